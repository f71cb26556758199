import type { Hex } from "@medequipshare/protocol";
import { pino } from "pino";
import { createPublicClient, custom, pad, toHex } from "viem";
import { describe, expect, it, vi } from "vitest";
import { type IncludedAct, watchActs } from "./watch-acts.ts";

const hashOf = (number: number): Hex => pad(toHex(number), { size: 32 });

/** A chain that is told where each transaction lies, and what the watch did with acts found on it. */
function scene(included: Record<number, number>, from = 100) {
  const places = new Map(Object.entries(included).map(([act, block]) => [hashOf(Number(act)), block]));
  let acts: IncludedAct[] = [...places].map(([id, block]) => ({ id, transaction: id, block }));
  const chain = { head: 1_000, isDown: false };
  async function request({ method, params }: { method: string; params?: unknown }): Promise<unknown> {
    if (chain.isDown) throw new Error("the RPC is down");
    const [of] = params as [Hex];
    if (method === "eth_getBlockByNumber")
      return Number(of) <= chain.head ? { number: of, transactions: [] } : null;
    const block = places.get(of);
    return block === undefined
      ? null
      : { transactionHash: of, blockNumber: toHex(block), logs: [], status: "0x1" };
  }
  const reopened: Hex[] = [];
  const watch = watchActs({
    client: createPublicClient({ transport: custom({ request }, { retryCount: 0 }) }),
    log: pino({ level: "silent" }),
    from,
    forgetNonce: vi.fn(async () => undefined),
    onReopened: vi.fn(),
    kinds: [
      {
        listIncluded: async (after, skip, limit) =>
          acts
            .filter(({ block }) => (block ?? 0) > after)
            .sort((a, b) => (b.block ?? 0) - (a.block ?? 0))
            .slice(skip, skip + limit),
        async reopen(id) {
          acts = acts.filter((act) => act.id !== id);
          reopened.push(id);
        },
      },
    ],
  });
  const reach = async (block: number) => {
    watch.reach(block);
    await watch.close();
  };
  return { chain, drop: (act: number) => places.delete(hashOf(act)), reach, watch, reopened };
}

describe("watchActs", () => {
  it("opens an act again whose block was replaced before the read model came to it", async () => {
    const { drop, reach, reopened } = scene({ 1: 120, 2: 121 });
    drop(2);
    await reach(121);
    expect(reopened).toEqual([hashOf(2)]);
  });

  it("compares again, when the RPC fails, at the same block", async () => {
    const { chain, drop, reach, reopened } = scene({ 1: 120 });
    drop(1);
    chain.isDown = true;
    await reach(121);
    expect(reopened).toEqual([]);
    chain.isDown = false;
    await reach(121);
    expect(reopened).toEqual([hashOf(1)]);
  });

  it("looks behind what was taken back, and no further", async () => {
    const { drop, reach, watch, reopened } = scene({ 1: 120, 2: 200 });
    await reach(300);
    drop(1);
    drop(2);
    watch.takeBack(190);
    await reach(300);
    expect(reopened).toEqual([hashOf(2)]);
  });

  it("leaves alone what an RPC does not know that has not come to its block", async () => {
    const { chain, drop, reach, reopened } = scene({ 1: 120 });
    drop(1);
    chain.head = 119;
    await reach(121);
    expect(reopened).toEqual([]);
  });

  it("leaves alone old acts whose receipts are no longer served", async () => {
    const { drop, reach, reopened } = scene({ 1: 20, 2: 120 });
    drop(1);
    await reach(121);
    expect(reopened).toEqual([]);
  });
});
