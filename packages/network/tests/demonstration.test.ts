import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createNodeClient } from "@medequipshare/protocol";
import { discoverNetwork } from "@medequipshare/sdk";
import { createPublicClient, http } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callRpc } from "../src/chain/call-rpc.ts";
import { freeRun, isPortFree } from "../src/process/port.ts";
import { type Hospital, listMontanaHospitals } from "../src/seed/montana.ts";
import { hospitalBySlug, inventedPlaces, places } from "../src/seed/places.ts";
import { listFaults } from "../src/story/list-faults.ts";

const main = new URL("../src/start.ts", import.meta.url).pathname;
// Whoever names a folder keeps it and seeds it once for several tests. One below it: of that none else's environment tells.
const given = process.env["SEEDED_NETWORK_FOLDER"];
const dir = given ? join(given, "network") : mkdtempSync(join(tmpdir(), "medequipshare-start-"));
let ports: { chain: number; node: number };
let running: Started | undefined;

interface Started {
  readonly child: ChildProcess;
  readonly seconds: number;
  readonly output: () => string;
}

/** Runs `npm start`'s program until it says "ready", or something else. */
async function start(says = /^ready/m): Promise<Started> {
  const began = performance.now();
  const child = spawn(process.execPath, [main, ...optionsFor(dir, ports)]);
  const output = await untilSaid(child, says);
  running = { child, seconds: (performance.now() - began) / 1000, output };
  return running;
}

const optionsFor = (folder: string, { chain, node }: { chain: number; node: number }) => [
  "--data",
  folder,
  "--chain-port",
  String(chain),
  "--node-port",
  String(node),
];

async function untilSaid(child: ChildProcessWithoutNullStreams, says: RegExp): Promise<() => string> {
  let output = "";
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (says.test(output)) resolve();
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", (code) => reject(new Error(`start ended with ${code}:\n${output}`)));
  });
  return () => output;
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill(signal);
  running = undefined;
  return ended;
}

/** Process ids whose command line or environment names a folder, this test's unless given, and the anvil noted there. */
function processesOfThisTest(folder = dir): number[] {
  return [...processesNaming(folder), ...anvilOf(folder)];
}

/** Anvil is told no folder; the chain notes its process id. */
function anvilOf(folder: string): number[] {
  try {
    const pid = Number(readFileSync(join(folder, "chain", "anvil.pid"), "utf8"));
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("anvil") ? [pid] : [];
  } catch {
    return [];
  }
}

function processesNaming(folder: string): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid)
    .filter((pid) => {
      try {
        return (
          readFileSync(`/proc/${pid}/environ`, "utf8").includes(folder) ||
          readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(folder)
        );
      } catch {
        return false;
      }
    });
}

/** What a node must still have after a crash: every row it drew from the chain, and the bytes of a document. */
async function kept() {
  const token = () => readFileSync(join(dir, "billings", "admin.token"), "utf8").trim();
  const node = createNodeClient(`http://localhost:${ports.node}`, { token });
  const { chain } = await node.admin.digest();
  const { items } = await node.unit.list({ query: { limit: 1 } });
  const [unit] = items;
  if (unit === undefined) throw new TypeError("no unit");
  const bytes = await node.document.get({ params: { digest: unit.specificationDigest } });
  return { chain, document: new TextDecoder().decode(bytes) };
}

const findIds = (wanted: readonly Hospital[]) =>
  Promise.all(
    wanted.map(async ({ npi }) => {
      const { items } = await client().facility.list({ query: { npi } });
      return items[0]?.facilityId ?? 0;
    }),
  );

const client = () => createNodeClient(`http://localhost:${ports.node}`);

/** The hash of the chain's first block, by which nodes tell one network from another. */
async function firstBlock(): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${ports.chain}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_getBlockByNumber", params: ["0x0", false] }),
  });
  const { result }: { result: { hash: string } } = await response.json();
  return result.hash;
}

async function until(condition: () => Promise<boolean>, everyMs = 100): Promise<void> {
  const deadline = performance.now() + 120_000;
  while (performance.now() < deadline) {
    if (await condition().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  throw new Error("the condition was not met within two minutes");
}

describe("npm start", () => {
  beforeAll(async () => {
    const chain = await freeRun(2);
    ports = { chain, node: await freeRun(6) };
    // A power cut amid the seeding: what comes after has to hold all the same. Seeded already, it is ready at once.
    const { child, output } = await start(/units: \d+ of|^ready/m);
    if (/^ready/m.test(output())) return;
    await end(child, "SIGKILL");
    await start();
  }, 600_000);

  afterAll(async () => {
    if (running) await end(running.child, "SIGKILL");
    if (!given) rmSync(dir, { recursive: true, force: true });
  });

  it("seeds the hospitals of Montana, two invented facilities and 208 units of 25 types, with people and addresses said", async () => {
    const facilities = await client().facility.list({ query: { limit: 200 } });
    expect(facilities.items.filter(({ active }) => active).length).toBe(72);
    const types = new Set<string>();
    let units = 0;
    let cursor: string | undefined;
    do {
      const page = await client().unit.list({ query: { limit: 200, cursor } });
      for (const { productCode } of page.items) types.add(productCode);
      units += page.items.length;
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(units).toBe(208);
    expect(types.size).toBe(25);
    expect(running?.output()).toMatch(/coordinator of/);
  });

  it("has a past: loans that are settled, rated, out, due back and late, and an override to be reviewed", async () => {
    const at = (slug: string) => hospitalBySlug(listMontanaHospitals(), slug);
    const [owner = 0, borrower = 0] = await findIds([at(places.owner), at(places.borrower)]);
    const now = Date.now() / 1000;
    const { items } = await client().reservation.list({ query: { facilityId: owner, limit: 200 } });
    const out = items.filter(({ state }) => state === "on-loan");
    expect(items.filter(({ state }) => state === "settled").length).toBeGreaterThanOrEqual(2);
    expect(out.filter(({ borrowerId }) => borrowerId === borrower).length).toBeGreaterThanOrEqual(2);
    expect(out.some(({ endsAt }) => endsAt < now)).toBe(true);
    for (const place of [owner, borrower]) {
      const { items: reviewable } = await client().override.reviewable({ query: { facilityId: place } });
      expect(reviewable.length).toBe(1);
    }
  });

  it("holds what went wrong against invented facilities alone", async () => {
    const near = hospitalBySlug(listMontanaHospitals(), places.owner);
    const invented = await findIds([inventedPlaces.hospital(near), inventedPlaces.biomedical(near)]);
    const { rpcUrl, peerBook, accountFactory } = await client().network.get();
    const chain = createPublicClient({ transport: http(rpcUrl) });
    const addresses = await discoverNetwork(chain, { peerBook, accountFactory });
    const faults = await listFaults({ client: chain, addresses });
    expect(faults.filter(({ facilityId }) => !invented.includes(facilityId))).toEqual([]);
    expect(faults.map(({ what }) => what).join("; ")).toMatch(/displaced.*late/);
  });

  it("lets nobody travel in time once it is ready", async () => {
    const { rpcUrl } = await client().network.get();
    for (const method of ["evm_increaseTime", "evm_mine"])
      expect(await callRpc(rpcUrl, method, [60])).toHaveProperty("error.code", -32601);
  });

  it.each([
    { part: "the chain", option: "--chain-port", before: 0 },
    { part: "a page", option: "--node-port", before: 0 },
    { part: "a broker", option: "--node-port", before: 3 },
  ])("says which port is in use and what to do, and starts nothing ($part)", async ({ option, before }) => {
    const blocker = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => blocker.once("listening", resolve));
    const address = blocker.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const elsewhere = ["--data", join(dir, "other"), "--chain-port", String(await freeRun(2))];
    const child = spawn(process.execPath, [main, ...elsewhere, option, String(port - before)]);
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    const code = await new Promise((resolve) => child.once("exit", resolve));
    blocker.close();
    expect(code).toBe(78);
    expect(said).toContain(`Port ${port}`);
    expect(said).toContain(option);
    expect(existsSync(join(dir, "other", "chain"))).toBe(false);
  });

  describe("when a node is killed", () => {
    it("starts it again with all its rows and documents", { timeout: 240_000 }, async () => {
      const before = await kept();
      const nodePid = processesOfThisTest().find((pid) =>
        readFileSync(`/proc/${pid}/environ`, "utf8").includes(`MEDEQUIPSHARE_HTTP_PORT=${ports.node}\0`),
      );
      if (nodePid === undefined) throw new Error("the node's process was not found");
      process.kill(nodePid, "SIGKILL");
      await until(async () => !isRunning(nodePid));
      await until(async () => (await client().network.get()).indexed !== null);
      expect(await kept()).toEqual(before);
    });
  });

  describe("when every process is killed and it is started again", () => {
    it("is ready again with the same chain, rows and documents", { timeout: 300_000 }, async () => {
      const before = {
        network: await client().network.get(),
        ...(await kept()),
        genesis: await firstBlock(),
      };
      const child = running?.child;
      const pids = processesOfThisTest();
      expect(pids).toEqual(expect.arrayContaining([child?.pid, ...anvilOf(dir)]));
      // The program, both nodes and the inner chain.
      expect(pids.length).toBeGreaterThanOrEqual(4);
      for (const pid of pids) process.kill(pid, "SIGKILL");
      running = undefined;
      await until(async () => !pids.some(isRunning));
      const { seconds } = await start();
      const network = await client().network.get();
      expect(network.peerBook).toBe(before.network.peerBook);
      expect(await firstBlock()).toBe(before.genesis);
      expect(network.head?.number).toBeGreaterThanOrEqual(before.network.head?.number ?? 0);
      expect(await kept()).toEqual({ chain: before.chain, document: before.document });
      console.log(`ready again after ${seconds.toFixed(1)} s`);
    });
  });

  describe("when it is interrupted", () => {
    it("leaves no process behind", { timeout: 60_000 }, async () => {
      if (running) await end(running.child, "SIGINT");
      expect(processesOfThisTest()).toEqual([]);
      for (const port of [ports.chain, ports.chain + 1, ports.node, ports.node + 1]) {
        expect(await isPortFree(port)).toBe(true);
      }
    });
  });
});

describe("npm start, interrupted before it is ready", () => {
  const early = `${dir}-early`;
  let ends: (() => void) | undefined;
  afterAll(() => {
    ends?.();
    rmSync(early, { recursive: true, force: true });
  });

  it("goes on after a kill between two contracts, and leaves no process behind", {
    timeout: 180_000,
  }, async () => {
    const chain = await freeRun(2);
    const told = optionsFor(early, { chain, node: await freeRun(6) });
    const killed = spawn(process.execPath, [main, ...told]);
    ends = () => killed.kill("SIGKILL");
    await untilSaid(killed, /deploying the contracts/);
    await until(async () => isFirstPeerNoted(early), 20);
    await end(killed, "SIGKILL");
    expect(existsSync(join(early, "deployment.json"))).toBe(false);

    // A terminal sends Ctrl-C to the whole group.
    const child = spawn(process.execPath, [main, ...told], { detached: true });
    ends = () => child.kill("SIGKILL");
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    const output = await untilSaid(child, /starting the nodes/);
    expect(output()).toContain("deploying the contracts");
    expect(output()).not.toMatch(/^ready/m);
    process.kill(-(child.pid ?? 0), "SIGINT");
    await ended;
    ends = undefined;
    await until(async () => processesOfThisTest(early).length === 0);
  });
});

/** Whether the deployment's journal says that the first peer, whose arguments are the founders, stands. */
function isFirstPeerNoted(folder: string): boolean {
  const deployments = join(folder, "ignition", "deployments");
  const names = existsSync(deployments) ? readdirSync(deployments) : [];
  const name = names.find((one) => one.endsWith("-network"));
  const journal = join(deployments, name ?? "", "journal.jsonl");
  if (!name || !existsSync(journal)) return false;
  const lines = readFileSync(journal, "utf8").split("\n");
  return lines.some((line) => line.includes("#DeployFacilityRegistry") && line.includes("_COMPLETE"));
}

function isRunning(pid: number): boolean {
  try {
    // A killed process that nobody waited for has no command line any more.
    return readFileSync(`/proc/${pid}/cmdline`, "utf8") !== "";
  } catch {
    return false;
  }
}
