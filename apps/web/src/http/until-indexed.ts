import type { NodeClient } from "@medequipshare/protocol";

const EVERY_MS = 200;
const ATTEMPTS = 100;

/**
 * Waits until the node has read a block, twenty seconds at most: what was done in it can be shown only then. Does not
 * wait for a node that builds its rows anew, which takes minutes.
 */
export async function untilIndexed(node: NodeClient, blockNumber: bigint): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { indexed, rebuild } = await node.network.get();
    if (rebuild !== null) return;
    if (indexed !== null && BigInt(indexed.number) >= blockNumber) return;
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}
