import type { NodeClient } from "@medequipshare/protocol";
import type { PublicClient } from "viem";

/** Returns once the node's read model has the block that is the chain's latest now. Gives up after a minute. */
export async function untilIndexed(node: NodeClient, chain: PublicClient): Promise<void> {
  const latest = Number(await chain.getBlockNumber());
  const deadline = Date.now() + 60_000;
  for (;;) {
    const { indexed } = await node.network.get();
    if (indexed && indexed.number >= latest) return;
    if (Date.now() > deadline) throw new Error(`the node has block ${indexed?.number}, the chain ${latest}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
