import type { Address, Hex } from "@medequipshare/protocol";
import { BaseError, isHex, type PublicClient } from "viem";

/** The revert data of a transaction that failed, by running its call again before its block; 0x when it does not show. */
export async function replayRevert(
  client: PublicClient,
  call: { readonly account: Address; readonly to: Address; readonly data: Hex },
  { blockNumber }: { readonly blockNumber: bigint },
): Promise<Hex> {
  try {
    await client.call({ ...call, blockNumber: blockNumber - 1n });
    return "0x";
  } catch (error) {
    return revertDataOf(error) ?? "0x";
  }
}

/** The revert data somewhere inside what viem threw. */
export function revertDataOf(error: unknown): Hex | undefined {
  if (!(error instanceof BaseError)) return undefined;
  let found: Hex | undefined;
  error.walk((inner) => {
    const data: unknown =
      typeof inner === "object" && inner !== null && "data" in inner ? inner.data : undefined;
    if (isHex(data) && data.length >= 10) found = data;
    return false;
  });
  return found;
}
