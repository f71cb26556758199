import type { NodeClient } from "@medequipshare/protocol";

const EVERY_MS = 200;
const ATTEMPTS = 100;

/** Waits until the node has read a block, twenty seconds at most: what was done in it can be shown only then. */
export async function untilIndexed(node: NodeClient, blockNumber: bigint): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { indexed } = await node.network.get();
    if (indexed !== null && BigInt(indexed.number) >= blockNumber) return;
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}
