import { tmpdir } from "node:os";
import { openDatabase, operationStore, readingStore } from "@medequipshare/readmodel";
import { createPublicClient, http } from "viem";
import { describe, expect, it } from "vitest";
import { startAnvil } from "../../testing/start-anvil.ts";
import { Progress } from "../indexer/progress.ts";
import { concernsOf } from "./concerns-of.ts";
import { type Vitals, vitalsReader } from "./vitals.ts";

const relayer = { address: "0x00000000000000000000000000000000000000aa" } as const;
const GWEI = 10n ** 9n;
const well: Vitals = {
  now: 10_000,
  head: { number: 100, timestamp: 9_990 },
  indexed: { number: 100, timestamp: 9_990 },
  lagBlocks: 0,
  relayer: { ...relayer, balance: 10n ** 18n, acts: 500 },
  gas: { fee: 30n * GWEI, most: 100n * GWEI },
  queue: { acts: 0, since: null },
  storedReadings: 0,
  freeBytes: 50 * 1024 ** 3,
  documentPeers: { reached: 0, unreachable: [] },
  leftOut: 0,
};

describe("concernsOf", () => {
  it("finds nothing amiss with a node that is well", () => {
    expect(concernsOf(well)).toEqual([]);
  });

  it.each<[string, Partial<Vitals>, "notice" | "fault" | "outage", RegExp]>([
    ["nothing indexed", { indexed: null, lagBlocks: null }, "outage", /no block is indexed yet: wait/],
    [
      "an RPC that is behind",
      { head: { number: 20, timestamp: 9_000 } },
      "fault",
      /80 blocks behind what is indexed: check/,
    ],
    [
      "dear gas",
      { gas: { ...well.gas, fee: 1_500_000_000n + 100n * GWEI } },
      "fault",
      /costs 101\.5 gwei.* allows: acts wait/,
    ],
    ["few acts left", { relayer: { ...well.relayer, acts: 7 } }, "notice", /running low: about 7 acts; send/],
    ["a disk nearly full", { freeBytes: 300 * 1024 ** 2 }, "notice", /nearly full, 300 MiB left: make room/],
    ["a full disk", { freeBytes: 1024 ** 2 }, "fault", /is full, 1 MiB left: make room/],
    ["acts that wait", { queue: { acts: 3, since: 8_000 } }, "fault", /3 acts wait .* 33 minutes: check/],
    [
      "a silent peer",
      { documentPeers: { reached: 1, unreachable: ["/ip4/10.0.0.7"] } },
      "notice",
      /10\.0\.0\.7: check/,
    ],
    ["logs left out", { leftOut: 4 }, "notice", /rpc left logs out: 4/],
  ])("tells of %s", (_what, part, weighs, reason) => {
    expect(concernsOf({ ...well, ...part })).toEqual([{ weighs, reason: expect.stringMatching(reason) }]);
  });
});

describe("vitalsReader", () => {
  it("gives up on a database that hangs, and asks it once", async () => {
    await using anvil = await startAnvil();
    await using opened = await openDatabase({ url: "memory" });
    const { db } = opened;
    const hanging = Promise.withResolvers<void>();
    const asked: string[] = [];
    const readVitals = vitalsReader({
      probe: createPublicClient({ transport: http(anvil.url) }),
      relayer,
      mostFeePerGas: 100n * GWEI,
      indexer: { status: { ...unknown } },
      indexedAt: () => ({ number: 0, timestamp: 9_990 }),
      async readQueue() {
        asked.push("queue");
        return { acts: await operationStore(db).countOpen(), since: null };
      },
      countReadings: () => readingStore(db).count(),
      content: { peerCount: () => 0, unreachablePeers: () => [] },
      dataDirectory: tmpdir(),
      now: () => 10_000,
    });
    const held = db.transaction(() => hanging.promise);
    const outage = expect.stringMatching(/database does not answer: check/);
    for (const _look of [1, 2]) {
      const concerns = concernsOf(await readVitals());
      expect(concerns).toContainEqual({ weighs: "outage", reason: outage });
    }
    expect(asked).toHaveLength(1);
    hanging.resolve();
    await held;
    await expect
      .poll(async () => (await readVitals()).queue, { timeout: 10_000 })
      .toEqual({ acts: 0, since: null });
  }, 90_000);
});

const unknown = new Progress().status;
