import { checkoutDeskAbi } from "@medequipshare/contracts";
import type { Assertion, Passkey } from "../access/passkey.ts";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { NetworkAddresses } from "../chain/network-addresses.ts";
import type { ActReceipt } from "../chain/sender.ts";
import { type CheckOutRequest, hashCheckOut } from "./check-out-request.ts";
import type { SignedPresence } from "./sign-presence.ts";

export type CheckOutParameters = {
  readonly request: CheckOutRequest;
  /** The lock's statement about this operator, with the request's nonce. */
  readonly presence: SignedPresence;
  /** The operator's, over the request. */
  readonly assertion: Assertion;
};
export type CheckOutReturnType = ActReceipt;

/** The operator's assertion over a check-out. */
export function signCheckOut(
  addresses: Pick<NetworkAddresses, "chainId" | "checkoutDesk">,
  passkey: Passkey,
  request: CheckOutRequest,
): Promise<Assertion> {
  return passkey.sign(hashCheckOut(addresses, request));
}

/** Grants the operator access to the unit for the rest of the loan. Anyone may send it. */
export function checkOut(
  { sender, addresses }: NetworkWriter,
  { request, presence, assertion }: CheckOutParameters,
): Promise<CheckOutReturnType> {
  const { r, s } = presence.signature;
  const statement = { issuedAt: presence.presence.issuedAt, r, s };
  return sender.send([
    encodeCall(addresses.checkoutDesk, checkoutDeskAbi, "checkOut", [request, statement, assertion]),
  ]);
}
