import type { Cursor, KnownBlock } from "@medequipshare/readmodel";
import type { PublicClient } from "viem";
import { type Header, readHeader } from "./read-header.ts";

/** What a server's chain says of the newest block in the read model. */
export type Standing = "stands" | "behind" | "replaced";

export type StandingParameters = {
  readonly client: PublicClient;
  readonly cursor: Cursor;
  readonly head: Header;
  /** The newest block with events up to the head. */
  readonly findWitness: () => Promise<KnownBlock | undefined>;
};

/**
 * Tells a server that is behind from a chain that was replaced: both lack the block. Where the head is below it, the
 * chain was replaced if it is younger all the same, or if another block stands where the read model knows one. What a
 * server that is behind does not show is no reason to take rows back.
 */
export async function standingOf({
  client,
  cursor,
  head,
  findWitness,
}: StandingParameters): Promise<Standing> {
  if (head.number >= cursor.number) {
    const current = await readHeader(client, cursor.number);
    // Behind one address several servers may answer, one of them not as far as the others.
    if (current === undefined) return "behind";
    return current.hash === cursor.hash ? "stands" : "replaced";
  }
  if (head.timestamp > cursor.timestamp) return "replaced";
  const witness = await findWitness();
  if (witness === undefined) return "behind";
  const there = await readHeader(client, witness.number);
  return there === undefined || there.hash === witness.hash ? "behind" : "replaced";
}
