import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createNodeClient } from "@medequipshare/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freeRun, isPortFree } from "../src/process/port.ts";

const main = new URL("../src/start.ts", import.meta.url).pathname;
const dir = mkdtempSync(join(tmpdir(), "medequipshare-start-"));
let ports: { chain: number; node: number };
let running: Started | undefined;

interface Started {
  readonly child: ChildProcess;
  readonly seconds: number;
  readonly output: () => string;
}

/** Runs `npm start`'s program until it says "ready". */
async function start(): Promise<Started> {
  const began = performance.now();
  const child = spawn(process.execPath, [
    main,
    "--data",
    dir,
    "--chain-port",
    String(ports.chain),
    "--node-port",
    String(ports.node),
  ]);
  let output = "";
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (/^ready/m.test(output)) resolve();
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", (code) => reject(new Error(`start ended with ${code}:\n${output}`)));
  });
  running = { child, seconds: (performance.now() - began) / 1000, output: () => output };
  return running;
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill(signal);
  running = undefined;
  return ended;
}

/** Process ids whose command line names this test's folder. */
function processesOfThisTest(): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid)
    .filter((pid) => {
      try {
        return (
          readFileSync(`/proc/${pid}/environ`, "utf8").includes(dir) ||
          readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(dir)
        );
      } catch {
        return false;
      }
    });
}

const client = () => createNodeClient(`http://localhost:${ports.node}`);

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt++) {
    if (await condition().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the condition was not met within forty seconds");
}

beforeAll(async () => {
  const chain = await freeRun(2);
  ports = { chain, node: await freeRun(6) };
  await start();
}, 600_000);

afterAll(async () => {
  if (running) await end(running.child, "SIGKILL");
  rmSync(dir, { recursive: true, force: true });
});

describe("npm start", () => {
  it("seeds at least 40 facilities and 200 units of 25 types, with people and addresses said", async () => {
    const facilities = await client().facility.list({ query: { limit: 200 } });
    expect(facilities.items.filter(({ active }) => active).length).toBeGreaterThanOrEqual(40);
    const types = new Set<string>();
    let units = 0;
    let cursor: string | undefined;
    do {
      const page = await client().unit.list({ query: { limit: 200, cursor } });
      for (const { productCode } of page.items) types.add(productCode);
      units += page.items.length;
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(units).toBeGreaterThanOrEqual(200);
    expect(types.size).toBe(25);
    expect(running?.output()).toMatch(/coordinator of/);
  });

  it("says which port is in use and what to do, and starts nothing", async () => {
    const blocker = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => blocker.once("listening", resolve));
    const address = blocker.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const child = spawn(process.execPath, [main, "--data", join(dir, "other"), "--chain-port", String(port)]);
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    const code = await new Promise((resolve) => child.once("exit", resolve));
    blocker.close();
    expect(code).toBe(78);
    expect(said).toContain(`Port ${port}`);
    expect(said).toContain("--chain-port");
    expect(existsSync(join(dir, "other", "chain"))).toBe(false);
  });

  describe("when a node is killed", () => {
    it("starts it again with all it had", { timeout: 60_000 }, async () => {
      const before = await client().facility.list({ query: { limit: 200 } });
      const nodePid = processesOfThisTest().find((pid) =>
        readFileSync(`/proc/${pid}/environ`, "utf8").includes(`MEDEQUIPSHARE_HTTP_PORT=${ports.node}\0`),
      );
      expect(nodePid).toBeDefined();
      process.kill(nodePid ?? 0, "SIGKILL");
      await until(
        async () =>
          (await client().facility.list({ query: { limit: 200 } })).items.length === before.items.length,
      );
    });
  });

  describe("when everything is killed and started again", () => {
    it("is ready again within 20 seconds, with the same chain and rows", { timeout: 120_000 }, async () => {
      const before = await client().network.get();
      if (running) await end(running.child, "SIGKILL");
      await until(async () => processesOfThisTest().filter((pid) => isNode(pid)).length === 0);
      const { seconds } = await start();
      const after = await client().network.get();
      expect(after.peerBook).toBe(before.peerBook);
      expect(after.head?.number).toBeGreaterThanOrEqual(before.head?.number ?? 0);
      expect((await client().facility.list({ query: { limit: 200 } })).items.length).toBeGreaterThanOrEqual(
        40,
      );
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

function isNode(pid: number): boolean {
  return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("node");
}
