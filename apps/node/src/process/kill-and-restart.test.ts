import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { Role } from "@medequipshare/domain";
import { appointStaff, facilityRegistryAbi, getStaff, passkeySender } from "@medequipshare/sdk";
import fc from "fast-check";
import { type Address, createTestClient, http } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  aPerson,
  FAR,
  FIRST_NODE,
  startTestNetwork,
  type TestNetwork,
  type TestPerson,
} from "../../testing/start-test-network.ts";
import { ENV_PREFIX } from "../config/env.ts";

const main = new URL("../main.ts", import.meta.url).pathname;
const SEED = 20_261_123;

type NodeProcess = {
  readonly url: string;
  readonly relayer: Address;
  end(signal: NodeJS.Signals): Promise<number | null>;
};

let network: TestNetwork;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  network = await startTestNetwork();
}, 60_000);
afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  await network?.[Symbol.asyncDispose]();
});

async function startProcess(settings: Readonly<Record<string, string>>): Promise<NodeProcess> {
  const own = Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [`${ENV_PREFIX}${name}`, value]),
  );
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, ...own },
    stdio: ["ignore", "pipe", "inherit"],
  });
  running.add(child);
  const ended = once(child, "exit");
  let relayer: Address = "0x";
  for await (const line of createInterface({ input: child.stdout })) {
    const [, paying] = /^node relayer 0x([0-9a-fA-F]{40})$/.exec(line) ?? [];
    if (paying !== undefined) relayer = `0x${paying}`;
    const [, url] = /^node ready (http\S+)$/.exec(line) ?? [];
    if (url === undefined) continue;
    child.stdout.resume();
    return {
      url,
      relayer,
      async end(signal) {
        child.kill(signal);
        await ended;
        running.delete(child);
        return child.exitCode;
      },
    };
  }
  throw new Error(`the node ended with ${child.exitCode} before it was ready`);
}

describe("a node that is killed", () => {
  it("delivers exactly once, after a restart, what it had stored but could not send", {
    timeout: 240_000,
  }, async () => {
    const settings = network.settings(FIRST_NODE);
    const colleague = await aPerson(network, "http://localhost");
    const { account } = colleague;
    const accepted = await colleague.accept({ roles: Role.operator, until: FAR });
    const first = await startProcess(settings);
    await network.fund(first.relayer);
    // No block comes, so what it accepts stays in the outbox; and the chain forgets it with its pool.
    const control = createTestClient({ mode: "anvil", transport: http(network.url) });
    await control.setAutomine(false);
    const before = await aPerson(network, first.url, { passkey: network.administrator });
    const act = appointStaff(before.writer, accepted).then(
      () => "sent",
      (error: { code: string }) => error.code,
    );
    await expect
      .poll(async () => (await before.node.network.status()).queuedOperations, { timeout: 60_000 })
      .toBe(1);
    await first.end("SIGKILL");
    expect(await act).toBe("node.unreachable");

    const pooled = await control.getTxpoolContent();
    for (const sent of Object.values(pooled.pending).flatMap((each) => Object.values(each)))
      await control.dropTransaction({ hash: sent.hash });
    await control.setAutomine(true);
    const second = await startProcess(settings);
    expect(second.relayer).toBe(first.relayer);
    const after = await aPerson(network, second.url);
    await expect
      .poll(async () => (await after.node.network.status()).queuedOperations, { timeout: 60_000 })
      .toBe(0);
    expect(await getStaff(network, { account })).toMatchObject({ facilityId: 1, roles: Role.operator });
    expect(await network.client.getTransactionCount({ address: first.relayer })).toBe(1);
    expect(await second.end("SIGTERM")).toBe(0);
  });

  it("does once whatever it acknowledged, however soon after the act it is killed", {
    timeout: 600_000,
  }, async () => {
    const settings = network.settings(FIRST_NODE);
    let node = await startProcess(settings);
    await network.fund(node.relayer);
    const acknowledgements: boolean[] = [];
    for (const moment of moments()) {
      const colleague = await aPerson(network, node.url);
      const { account } = colleague;
      const { act, submitting, acknowledged } = await underWay(node, colleague);
      await Promise.race([submitting, act]);
      if (moment === "acknowledged") await act;
      else await setTimeout(moment);
      await node.end("SIGKILL");
      await act;
      node = await startProcess(settings);
      const again = await aPerson(network, node.url, { passkey: network.administrator });
      await expect
        .poll(async () => (await again.node.network.status()).queuedOperations, { timeout: 60_000 })
        .toBe(0);
      const done = await timesAppointed(account);
      acknowledgements.push(acknowledged());
      // Only what was not acknowledged may be asked for again, as a person would; what was stored must not happen twice.
      if (acknowledged()) expect([moment, done]).toEqual([moment, 1]);
      else if (done === 0) {
        await appointStaff(again.writer, await colleague.accept({ roles: Role.finance, until: FAR }));
      }
      expect([moment, await timesAppointed(account)]).toEqual([moment, 1]);
      expect(await getStaff(network, { account })).toMatchObject({ roles: Role.finance });
    }
    expect(acknowledgements).toContain(true);
    await node.end("SIGKILL");
    node = await startProcess(settings);
    const quiet = await aPerson(network, node.url);
    // No block has come since: it knows from its read model how far it is.
    await expect
      .poll(() => quiet.node.network.status(), { timeout: 60_000 })
      .toMatchObject({ ok: true, lagBlocks: 0 });
    expect(await node.end("SIGTERM")).toBe(0);
  });
});

/** Milliseconds between the node being given an act and its end: drawn once, the same in every run. */
function moments(): readonly (number | "acknowledged")[] {
  const random = { seed: SEED, numRuns: 6 };
  return [...fc.sample(fc.integer({ min: 1, max: 80 }), random), "acknowledged"];
}

/** An appointment on its way through the node, and whether the node has answered that it has it. */
async function underWay(node: NodeProcess, colleague: TestPerson) {
  const accepted = await colleague.accept({ roles: Role.finance, until: FAR });
  const person = await aPerson(network, node.url, { passkey: network.administrator });
  const submitting = Promise.withResolvers<void>();
  let isAcknowledged = false;
  const operations = {
    ...person.node.operation,
    async submit(input: Parameters<typeof person.node.operation.submit>[0]) {
      submitting.resolve();
      const answer = await person.node.operation.submit(input);
      // Queued, sent or included: whichever it says, the act is the node's to deliver.
      isAcknowledged = true;
      return answer;
    },
  };
  const { addresses } = network;
  const sender = passkeySender({ operations, addresses, ...person, pollMs: 10 });
  const act = appointStaff({ addresses, sender }, accepted).then(
    () => undefined,
    () => undefined,
  );
  return { act, submitting: submitting.promise, acknowledged: () => isAcknowledged };
}

async function timesAppointed(account: Address): Promise<number> {
  const events = await network.client.getContractEvents({
    address: network.addresses.facilityRegistry,
    abi: facilityRegistryAbi,
    eventName: "StaffAppointed",
    args: { account },
    fromBlock: 0n,
  });
  return events.length;
}

describe("a node with wrong settings", () => {
  it("names them and ends with 78", { timeout: 90_000 }, async () => {
    const child = spawn(process.execPath, [main], {
      env: { ...process.env, MEDEQUIPSHARE_RPC_URL: "ftp://nowhere", MEDEQUIPSHARE_HTTP_PORT: "x" },
      stdio: ["ignore", "ignore", "pipe"],
    });
    const said: string[] = [];
    child.stderr.on("data", (chunk: Buffer) => said.push(chunk.toString()));
    const [code] = await once(child, "exit");
    expect(code).toBe(78);
    expect(said.join("")).toMatch(/RPC_URL[\s\S]*HTTP_PORT/);
  });
});

describe("a node whose chain does not answer", () => {
  it("waits for it, and ends with 0 when asked to stop", { timeout: 120_000 }, async () => {
    const settings = network.settings("waiting", { RPC_URL: "http://127.0.0.1:9", LOG: "warn" });
    const own = Object.entries(settings).map(([name, value]) => [`${ENV_PREFIX}${name}`, value]);
    const child = spawn(process.execPath, [main], {
      env: { ...process.env, ...Object.fromEntries(own) },
      stdio: ["ignore", "ignore", "pipe"],
    });
    running.add(child);
    const ended = once(child, "exit");
    for await (const line of createInterface({ input: child.stderr })) {
      if (line.includes("waiting for the chain")) break;
    }
    child.stderr.resume();
    child.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
    running.delete(child);
  });
});
