import { AppError } from "@medequipshare/domain";
import type { Address } from "viem";
import type { Call } from "../chain/encode-call.ts";
import type { NetworkAddresses } from "../chain/network-addresses.ts";
import type { Sender } from "../chain/sender.ts";
import { accountSigners } from "./account-address.ts";
import { type AwaitDeliveryOptions, awaitDelivery } from "./await-delivery.ts";
import type { OperationRelay, PrepareInput } from "./operation-relay.ts";
import type { Passkey } from "./passkey.ts";
import { signAsAccount } from "./sign-as-account.ts";
import { encodeCalls, hashUserOperation, type UserOperation } from "./user-operation.ts";

export type PasskeySenderParameters = AwaitDeliveryOptions & {
  /** Such as `createNodeClient(url).operation`. */
  readonly operations: OperationRelay;
  readonly addresses: Pick<NetworkAddresses, "chainId" | "webAuthnVerifier" | "accountFactory">;
  readonly passkey: Passkey;
  readonly account: Address;
  /** Asked by a node of an account that belongs to no facility yet. */
  readonly enrolmentCode?: string | undefined;
};

/**
 * Sends as a passkey account without gas: the facility's node prepares an operation, the passkey signs it, the node
 * submits it. What the node wants signed is compared with what was asked for; a difference throws
 * access.operation-altered before anything is signed.
 */
export function passkeySender(parameters: PasskeySenderParameters): Sender {
  const { operations, addresses, passkey, account, enrolmentCode } = parameters;
  return {
    account,
    async send(calls) {
      const { signers, threshold } = accountSigners(addresses, [passkey.publicKey]);
      const body: PrepareInput = {
        account,
        calls: calls.map(({ to, data }) => ({ to, data })),
        signers: [...signers],
        threshold,
        enrolmentCode,
      };
      const prepared = await operations.prepare({ body });
      const hash = requireSame(prepared, account, calls, addresses);
      const signature = await signAsAccount({ passkey, webAuthnVerifier: addresses.webAuthnVerifier, hash });
      const userOperation = { ...prepared.userOperation, signature };
      const submitted = await operations.submit({ body: { userOperation, enrolmentCode } });
      return awaitDelivery(hash, submitted, () => operations.get({ params: { hash } }), parameters);
    },
  };
}

function requireSame(
  { userOperation, hash }: { userOperation: UserOperation; hash: string },
  account: Address,
  calls: readonly Call[],
  addresses: PasskeySenderParameters["addresses"],
): `0x${string}` {
  const own = hashUserOperation(userOperation, addresses.chainId);
  const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  if (!same(userOperation.sender, account)) refuse("sender");
  if (!same(userOperation.callData, encodeCalls(calls))) refuse("callData");
  if (userOperation.factory !== undefined && !same(userOperation.factory, addresses.accountFactory)) {
    refuse("factory");
  }
  if (!same(own, hash)) refuse("hash");
  return own;
}

function refuse(field: string): never {
  throw new AppError("access.operation-altered", { field });
}
