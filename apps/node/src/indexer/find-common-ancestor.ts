import type { Cursor, KnownBlock } from "@medequipshare/readmodel";
import type { PublicClient } from "viem";
import { type Header, readHeader } from "./read-header.ts";

/**
 * The newest block on which the read model and the chain agree, after a block it had applied was replaced. Undefined
 * when they part before finality, where the journal cannot follow: then only a rebuild helps. Throws when the chain's
 * server has not got a block below its head: then it says nothing about it.
 */
export async function findCommonAncestor(
  known: readonly KnownBlock[],
  client: PublicClient,
  { cursor, head }: { readonly cursor: Cursor; readonly head: Header },
): Promise<KnownBlock | undefined> {
  const { finalNumber } = cursor;
  for (const block of known) {
    const isSame = (await headerUpTo(client, block.number, head))?.hash === block.hash;
    // Nothing happened between this block and the final one, or it is newer: either way its rows still hold.
    if (isSame && block.number >= finalNumber) return block;
    if (block.number <= finalNumber) return isSame ? headerUpTo(client, finalNumber, head) : undefined;
  }
  return headerUpTo(client, finalNumber, head);
}

/** Undefined when the chain is not that long. */
async function headerUpTo(client: PublicClient, number: number, head: Header): Promise<Header | undefined> {
  if (number > head.number) return undefined;
  const header = await readHeader(client, number);
  if (header === undefined) throw new Error(`the RPC tells of block ${head.number} and lacks ${number}`);
  return header;
}
