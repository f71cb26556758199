import { type BreakGlass, encodeBreakGlass } from "@medequipshare/domain";
import type { P256Key, P256PublicKey, P256Signature } from "../access/p256-key.ts";
import type { NetworkAddresses } from "../chain/network-addresses.ts";

/** A lock's statement that it was opened without a grant, with its signature and the key that made it. */
export type SignedBreakGlass = {
  readonly opening: BreakGlass;
  readonly key: P256PublicKey;
  readonly signature: P256Signature;
};

/** Signs, with a lock's key, that it was opened without a grant. */
export async function signBreakGlass(
  { chainId, checkoutDesk }: Pick<NetworkAddresses, "chainId" | "checkoutDesk">,
  key: P256Key,
  opening: BreakGlass,
): Promise<SignedBreakGlass> {
  const preimage = encodeBreakGlass(opening, { chainId, contract: checkoutDesk });
  return { opening, key: key.publicKey, signature: await key.sign(preimage) };
}
