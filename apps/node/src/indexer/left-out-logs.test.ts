import { digestOfChain, type OpenedDatabase, openDatabase, resetChain } from "@medequipshare/readmodel";
import { createPublicClient, custom, type PublicClient } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { borrower, LoanNetwork } from "../../testing/loan-network.ts";
import { type Anvil, startAnvil } from "../../testing/start-anvil.ts";
import { createIndexer } from "./create-indexer.ts";

const START_MILLISECONDS = 120_000;

let anvil: Anvil;
let network: LoanNetwork;
let opened: OpenedDatabase;
/** What a server that leaves nothing out makes of the chain. */
let whole: Awaited<ReturnType<typeof digestOfChain>>;
let deposits: readonly number[];

beforeAll(async () => {
  anvil = await startAnvil();
  network = await LoanNetwork.deploy(anvil.url);
  const acts = [];
  for (const amount of [1n, 2n, 3n]) acts.push(await network.deposit(borrower, 2, amount));
  deposits = acts.map(({ block }) => block);
  // Blocks in which another contract tells of something, and blocks without any log.
  await network.mine(3);
  opened = await openDatabase({ url: "memory" });
  whole = (await follow(network.client)).digest;
}, START_MILLISECONDS);
afterAll(async () => {
  await opened?.close();
  await anvil?.[Symbol.asyncDispose]();
});

type Request = { readonly method: string; readonly params: readonly unknown[] };
type Answer = (request: Request, ask: () => Promise<unknown>) => Promise<unknown>;

/** The chain through a server that answers some requests otherwise. */
function through(answer: Answer): PublicClient {
  const request = (asked: Request) =>
    // The method and what it takes come from a client of the same kind.
    answer(asked, () => network.client.request(asked as never));
  return createPublicClient({ transport: custom({ request }, { retryCount: 0 }) });
}

async function follow(client: PublicClient, finalityDepth = 64) {
  const { addresses } = network;
  await resetChain(opened);
  const told: number[] = [];
  const asked: string[] = [];
  const counting = createPublicClient({
    transport: custom({
      request({ method, params }: Request) {
        asked.push(method);
        // As in the client it is for.
        return client.request({ method, params } as never);
      },
    }),
  });
  const onLeftOut = (logs: number) => told.push(logs);
  await using indexer = createIndexer({ client: counting, addresses, opened, finalityDepth, onLeftOut });
  await indexer.syncOnce();
  return { digest: await digestOfChain(opened.db), told, asked, status: indexer.status };
}

const isEmptied = (params: readonly unknown[], byHash: boolean) => {
  const [filter] = params;
  return typeof filter === "object" && filter !== null && (byHash || !("blockHash" in filter));
};

const noLogs: Answer = async ({ method }, ask) => (method === "eth_getLogs" ? [] : ask());
const isOfDeposit = (log: unknown) =>
  typeof log === "object" &&
  log !== null &&
  "blockNumber" in log &&
  deposits.slice(1).includes(Number(log.blockNumber));

describe("an RPC that leaves logs out", () => {
  it("of all its answers costs no row, and how many they were is told", async () => {
    const { digest, told, status } = await follow(through(noLogs));
    expect(digest).toEqual(whole);
    const sum = told.reduce((all, logs) => all + logs, 0);
    expect(sum).toBe(status.events);
    expect(status.leftOut).toBe(sum);
  });

  it("of blocks below finality costs no row either", async () => {
    const { digest, told } = await follow(through(noLogs), 0);
    expect(digest).toEqual(whole);
    expect(told.length).toBeGreaterThan(0);
  });

  it("of some blocks of an answer is told of those", async () => {
    const { digest, status } = await follow(
      through(async ({ method }, ask) => {
        const answer = await ask();
        return method === "eth_getLogs" && Array.isArray(answer)
          ? answer.filter((log) => !isOfDeposit(log))
          : answer;
      }),
    );
    expect(digest).toEqual(whole);
    expect(status.leftOut).toBe(2);
  });

  it("and gives them when it is asked for the block itself is told of to nobody", async () => {
    const { digest, told, asked } = await follow(
      through(async ({ method, params }, ask) =>
        method === "eth_getLogs" && isEmptied(params, false) ? [] : ask(),
      ),
    );
    expect(digest).toEqual(whole);
    expect(told).toEqual([]);
    expect(asked).not.toContain("eth_getBlockReceipts");
  });

  it("and has no receipts of whole blocks is asked for those of each transaction", async () => {
    const { digest, status } = await follow(
      through(async (request, ask) => {
        if (request.method === "eth_getBlockReceipts") throw new Error("the method does not exist");
        return noLogs(request, ask);
      }),
    );
    expect(digest).toEqual(whole);
    expect(status.leftOut).toBe(status.events);
  });

  it("and has no receipts yet holds the read model up rather than make it wrong", async () => {
    let isLagging = true;
    const { digest } = await follow(
      through(async (request, ask) => {
        if (request.method !== "eth_getBlockReceipts" || !isLagging) return noLogs(request, ask);
        isLagging = false;
        return null;
      }),
    );
    expect(digest).toEqual(whole);
  });
});

describe("an RPC that leaves nothing out", () => {
  it("is told of to nobody and asked for no receipt", async () => {
    const { told, asked } = await follow(network.client);
    expect(told).toEqual([]);
    expect(asked).not.toContain("eth_getBlockReceipts");
  });

  it("is told of to nobody when a bloom tells of what never was", async () => {
    const [deposit = 0] = deposits;
    const { logsBloom } = await network.client.getBlock({ blockNumber: BigInt(deposit) });
    const { digest, told, asked } = await follow(
      through(async ({ method }, ask) => {
        const answer = await ask();
        const isHeader = method === "eth_getBlockByNumber" && typeof answer === "object" && answer !== null;
        const isQuiet = isHeader && "transactions" in answer && String(answer.transactions) === "";
        return isQuiet ? { ...answer, logsBloom } : answer;
      }),
    );
    expect(digest).toEqual(whole);
    expect(told).toEqual([]);
    expect(asked).toContain("eth_getBlockReceipts");
  });

  it("is not asked for receipts of a block whose bloom tells of everything", async () => {
    const { digest, asked } = await follow(
      through(async ({ method }, ask) => {
        const answer = await ask();
        const isHeader = method === "eth_getBlockByNumber" && typeof answer === "object";
        return isHeader ? { ...answer, logsBloom: `0x${"ff".repeat(256)}` } : answer;
      }),
    );
    expect(digest).toEqual(whole);
    expect(asked).not.toContain("eth_getBlockReceipts");
  });
});
