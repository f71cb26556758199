import type { Cursor, KnownBlock } from "@medequipshare/readmodel";
import type { PublicClient } from "viem";
import { readHeader } from "./read-header.ts";

/**
 * The newest block on which the read model and the chain agree, after a block it had applied was replaced. Undefined
 * when they part before finality, where the journal cannot follow: then only a rebuild helps.
 */
export async function findCommonAncestor(
  known: readonly KnownBlock[],
  client: PublicClient,
  cursor: Cursor,
): Promise<KnownBlock | undefined> {
  for (const block of known) {
    const isSame = (await readHeader(client, block.number))?.hash === block.hash;
    // Nothing happened between this block and the final one, or it is newer: either way its rows still hold.
    if (isSame && block.number >= cursor.finalNumber) return block;
    if (block.number <= cursor.finalNumber) return isSame ? finalBlock(client, cursor) : undefined;
  }
  return finalBlock(client, cursor);
}

async function finalBlock(client: PublicClient, cursor: Cursor): Promise<KnownBlock | undefined> {
  return readHeader(client, cursor.finalNumber);
}
