import type { PublicClient } from "viem";

/** The time the contracts would see now, in unix seconds: that of the block being made. */
export type ChainClock = () => Promise<number>;

/** Asks the chain; whoever asks while it is being asked shares the answer, which is never kept: a chain's time can leap. */
export function chainClock(client: PublicClient): ChainClock {
  let asking: Promise<number> | undefined;
  return () => {
    asking ??= ask(client).finally(() => {
      asking = undefined;
    });
    return asking;
  };
}

async function ask(client: PublicClient): Promise<number> {
  const block = await client.getBlock({ blockTag: "pending" });
  return Number(block.timestamp);
}
