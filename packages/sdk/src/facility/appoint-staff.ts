import type { Address } from "viem";
import { accountCreation, accountSigners } from "../access/account-address.ts";
import type { P256PublicKey } from "../access/p256-key.ts";
import type { Call } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";
import { dismissStaff } from "./acts.ts";
import { type AcceptedAppointment, appoint } from "./standing-acts.ts";

export type AppointStaffParameters = AcceptedAppointment & {
  /** Whether `account` is the passkey's own account, to be made in the same act: its signatures count from then on. */
  readonly createAccount?: boolean | undefined;
  /** Whose appointment ends in the same act, such as the person's old account, whose key was lost. */
  readonly replaces?: Address | undefined;
};
export type AppointStaffReturnType = ActReceipt;

/** Appoints or changes a member of staff who has accepted. The sender is an administrator of the facility. */
export function appointStaff(
  network: NetworkWriter,
  { createAccount, replaces, ...appointment }: AppointStaffParameters,
): Promise<AppointStaffReturnType> {
  const { sender, addresses } = network;
  const { passkey } = appointment;
  const made = createAccount === true ? passkey : undefined;
  if (made === undefined && replaces === undefined) return appoint(network, appointment);
  return sender.send([
    ...(made === undefined ? [] : [creationOf(network, made)]),
    ...(replaces === undefined ? [] : [dismissStaff.call(addresses, { account: replaces })]),
    appoint.call(addresses, appointment),
  ]);
}

function creationOf({ addresses }: NetworkWriter, passkey: P256PublicKey): Call {
  const data = accountCreation(accountSigners(addresses, [passkey]));
  return { to: addresses.accountFactory, data, functionName: "create" };
}
