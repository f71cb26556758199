import { Role } from "@medequipshare/domain";
import { createNodeClient, type UserOperation } from "@medequipshare/protocol";
import { appointStaff, hashUserOperation, passkeySender } from "@medequipshare/sdk";
import { createPublicClient, createTestClient, http } from "viem";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FaultyRpc, type RpcFault, startFaultyRpc } from "../../testing/start-faulty-rpc.ts";
import {
  aPerson,
  FAR,
  FIRST_NODE,
  startTestNetwork,
  type TestNetwork,
} from "../../testing/start-test-network.ts";
import { findOperationOutcome } from "../access/find-operation-outcome.ts";
import { parseConfig } from "../config/config.ts";
import { type RunningNode, startNode } from "./start-node.ts";

let network: TestNetwork;
let rpc: FaultyRpc;
let node: RunningNode;

beforeAll(async () => {
  network = await startTestNetwork();
  rpc = await startFaultyRpc(network.url);
  node = await startNode(parseConfig(network.settings(FIRST_NODE, { RPC_URL: rpc.url })));
}, 120_000);
afterAll(async () => {
  rpc?.behave(() => "fail");
  await node?.close();
  await rpc?.[Symbol.asyncDispose]();
  await network?.[Symbol.asyncDispose]();
}, 60_000);
beforeEach(() => rpc.behave(() => "pass"));

/** Fails when the answer takes longer than anybody who asks for it should have to wait. */
const answer = (path: string) => fetch(`${node.url}${path}`, { signal: AbortSignal.timeout(5_000) });

async function health() {
  const response = await answer("/v1/health");
  const told: unknown = await response.json();
  return { status: response.status, told };
}

describe("a node's health", () => {
  it("is bad while its relayer cannot pay for an act, and says whom to send money", async () => {
    await expect.poll(health, { timeout: 20_000 }).toMatchObject({
      status: 503,
      told: { ok: false, reasons: [expect.stringMatching(`relayer ${node.relayer} cannot pay .*send it`)] },
    });
    await network.fund(node.relayer);
    expect(await health()).toEqual({ status: 200, told: { ok: true, rebuild: null, reasons: [] } });
    expect(await createNodeClient(node.url).network.health()).toMatchObject({ ok: true });
  });

  it.each<RpcFault>(["hang", "fail", "throttle", "refuse", "garble", "cut"])(
    "is bad while every request to the RPC ends in %s, and good when it comes back",
    async (fault) => {
      rpc.behave(() => fault);
      const reasons = [expect.stringMatching(/RPC does not answer: check/)];
      expect(await health()).toMatchObject({ status: 503, told: { ok: false, reasons } });
      expect(await createNodeClient(node.url).network.health()).toMatchObject({ ok: false, reasons });
      expect((await answer("/live")).status).toBe(200);
      expect((await answer("/ready")).status).toBe(200);
      expect(await createNodeClient(node.url).network.status()).toMatchObject({ ok: false, head: null });
      rpc.behave(() => "pass");
      await expect.poll(health, { timeout: 40_000 }).toMatchObject({ status: 200, told: { ok: true } });
    },
    60_000,
  );

  it("is bad, and the node not ready, while it is far behind the chain", async () => {
    rpc.behave((method, params) =>
      method === "eth_getBlockByNumber" && params[0] !== "latest" ? "fail" : "pass",
    );
    await network.mine(60);
    const reason = expect.stringMatching(/^\d+ blocks behind the chain: wait/);
    await expect.poll(health).toMatchObject({ status: 503, told: { ok: false, reasons: [reason] } });
    const ready = await answer("/ready");
    expect([ready.status, await ready.text()]).toEqual([503, reason]);
    rpc.behave(() => "pass");
    await expect.poll(async () => (await answer("/ready")).status, { timeout: 40_000 }).toBe(200);
  }, 60_000);
});

describe("a node's answers from what it has indexed", () => {
  const paths = ["/v1/units", "/v1/facilities", "/v1/facilities/1", "/v1/network"];

  it.each<RpcFault>(["hang", "fail"])(
    "come while every request to the RPC ends in %s, and say for which time they hold",
    async (fault) => {
      const before = await answer("/v1/units");
      expect([before.status, before.headers.get("chain-time")]).toEqual([200, null]);
      const { timestamp } = await network.client.getBlock();
      rpc.behave(() => fault);
      for (const path of paths) {
        const told = await answer(path);
        expect([path, told.status]).toEqual([path, 200]);
        const [time, mark] = told.headers.get("chain-time")?.split(";") ?? [];
        expect(mark).toBe("last-known");
        expect(Number(time)).toBeGreaterThanOrEqual(Number(timestamp));
      }
      rpc.behave(() => "pass");
      const mark = async () => (await answer("/v1/units")).headers.get("chain-time");
      await expect.poll(mark, { timeout: 20_000 }).toBeNull();
    },
    60_000,
  );

  it("come from an RPC that knows no pending block", async () => {
    rpc.behave((_method, params) => (params.includes("pending") ? "refuse" : "pass"));
    const told = await answer("/v1/units");
    expect([told.status, told.headers.get("chain-time")]).toEqual([200, null]);
  });
});

describe("what a node does not find", () => {
  const missing = async () => (await answer("/v1/facilities/71")).json();

  it("may be there when the node has caught up, and it says how far it is behind", async () => {
    const indexed = async () => (await createNodeClient(node.url).network.status()).lagBlocks;
    await expect.poll(indexed, { timeout: 20_000 }).toBe(0);
    expect(await missing()).toMatchObject({ hint: expect.stringMatching(/^Check the identifier/) });
    rpc.behave((method, params) =>
      method === "eth_getBlockByNumber" && params[0] !== "latest" ? "fail" : "pass",
    );
    await network.mine(7);
    expect(await missing()).toMatchObject({
      status: 404,
      code: "input.not-found",
      hint: expect.stringMatching(/^This node is 7 blocks behind the chain .* ask again/),
      evidence: { blocksBehind: 7 },
    });
  }, 60_000);

  it("is not excused when it is the node's own", async () => {
    const told = await answer(`/v1/operations/0x${"00".repeat(32)}`);
    expect(await told.json()).toMatchObject({ hint: expect.stringMatching(/^Check the identifier/) });
  });
});

describe("an act", () => {
  it("is refused before it is signed while the relayer cannot pay for it", async () => {
    const control = createTestClient({ mode: "anvil", transport: http(network.url) });
    const value = await network.client.getBalance({ address: node.relayer });
    await control.setBalance({ address: node.relayer, value: 0n });
    const person = await aPerson(network, node.url, { passkey: network.administrator });
    const colleague = await aPerson(network, node.url);
    const accepted = await colleague.accept({ roles: Role.operator, until: FAR });
    const act = appointStaff(person.writer, accepted);
    await expect(act).rejects.toMatchObject({
      code: "access.relayer-unfunded",
      retryable: true,
      evidence: { relayer: node.relayer },
    });
    expect((await person.node.network.status()).queuedOperations).toBe(0);
    await control.setBalance({ address: node.relayer, value });
  });

  it("is refused while the RPC fails, with when to try again", async () => {
    rpc.behave(() => "fail");
    const person = await aPerson(network, node.url, { passkey: network.administrator });
    const { account } = await aPerson(network, node.url);
    const act = appointStaff(person.writer, { account, roles: Role.operator, until: FAR });
    await expect(act).rejects.toMatchObject({ code: "chain.unreachable", retryable: true });
  });

  it("is found to have ended, by a transaction the node does not know, although logs are left out", async () => {
    const person = await aPerson(network, node.url, { passkey: network.administrator });
    const colleague = await aPerson(network, node.url);
    const { addresses } = network;
    const submitted: UserOperation[] = [];
    const operations = {
      ...person.node.operation,
      submit(input: Parameters<typeof person.node.operation.submit>[0]) {
        submitted.push(input.body.userOperation);
        return person.node.operation.submit(input);
      },
    };
    const sender = passkeySender({ operations, addresses, ...person, pollMs: 10 });
    const accepted = await colleague.accept({ roles: Role.operator, until: FAR });
    const { hash: transaction } = await appointStaff({ addresses, sender }, accepted);
    rpc.behave(() => "leave-out");
    const client = createPublicClient({ transport: http(rpc.url) });
    for (const operation of submitted) {
      const hash = hashUserOperation(operation, addresses.chainId);
      const sent = { hash, operation, transactions: [] };
      const outcome = await findOperationOutcome({ client, addresses, relayer: node.relayer }, sent);
      expect(outcome).toMatchObject({ status: "included", success: true, transaction });
    }
    expect(submitted).toHaveLength(1);
  });
});
