import { encodePresence, type Presence } from "@medequipshare/domain";
import type { P256Key, P256Signature } from "../access/p256-key.ts";
import type { NetworkAddresses } from "../chain/network-addresses.ts";

/** A lock's statement with its signature. */
export type SignedPresence = { readonly presence: Presence; readonly signature: P256Signature };

/** Signs, with a lock's key, that an operator stands at the unit. */
export async function signPresence(
  { chainId, checkoutDesk }: Pick<NetworkAddresses, "chainId" | "checkoutDesk">,
  key: P256Key,
  presence: Presence,
): Promise<SignedPresence> {
  const preimage = encodePresence(presence, { chainId, contract: checkoutDesk });
  return { presence, signature: await key.sign(preimage) };
}
