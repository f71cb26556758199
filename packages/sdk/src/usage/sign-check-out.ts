import type { Assertion, Passkey } from "../access/passkey.ts";
import type { NetworkAddresses } from "../chain/network-addresses.ts";
import { type CheckOutRequest, hashCheckOut } from "./check-out-request.ts";

/** The operator's assertion over a check-out. */
export function signCheckOut(
  addresses: Pick<NetworkAddresses, "chainId" | "checkoutDesk">,
  passkey: Passkey,
  request: CheckOutRequest,
): Promise<Assertion> {
  return passkey.sign(hashCheckOut(addresses, request));
}
