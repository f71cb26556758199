import { type OpenedDatabase, openDatabase, type RelayStore, relayStore } from "@medequipshare/readmodel";
import { pino } from "pino";
import {
  type Address,
  createPublicClient,
  createTestClient,
  type Hex,
  http,
  keccak256,
  parseEther,
  parseGwei,
  stringToHex,
} from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Anvil, startAnvil } from "../../testing/start-anvil.ts";
import { type Outbox, startOutbox } from "./outbox.ts";
import { relayConsignment } from "./relay-consignment.ts";
import { createRelayer, type Relayer } from "./relayer.ts";

const MOST_FEE = parseGwei("100");
const log = pino({ level: "silent" });
let anvil: Anvil;
let opened: OpenedDatabase;

beforeAll(async () => {
  [anvil, opened] = await Promise.all([startAnvil(), openDatabase({ url: "memory" })]);
}, 90_000);
afterAll(async () => {
  await opened?.close();
  await anvil?.[Symbol.asyncDispose]();
}, 30_000);

const clientOf = () => createPublicClient({ transport: http(anvil.url), cacheTime: 0 });
const control = () => createTestClient({ mode: "anvil", transport: http(anvil.url) });

/** A node's outbox with a relayer of its own and nothing else. */
class Sender implements AsyncDisposable {
  readonly client = clientOf();
  readonly account = privateKeyToAccount(generatePrivateKey());
  readonly store: RelayStore = relayStore(opened.db);
  relayer: Relayer;
  #outbox: Outbox;

  constructor() {
    [this.relayer, this.#outbox] = this.#open();
  }

  #open(): [Relayer, Outbox] {
    const { client, account, store } = this;
    const relayer = createRelayer({
      client,
      account,
      chainId: 31_338,
      mostFeePerGas: MOST_FEE,
      patienceMs: 300,
    });
    const consignments = [relayConsignment({ client, relayer: account.address, store, now: () => 1 })];
    return [relayer, startOutbox({ relayer, log, consignments, retryMs: 50 })];
  }

  stop = () => this.#outbox.close();

  start(): void {
    [this.relayer, this.#outbox] = this.#open();
  }

  async restart(): Promise<void> {
    await this.stop();
    this.start();
  }

  /** Stores an act, which the outbox then delivers. */
  async accept(name: string): Promise<Hex> {
    const data = stringToHex(`${name} ${this.account.address}`);
    const id = keccak256(data);
    await this.store.put({
      id,
      to: receiver,
      data,
      status: "queued",
      transaction: null,
      transactions: [],
      block: null,
      success: null,
      revertData: null,
      gasUsed: null,
      createdAt: 1,
      updatedAt: 1,
    });
    this.#outbox.wake();
    return id;
  }

  fund = (ether: string) => control().setBalance({ address: this.account.address, value: parseEther(ether) });
  statusOf = async (id: Hex) => (await this.store.find(id))?.status;

  async untilSent(id: Hex): Promise<Hex> {
    const sent = async () => {
      const hash = this.relayer.hashesOf(id)[0];
      return hash === undefined
        ? undefined
        : this.client.getTransaction({ hash }).then(
            () => hash,
            () => undefined,
          );
    };
    await expect.poll(sent, { timeout: 20_000 }).toBeDefined();
    return this.relayer.hashesOf(id)[0] ?? "0x";
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#outbox.close();
    for (const { id } of await this.store.listOpen()) await this.store.change(id, { status: "failed" });
  }
}

const receiver: Address = "0x00000000000000000000000000000000000000cc";

async function rawOf(hash: Hex): Promise<Hex> {
  // viem's list of methods lacks this one.
  return clientOf().request({ method: "eth_getRawTransactionByHash" as never, params: [hash] as never });
}

/** How often the chain holds each act. */
async function timesIncluded(ids: readonly Hex[]): Promise<readonly number[]> {
  const client = clientOf();
  const head = await client.getBlockNumber();
  const inputs: Hex[] = [];
  for (let blockNumber = 0n; blockNumber <= head; blockNumber += 1n) {
    const { transactions } = await client.getBlock({ blockNumber, includeTransactions: true });
    inputs.push(...transactions.map(({ input }) => keccak256(input)));
  }
  return ids.map((id) => inputs.filter((each) => each === id).length);
}

/** Lets blocks come, of a base fee if one is given, until all acts are included. */
async function mineUntilIncluded(sender: Sender, ids: readonly Hex[], baseFeePerGas?: bigint): Promise<void> {
  const all = async () => {
    if (baseFeePerGas !== undefined) await control().setNextBlockBaseFeePerGas({ baseFeePerGas });
    await control().mine({ blocks: 1 });
    return Promise.all(ids.map(sender.statusOf));
  };
  await expect.poll(all, { timeout: 30_000, interval: 100 }).toEqual(ids.map(() => "included"));
}

describe("a relayer", () => {
  beforeEach(async () => {
    await control().setAutomine(false);
    await control().setNextBlockBaseFeePerGas({ baseFeePerGas: parseGwei("1") });
    await control().mine({ blocks: 1 });
  });

  it("says that it has no money, keeps what is queued, and delivers it once funded", async () => {
    await using sender = new Sender();
    const unfunded = { code: "access.relayer-unfunded", evidence: { relayer: sender.account.address } };
    await expect(sender.relayer.requireFunds()).rejects.toMatchObject(unfunded);
    const id = await sender.accept("unfunded");
    expect(await sender.statusOf(id)).toBe("queued");
    await sender.fund("1");
    await sender.relayer.requireFunds();
    await mineUntilIncluded(sender, [id]);
    expect(await timesIncluded([id])).toEqual([1]);
  }, 60_000);

  it("sends again what the pool has evicted, and closes the gap before what waits behind it", async () => {
    await using sender = new Sender();
    await sender.fund("1");
    const first = await sender.accept("first");
    const hash = await sender.untilSent(first);
    const others = [await sender.accept("second"), await sender.accept("third")];
    for (const id of others) await sender.untilSent(id);
    await control().dropTransaction({ hash });
    await mineUntilIncluded(sender, [first, ...others]);
    expect(await timesIncluded([first, ...others])).toEqual([1, 1, 1]);
  }, 60_000);

  it.each(["it", "another process"])(
    "raises the fees of what blocks pass by, when %s sent it",
    async (by) => {
      await using sender = new Sender();
      await sender.fund("1");
      const id = await sender.accept(`dear ${by}`);
      const cheap = await sender.untilSent(id);
      if (by !== "it") await sender.restart();
      const before = await sender.client.getTransaction({ hash: cheap });
      await mineUntilIncluded(sender, [id], parseGwei("20"));
      const row = await sender.store.find(id);
      const after = await sender.client.getTransaction({ hash: row?.transaction ?? "0x" });
      expect(after.nonce).toBe(before.nonce);
      expect(after.maxFeePerGas).toBeGreaterThanOrEqual(((before.maxFeePerGas ?? 0n) * 9n) / 8n);
      expect(await timesIncluded([id])).toEqual([1]);
      expect(await sender.client.getTransactionCount({ address: sender.account.address })).toBe(
        before.nonce + 1,
      );
    },
    60_000,
  );

  it("finds what was included by the transaction whose fees an earlier process had raised", async () => {
    await using sender = new Sender();
    await sender.fund("1");
    const id = await sender.accept("raised in vain");
    const cheap = await sender.untilSent(id);
    const serializedTransaction = await rawOf(cheap);
    const raised = async () => {
      await control().setNextBlockBaseFeePerGas({ baseFeePerGas: parseGwei("20") });
      await control().mine({ blocks: 1 });
      return sender.relayer.hashesOf(id).length;
    };
    await expect.poll(raised, { timeout: 20_000, interval: 100 }).toBeGreaterThan(1);
    await sender.stop();
    // The pool that has the raised one is not the one that makes the next block.
    for (const hash of sender.relayer.hashesOf(id)) await control().dropTransaction({ hash });
    await control().setNextBlockBaseFeePerGas({ baseFeePerGas: parseGwei("1") });
    await sender.client.sendRawTransaction({ serializedTransaction });
    await control().mine({ blocks: 1 });
    sender.start();
    await mineUntilIncluded(sender, [id]);
    expect((await sender.store.find(id))?.transaction).toBe(cheap);
    expect(await timesIncluded([id])).toEqual([1]);
  }, 60_000);

  it("never pays more than the most, and goes on when fees have fallen", async () => {
    await using sender = new Sender();
    await sender.fund("1");
    await control().setNextBlockBaseFeePerGas({ baseFeePerGas: 2n * MOST_FEE });
    await control().mine({ blocks: 1 });
    const id = await sender.accept("too dear");
    await mineUntilIncluded(sender, [id]);
    const included = await sender.client.getTransaction({
      hash: (await sender.store.find(id))?.transaction ?? "0x",
    });
    expect(included.maxFeePerGas).toBeLessThanOrEqual(MOST_FEE);
    expect(await timesIncluded([id])).toEqual([1]);
  }, 60_000);

  it("closes a gap that no act of its own left", async () => {
    await using sender = new Sender();
    await sender.fund("1");
    const [lost, kept] = [await sender.accept("lost"), await sender.accept("kept")];
    const hash = await sender.untilSent(lost);
    await sender.untilSent(kept);
    await sender.store.change(lost, { status: "failed" });
    await sender.restart();
    await control().dropTransaction({ hash });
    await mineUntilIncluded(sender, [kept]);
    expect(await timesIncluded([lost, kept])).toEqual([0, 1]);
  }, 60_000);
});
