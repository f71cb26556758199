import { decodeFailure } from "@medequipshare/sdk";
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
  try {
    return await timeOf(client, "pending");
  } catch (error) {
    if (decodeFailure(error).code === "chain.unreachable") throw error;
    // Some servers know no block that is being made.
    return timeOf(client, "latest");
  }
}

async function timeOf(client: PublicClient, blockTag: "pending" | "latest"): Promise<number> {
  return Number((await client.getBlock({ blockTag })).timestamp);
}
