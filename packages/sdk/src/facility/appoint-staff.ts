import { facilityRegistryAbi, passkeyAccountFactoryAbi } from "@medequipshare/contracts";
import type { RoleBits, UnixSeconds } from "@medequipshare/domain";
import type { Address } from "viem";
import { accountSigners } from "../access/account-address.ts";
import type { P256PublicKey } from "../access/p256-key.ts";
import { type Call, encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";
import { passkeyCoordinates } from "./membership-application.ts";

export type AppointStaffParameters = {
  readonly account: Address;
  readonly roles: RoleBits;
  /** End of the appointment. */
  readonly until: UnixSeconds;
  /** The person's passkey; absent for a plain wallet. */
  readonly passkey?: P256PublicKey | undefined;
  /** Whether `account` is the passkey's own account, to be made in the same act so that it can sign hand-overs. */
  readonly createAccount?: boolean | undefined;
};
export type AppointStaffReturnType = ActReceipt;

/** Appoints or changes a member of staff. The sender is an administrator of the facility. */
export function appointStaff(
  { sender, addresses }: NetworkWriter,
  { account, roles, until, passkey, createAccount }: AppointStaffParameters,
): Promise<AppointStaffReturnType> {
  const { x, y } = passkeyCoordinates(passkey);
  const calls: Call[] = [
    encodeCall(addresses.facilityRegistry, facilityRegistryAbi, "appoint", [account, roles, until, x, y]),
  ];
  if (createAccount === true && passkey !== undefined) {
    const { signers, threshold } = accountSigners(addresses, [passkey]);
    calls.unshift(
      encodeCall(addresses.accountFactory, passkeyAccountFactoryAbi, "create", [signers, BigInt(threshold)]),
    );
  }
  return sender.send(calls);
}
