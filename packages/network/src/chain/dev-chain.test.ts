import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPublicClient, createWalletClient, http, parseEther } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { afterEach, describe, expect, it } from "vitest";
import { type Child, startChild } from "../process/child.ts";
import { freePorts } from "../process/port.ts";
import { callRpc } from "./call-rpc.ts";
import { startDevChain } from "./dev-chain.ts";
import { devKeys } from "./dev-keys.ts";
import { localChain } from "./local-chain.ts";

const folders: string[] = [];
const children: Child[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) await child.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "chain-"));
  folders.push(made);
  return made;
}

async function start(dir: string, ports: readonly number[], extra: readonly string[] = []) {
  const main = new URL("./main.ts", import.meta.url).pathname;
  const [port = 0, inner = 0] = ports;
  const child = await startChild({
    name: "chain",
    args: [main, "--data", dir, "--port", String(port), "--inner-port", String(inner), ...extra],
    readyText: "chain ready",
    logPath: join(dir, "chain.log"),
  });
  children.push(child);
  return { child, url: `http://127.0.0.1:${port}` };
}

function clients(url: string) {
  const chain = localChain(31338, url);
  const account = privateKeyToAccount(devKeys.deployer);
  const transport = http(url, { retryCount: 0 });
  return {
    reader: createPublicClient({ chain, transport }),
    writer: createWalletClient({ chain, transport, account }),
  };
}

const payee = "0x00000000000000000000000000000000000000aa";

describe("startDevChain", () => {
  describe("when the chain is killed", () => {
    it("keeps every acknowledged transaction, its block and its time", { timeout: 60_000 }, async () => {
      const dir = folder();
      const ports = await freePorts(2);
      const first = await start(dir, ports);
      const before = clients(first.url);
      for (let sent = 0; sent < 20; sent++) {
        await before.writer.sendTransaction({ to: payee, value: parseEther("1") });
      }
      const block = await before.reader.getBlock();
      await first.child.kill();

      const second = await start(dir, ports);
      const after = clients(second.url).reader;
      expect(await after.getBalance({ address: payee })).toBe(parseEther("20"));
      const replayed = await after.getBlock();
      expect([replayed.number, replayed.timestamp]).toEqual([block.number, block.timestamp]);
    });
  });

  describe("when it is killed before and after its states are saved and loaded", () => {
    it("stays the same chain, block by block from the first", { timeout: 60_000 }, async () => {
      const dir = folder();
      const [port = 0, innerPort = 0] = await freePorts(2);
      const often = ["--blocks-per-generation", "3"];
      const hashes: `0x${string}`[] = [];
      for (const how of ["kill", "stop", "kill", "stop", "stop", "kill"] as const) {
        const { child, url } = await start(dir, [port, innerPort], often);
        const { reader, writer } = clients(url);
        const readHash = async (number: number) =>
          (await reader.getBlock({ blockNumber: BigInt(number) })).hash;
        for (const [number, hash] of hashes.entries())
          expect([number, await readHash(number)]).toEqual([number, hash]);
        for (let sent = 0; sent < 4; sent++) await writer.sendTransaction({ to: payee, value: 1n });
        const head = Number(await reader.getBlockNumber());
        for (let number = hashes.length; number <= head; number++) hashes.push(await readHash(number));
        await child[how]();
      }
      expect(hashes.length).toBe(25);
    });
  });

  describe("when it is stopped and started again", () => {
    it("continues from its saved state", { timeout: 60_000 }, async () => {
      const dir = folder();
      const ports = await freePorts(2);
      const first = await start(dir, ports);
      await clients(first.url).writer.sendTransaction({ to: payee, value: 7n });
      await first.child.stop();
      const second = await start(dir, ports);
      await clients(second.url).writer.sendTransaction({ to: payee, value: 5n });
      await second.child.kill();
      const third = await start(dir, ports);
      expect(await clients(third.url).reader.getBalance({ address: payee })).toBe(12n);
    });
  });

  describe("when its newest saved state cannot be read", () => {
    it("repeats the journals before and after that state", { timeout: 60_000 }, async () => {
      const dir = folder();
      const [port = 0, innerPort = 0] = await freePorts(2);
      const parameters = { dir, port, innerPort, chainId: 31338, timeTravel: true, blocksPerGeneration: 3 };
      const pay = async (url: string, times: number) => {
        for (let sent = 0; sent < times; sent++)
          await clients(url).writer.sendTransaction({ to: payee, value: 1n });
      };
      const first = await startDevChain(parameters);
      await pay(first.url, 5);
      await first.close();
      const second = await startDevChain(parameters);
      await pay(second.url, 1);
      await second.close();
      writeFileSync(join(dir, "state-6.json"), "{");
      expect(readdirSync(dir)).toContain("journal-5.ndjson");
      expect(readdirSync(dir)).not.toContain("anvil.pid");

      const third = await startDevChain(parameters);
      await pay(third.url, 1);
      expect(await clients(third.url).reader.getBalance({ address: payee })).toBe(7n);
      expect(await clients(third.url).reader.getBlockNumber()).toBe(7n);
      await third.close();
      writeFileSync(join(dir, "state-7.json"), "{");
      const fourth = await startDevChain(parameters);
      expect(await clients(fourth.url).reader.getBalance({ address: payee })).toBe(7n);
      await fourth.close();
    });
  });

  describe("given it begins in the past", () => {
    const DAY = 86_400;
    const travel = async (url: string, seconds: number) => {
      await callRpc(url, "evm_increaseTime", [seconds]);
      return callRpc(url, "evm_mine", []);
    };
    const timeOf = async (url: string) => Number((await clients(url).reader.getBlock()).timestamp);
    const present = () => Date.now() / 1000;

    it("goes on from where it was killed, and ends once and for all", { timeout: 60_000 }, async () => {
      const dir = folder();
      const [port = 0, innerPort = 0] = await freePorts(2);
      const beginsAt = Math.floor(present()) - 12 * DAY;
      const killed = await start(dir, [port, innerPort], ["--begins-at", String(beginsAt)]);
      const { timestamp } = await clients(killed.url).reader.getBlock({ blockNumber: 0n });
      expect(Number(timestamp)).toBe(beginsAt);
      await travel(killed.url, DAY);
      await killed.child.kill();

      // The one that resumes begins later by its own account.
      const parameters = { dir, port, innerPort, chainId: 31338, timeTravel: false };
      const resumed = await startDevChain({ ...parameters, beginsAt: beginsAt + DAY });
      expect(resumed.isPastOver()).toBe(false);
      await clients(resumed.url).writer.sendTransaction({ to: payee, value: 1n });
      const then = await timeOf(resumed.url);
      expect(then).toBeGreaterThanOrEqual(beginsAt + DAY);
      expect(then).toBeLessThan(beginsAt + 2 * DAY);
      expect(await travel(resumed.url, DAY)).not.toHaveProperty("error");
      const before = present();
      await resumed.endPast();
      expect(await timeOf(resumed.url)).toBeGreaterThanOrEqual(Math.floor(before));
      expect(await timeOf(resumed.url)).toBeLessThanOrEqual(present());
      expect(await travel(resumed.url, DAY)).toHaveProperty("error.code", -32601);
      await resumed.close();

      const again = await startDevChain({ ...parameters, beginsAt });
      expect(again.isPastOver()).toBe(true);
      expect(await travel(again.url, DAY)).toHaveProperty("error.code", -32601);
      await clients(again.url).writer.sendTransaction({ to: payee, value: 1n });
      expect(await timeOf(again.url)).toBeLessThanOrEqual(present());
      await again.close();
    });

    it("begins at the present where none is asked for, and never in the past of one that is there", async () => {
      const dir = folder();
      const [port = 0, innerPort = 0] = await freePorts(2);
      const parameters = { dir, port, innerPort, chainId: 31338, timeTravel: false };
      const first = await startDevChain(parameters);
      expect(first.isPastOver()).toBe(true);
      await first.close();
      const second = await startDevChain({ ...parameters, beginsAt: Math.floor(present()) - DAY });
      expect(second.isPastOver()).toBe(true);
      expect(await travel(second.url, DAY)).toHaveProperty("error.code", -32601);
      await second.close();
    });
  });

  describe("given time travel is switched off", () => {
    it("refuses it, and impersonation always", async () => {
      const dir = folder();
      const { url } = await start(dir, await freePorts(2));
      const { reader } = clients(url);
      for (const method of [
        "evm_increaseTime",
        "anvil_impersonateAccount",
        "anvil_setStorageAt",
        "eth_sendTransaction",
        "eth_sendUnsignedTransaction",
      ]) {
        await expect(reader.request({ method, params: [] } as never)).rejects.toThrow(/not offered/);
      }
    });
  });
});
