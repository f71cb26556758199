import { digestOfChain, findCursor, type OpenedDatabase, openDatabase } from "@medequipshare/readmodel";
import { createPublicClient, createTestClient, custom, http, type PublicClient } from "viem";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { borrower, LoanNetwork } from "../../testing/loan-network.ts";
import { type Ask, answerHalf, LAG_BLOCKS, type RpcRequest } from "../../testing/rpc-faults.ts";
import { type Anvil, startAnvil } from "../../testing/start-anvil.ts";
import { createIndexer, type Indexer } from "./create-indexer.ts";
import type { Reorganisation } from "./sync-step.ts";

const START_MILLISECONDS = 120_000;
/** Less than the server is behind. */
const FINALITY = 8;

let anvil: Anvil;
let network: LoanNetwork;
let opened: OpenedDatabase;
let indexer: Indexer;
let reorganisations: Reorganisation[];
/** How the server answers. */
let answer: (request: RpcRequest, ask: Ask) => Promise<unknown>;
const whole: typeof answer = (request, ask) => ask(request);

beforeAll(async () => {
  anvil = await startAnvil();
  network = await LoanNetwork.deploy(anvil.url);
  opened = await openDatabase({ url: "memory" });
}, START_MILLISECONDS);
afterAll(async () => {
  await opened?.close();
  await anvil?.[Symbol.asyncDispose]();
});
beforeEach(async () => {
  answer = whole;
  reorganisations = [];
  indexer = createIndexer({
    client: through(),
    addresses: network.addresses,
    opened,
    finalityDepth: FINALITY,
    onReorganised: (reorganisation) => reorganisations.push(reorganisation),
  });
  await network.deposit(borrower, 2, 1n);
  await network.mine(LAG_BLOCKS);
  await network.deposit(borrower, 2, 2n);
  await indexer.syncOnce();
});

/** The chain through a server that answers as it is told. */
function through(): PublicClient {
  // The method and what it takes come from a client of the same kind.
  const ask: Ask = (request) => network.client.request(request as never);
  const request = (asked: RpcRequest) => answer(asked, ask);
  return createPublicClient({ transport: custom({ request }, { retryCount: 0 }) });
}

const digest = () => digestOfChain(opened.db);

/** What one who begins anew makes of the chain. */
async function fresh() {
  await using beginning = await openDatabase({ url: "memory" });
  await createIndexer({ client: network.client, addresses: network.addresses, opened: beginning }).syncOnce();
  return await digestOfChain(beginning.db);
}

describe("an RPC that is further behind than blocks may be replaced", () => {
  it("takes no row back, and is followed again when it has caught up", async () => {
    const before = await digest();
    const cursor = await findCursor(opened.db);
    answer = (request, ask) => answerHalf("lag", request, ask);
    await indexer.syncOnce();
    expect(await digest()).toEqual(before);
    expect(await findCursor(opened.db)).toEqual(cursor);
    expect(indexer.status.indexed).toBe(cursor?.number);
    answer = whole;
    await network.deposit(borrower, 2, 3n);
    await indexer.syncOnce();
    expect(reorganisations).toEqual([]);
    expect(await digest()).toEqual(await fresh());
  });

  it("takes no row back either where another server of it tells of the newest block", async () => {
    const before = await digest();
    await network.mine(1);
    const cursor = await findCursor(opened.db);
    let isLagging = true;
    answer = async (request, ask) => {
      const isCursor = request.params[0] === `0x${cursor?.number.toString(16)}`;
      if (!isLagging || request.method !== "eth_getBlockByNumber" || !isCursor) return ask(request);
      isLagging = false;
      return null;
    };
    await indexer.syncOnce();
    expect(reorganisations).toEqual([]);
    expect(await digest()).toEqual(before);
    expect(indexer.status).toMatchObject({ isCaughtUp: true, indexed: (cursor?.number ?? 0) + 1 });
  });
});

describe("a chain that has become shorter", () => {
  it("is told from an RPC that is behind by the time of its newest block", async () => {
    const control = createTestClient({ mode: "anvil", transport: http(anvil.url) });
    const id = await control.snapshot();
    const before = await digest();
    await network.deposit(borrower, 2, 4n);
    await network.mine(3);
    await indexer.syncOnce();
    expect(await digest()).not.toEqual(before);
    const { timestamp } = await network.client.getBlock();
    await control.revert({ id });
    await control.setNextBlockTimestamp({ timestamp: timestamp + 1n });
    await network.mine(1);
    await indexer.syncOnce();
    expect(await digest()).toEqual(before);
    expect(reorganisations).toMatchObject([{ isOtherNetwork: false }]);
  });

  it("is told from one by what stands where an act stood", async () => {
    const control = createTestClient({ mode: "anvil", transport: http(anvil.url) });
    const id = await control.snapshot();
    const before = await digest();
    await network.deposit(borrower, 2, 5n);
    await network.mine(5);
    await indexer.syncOnce();
    await control.revert({ id });
    await network.mine(3);
    await indexer.syncOnce();
    expect(await digest()).toEqual(before);
  });
});

describe("an RPC that gives logs of few blocks at once", () => {
  it("is asked for fewer, also near the head", async () => {
    answer = (request, ask) => answerHalf("shorten", request, ask);
    await network.deposit(borrower, 2, 6n);
    await network.mine(FINALITY - 1);
    await indexer.syncOnce();
    expect(await digest()).toEqual(await fresh());
    expect(reorganisations).toEqual([]);
  });
});
