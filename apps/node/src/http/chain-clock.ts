import type { PublicClient } from "viem";

/** The time the contracts would see now, in unix seconds: that of the block being made. */
export type ChainClock = () => Promise<number>;

const KEPT_MS = 250;

/** Asks the chain at most four times a second. */
export function chainClock(client: PublicClient): ChainClock {
  let asked: { readonly at: number; readonly answer: Promise<number> } | undefined;
  return () => {
    if (asked === undefined || Date.now() - asked.at > KEPT_MS)
      asked = { at: Date.now(), answer: ask(client) };
    return asked.answer;
  };
}

async function ask(client: PublicClient): Promise<number> {
  const block = await client.getBlock({ blockTag: "pending" });
  return Number(block.timestamp);
}
