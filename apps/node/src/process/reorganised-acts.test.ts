import { Writable } from "node:stream";
import { Role } from "@medequipshare/domain";
import { appointStaff, getStaff } from "@medequipshare/sdk";
import { createTestClient, http } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  aPerson,
  FAR,
  FIRST_NODE,
  startTestNetwork,
  type TestNetwork,
  type TestPerson,
} from "../../testing/start-test-network.ts";
import { parseConfig } from "../config/config.ts";
import { createLog } from "./create-log.ts";
import { type RunningNode, startNode } from "./start-node.ts";

let network: TestNetwork;
let node: RunningNode;
let administrator: TestPerson;
const lines: string[] = [];

beforeAll(async () => {
  network = await startTestNetwork();
  const destination = new Writable({
    write(line, _encoding, done) {
      lines.push(String(line));
      done();
    },
  });
  const log = createLog({ level: "warn", name: FIRST_NODE, destination });
  node = await startNode(parseConfig(network.settings(FIRST_NODE)), { log });
  await network.fund(node.relayer);
  // What a reorganisation takes must not be the relayer's money.
  await createTestClient({ mode: "anvil", transport: http(network.url) }).mine({ blocks: 10 });
  administrator = await aPerson(network, node.url, { passkey: network.administrator });
}, 120_000);
afterAll(async () => {
  await node?.close();
  await network?.[Symbol.asyncDispose]();
}, 20_000);

/** Somebody new, appointed by an operation that the node has acknowledged and shows. */
async function appoint(until = FAR) {
  const colleague = await aPerson(network, node.url);
  const { account } = colleague;
  const accepted = await colleague.accept({ roles: Role.operator, until });
  const { hash } = await appointStaff(administrator.writer, accepted);
  const receipt = await network.client.getTransactionReceipt({ hash });
  await expect
    .poll(async () => (await administrator.node.network.status()).indexed?.number ?? 0, { timeout: 20_000 })
    .toBeGreaterThanOrEqual(Number(receipt.blockNumber));
  return { account, transaction: hash };
}

/** Replaces the newest blocks by empty ones; their transactions are gone. */
async function replace(blocks: number): Promise<void> {
  const control = createTestClient({ mode: "anvil", transport: http(network.url) });
  // viem's list of anvil's methods lacks this one.
  await control.request({ method: "anvil_reorg" as never, params: [blocks, []] as never });
  await control.mine({ blocks: 1 });
}

const rolesOf = async (account: `0x${string}`) => {
  const { client, addresses } = network;
  return (await getStaff({ client, addresses }, { account })).roles;
};

describe("an act that was acknowledged and that the chain has dropped", () => {
  it("is sent again in the order of its account, when several of one account are gone", async () => {
    const appointed: Awaited<ReturnType<typeof appoint>>[] = [];
    for (const _each of [1, 2, 3, 4, 5, 6]) appointed.push(await appoint());
    await replace(8);
    const roles = () => Promise.all(appointed.map(({ account }) => rolesOf(account)));
    await expect.poll(roles, { timeout: 60_000 }).toEqual(appointed.map(() => Role.operator));
  }, 90_000);

  it("is sent again", async () => {
    const { account, transaction } = await appoint();
    await replace(3);
    expect(await network.client.getTransactionReceipt({ hash: transaction }).catch(() => null)).toBeNull();
    await expect.poll(() => rolesOf(account), { timeout: 30_000 }).toBe(Role.operator);
    await expect
      .poll(async () => (await administrator.node.network.status()).queuedOperations, { timeout: 30_000 })
      .toBe(0);
    expect(lines.join("")).toContain("the chain has dropped an act; it is sent again");
  });

  it("is sent again from deeper than the node can take back, and the log and the status say so", async () => {
    const { account } = await appoint();
    const control = createTestClient({ mode: "anvil", transport: http(network.url) });
    await control.mine({ blocks: 70 });
    const head = Number(await network.client.getBlockNumber({ cacheTime: 0 }));
    await expect
      .poll(async () => (await administrator.node.network.status()).indexed?.number, { timeout: 20_000 })
      .toBe(head);
    await replace(71);
    await expect.poll(() => rolesOf(account), { timeout: 30_000 }).toBe(Role.operator);
    expect((await administrator.node.network.status()).reorganised).toEqual({ from: head, to: null });
    expect(lines.filter((line) => line.includes('"level":50')).join("")).toContain(
      "the chain was replaced deeper than this node can take back",
    );
  });
});
