import {
  digestOfChain,
  findCursor,
  getFacility,
  inChain,
  isBuiltBeside,
  type OpenedDatabase,
  resetChain,
} from "@medequipshare/readmodel";
import { describeOnEngines } from "@medequipshare/readmodel/testing";
import { createPublicClient, custom, type PublicClient } from "viem";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { z } from "zod";
import { borrower, LoanNetwork } from "../../testing/loan-network.ts";
import { type Anvil, startAnvil } from "../../testing/start-anvil.ts";
import { serveReadModel } from "../process/serve-read-model.ts";
import { type AppliedBlocks, createIndexer } from "./create-indexer.ts";

const START_MILLISECONDS = 120_000;
/** More than one step takes, so that a rebuild can end between two of them. */
const QUIET_BLOCKS = 70;
const EARLIER_NPI = "2999999999";

let anvil: Anvil;
let network: LoanNetwork;

beforeAll(async () => {
  anvil = await startAnvil();
  network = await LoanNetwork.deploy(anvil.url);
  await network.prepare();
  await network.mine(QUIET_BLOCKS);
  await network.deposit(borrower, 2, 5n);
}, START_MILLISECONDS);
afterAll(() => anvil[Symbol.asyncDispose]());

function index(
  opened: OpenedDatabase,
  client: PublicClient = network.client,
  applied: AppliedBlocks[] = [],
  failures: unknown[] = [],
) {
  const { addresses } = network;
  const onApplied = (blocks: AppliedBlocks) => applied.push(blocks);
  return createIndexer({
    client,
    addresses,
    opened,
    finalityDepth: 10_000,
    pollingMilliseconds: 20,
    onApplied,
    onFailure: (failure) => failures.push(failure),
  });
}

/** A chain that ends with everything else once somebody asks for this block, and knows another one not yet. */
function clientUntil(block: number, unknown?: number): PublicClient {
  const transport = custom({
    async request({ method, params }: { method: string; params: readonly unknown[] }) {
      if (params[0] === `0x${block.toString(16)}`) throw new Error("killed");
      if (params[0] === `0x${unknown?.toString(16)}`) return null;
      // The method and what it takes come from a client of the same kind.
      return network.client.request({ method, params } as never);
    },
  });
  return createPublicClient({ transport });
}

/** Asks /v1 for a facility until stopped; gives the NPIs that it answered, each once. */
async function askUntil(url: string, stop: AbortSignal): Promise<readonly string[]> {
  const answered = new Set<string>();
  do {
    const response = await fetch(`${url}/v1/facilities/2`);
    const { npi } = z.object({ npi: z.string() }).parse(await response.json());
    answered.add(npi);
  } while (!stop.aborted);
  return [...answered];
}

/** Makes the rows look as if an earlier version of the handlers had made them. */
async function shapeAsEarlier({ db }: OpenedDatabase): Promise<void> {
  await inChain(db, "chain", async (tx) => {
    await tx.execute("select set_config('medequipshare.block', 'final', true)");
    await tx.execute(`update facility set npi = '${EARLIER_NPI}'`);
    await tx.execute("comment on schema chain is 'of an earlier version'");
  });
}

describeOnEngines("a read model whose rows something else shaped", (open) => {
  let opened: OpenedDatabase;
  let fresh: Awaited<ReturnType<typeof digestOfChain>>;
  const npi = async () => (await getFacility(opened.db, 2)).npi;

  beforeAll(async () => {
    opened = await open();
    await index(opened).syncOnce();
    fresh = await digestOfChain(opened.db);
  }, START_MILLISECONDS);

  it(
    "is served while another is built beside it, and replaced by what a fresh one holds",
    async () => {
      await shapeAsEarlier(opened);
      const served = await findCursor(opened.db);
      await opened.migrate();
      expect(await isBuiltBeside(opened.db)).toBe(true);
      const { block: head } = await network.deposit(borrower, 2, 1n);

      const listening = await serveReadModel({ db: opened.db, now: 0 });
      const stop = new AbortController();
      const asking = askUntil(listening.url, stop.signal);

      // The process ends between two steps.
      const ended = index(opened, clientUntil(head));
      await expect(ended.syncOnce()).rejects.toThrow("killed");
      expect(await npi()).toBe(EARLIER_NPI);
      expect(await findCursor(opened.db)).toEqual(served);
      expect(ended.status).toMatchObject({ indexed: served?.number, isCaughtUp: false });
      const built = await inChain(opened.db, "chain_next", findCursor);
      expect(built?.number).toBeGreaterThan(0);
      expect(ended.status.beside).toEqual({ block: built?.number });

      // The next one goes on where it was.
      await opened.migrate();
      expect(await inChain(opened.db, "chain_next", findCursor)).toEqual(built);
      const applied: AppliedBlocks[] = [];
      const indexer = index(opened, network.client, applied);
      await indexer.syncOnce();
      expect(indexer.status).toMatchObject({ indexed: head, isCaughtUp: true, beside: undefined });
      expect(indexer.status.events).toBeLessThan(ended.status.events);
      expect(applied).toMatchObject([{ number: head, isReorganised: true }]);
      expect(await isBuiltBeside(opened.db)).toBe(false);
      expect(await npi()).toBe("2000000010");
      stop.abort();
      const [first, ...others] = await asking;
      await listening.close();
      expect(first).toBe(EARLIER_NPI);
      expect(["2000000010"]).toEqual(expect.arrayContaining(others));
      const replaced = await digestOfChain(opened.db);
      await resetChain(opened);
      await index(opened).syncOnce();
      expect(replaced).toEqual(await digestOfChain(opened.db));
      expect(replaced["facility"]).toEqual(fresh["facility"]);
    },
    START_MILLISECONDS,
  );

  it(
    "takes back what a reorganisation replaced after it was switched to",
    async () => {
      await shapeAsEarlier(opened);
      await opened.migrate();
      const indexer = index(opened);
      await indexer.syncOnce();
      const before = await digestOfChain(opened.db);
      await network.deposit(borrower, 2, 7n);
      await indexer.syncOnce();
      expect(await digestOfChain(opened.db)).not.toEqual(before);
      await network.replaceBlocks(2);
      await indexer.syncOnce();
      expect(await digestOfChain(opened.db)).toEqual(before);
    },
    START_MILLISECONDS,
  );

  it(
    "begins anew what was built beside it by yet another version",
    async () => {
      await shapeAsEarlier(opened);
      await opened.migrate();
      await expect(index(opened, clientUntil(QUIET_BLOCKS)).syncOnce()).rejects.toThrow("killed");
      await opened.db.execute("comment on schema chain_next is 'of yet another version'");
      await opened.migrate();
      expect(await inChain(opened.db, "chain_next", findCursor)).toBeUndefined();
      await index(opened).syncOnce();
      expect(await npi()).toBe("2000000010");
    },
    START_MILLISECONDS,
  );

  it(
    "is served on while the chain's endpoint lags behind it",
    async () => {
      await shapeAsEarlier(opened);
      await opened.migrate();
      const served = await findCursor(opened.db);
      const indexer = index(opened, clientUntil(QUIET_BLOCKS, served?.number));
      await expect(indexer.syncOnce()).rejects.toThrow("killed");
      expect(await isBuiltBeside(opened.db)).toBe(true);
      expect(await npi()).toBe(EARLIER_NPI);
      expect(await findCursor(opened.db)).toEqual(served);
      expect(indexer.status).toMatchObject({ indexed: served?.number });
      await index(opened).syncOnce();
      expect(await npi()).toBe("2000000010");
    },
    START_MILLISECONDS,
  );

  it(
    "goes on when what was served cannot be dropped, which the next start does",
    async () => {
      await shapeAsEarlier(opened);
      await opened.migrate();
      const failures: unknown[] = [];
      const indexer = index(opened, network.client, [], failures);
      const execute = opened.db.execute.bind(opened.db);
      const dropping = vi.spyOn(opened.db, "execute").mockImplementation((query) => {
        if (JSON.stringify(query).includes("drop schema")) throw new Error("somebody reads it");
        return execute(query);
      });
      await indexer.syncOnce();
      dropping.mockRestore();
      expect(failures).toMatchObject([{ cause: { message: "somebody reads it" } }]);
      expect(await npi()).toBe("2000000010");
      const { block } = await network.deposit(borrower, 2, 1n);
      await indexer.syncOnce();
      expect(indexer.status).toMatchObject({ indexed: block, isCaughtUp: true, beside: undefined });
      await opened.migrate();
      const left = await opened.db.execute("select to_regnamespace('chain_old') as kept");
      expect(left).toMatchObject({ rows: [{ kept: null }] });
    },
    START_MILLISECONDS,
  );
});
