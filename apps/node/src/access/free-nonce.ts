import type { Address } from "@medequipshare/protocol";
import type { OperationStore } from "@medequipshare/readmodel";
import { storedOperation } from "./operation-consignment.ts";

/** More operations than one account has in blocks that are ever replaced. */
const MOST_STANDING = 256;

/**
 * The first nonce of an account, from one on, that no operation has which this node has acknowledged: the chain may have
 * dropped some and not taken them again yet, and their places are not another's.
 */
export async function freeNonce(
  store: Pick<OperationStore, "listStanding">,
  account: Address,
  from: bigint,
): Promise<bigint> {
  const standing = await store.listStanding(`0x${account.slice(2).toLowerCase()}`, MOST_STANDING);
  const taken = new Set(standing.map((row) => storedOperation(row).nonce));
  let nonce = from;
  while (taken.has(nonce)) nonce += 1n;
  return nonce;
}
