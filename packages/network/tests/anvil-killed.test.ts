import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPublicClient, createWalletClient, type Hex, http } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { devKeys } from "../src/chain/dev-keys.ts";
import { localChain } from "../src/chain/local-chain.ts";
import { type Child, startChild } from "../src/process/child.ts";
import { freePorts } from "../src/process/port.ts";

const CHAIN_ID = 31338;
const PAYEE = "0x00000000000000000000000000000000000000aa";
const KILLS = 3;
/** Transactions acknowledged between two kills. */
const BETWEEN = 8;

let dir: string;
let chain: Child;
let url: string;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "medequipshare-anvil-"));
  const [port = 0, inner = 0] = await freePorts(2);
  url = `http://127.0.0.1:${port}`;
  const main = new URL("../src/chain/main.ts", import.meta.url).pathname;
  chain = await startChild({
    name: "chain",
    args: [main, "--data", dir, "--port", String(port), "--inner-port", String(inner)],
    readyText: "chain ready",
    logPath: join(dir, "chain.log"),
  });
});
afterAll(async () => {
  await chain?.stop();
  rmSync(dir, { recursive: true, force: true });
});

const anvilPid = (): number => Number(readFileSync(join(dir, "anvil.pid"), "utf8"));

/** What the chain answers once it is back; before that it answers with errors. */
async function answered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  await expect.poll(() => ask().catch(() => undefined), { timeout: 30_000 }).toBeDefined();
  return ask();
}

describe("startDevChain", () => {
  describe("when anvil itself is killed in a stream of transactions", () => {
    it("comes back with every acknowledged one in its block, and none twice", {
      timeout: 120_000,
    }, async () => {
      const account = privateKeyToAccount(devKeys.deployer);
      const chainOf = localChain(CHAIN_ID, url);
      const transport = http(url, { retryCount: 0, timeout: 20_000 });
      const reader = createPublicClient({ chain: chainOf, transport, cacheTime: 0 });
      const writer = createWalletClient({ chain: chainOf, transport, account });
      const acknowledged = new Map<Hex, { readonly block: Hex; readonly nonce: number }>();
      const killed: number[] = [];
      let failed = 0;
      for (let nonce = 0; nonce < (KILLS + 1) * BETWEEN; ) {
        const raw = await writer.signTransaction({
          to: PAYEE,
          value: 1n,
          nonce,
          gas: 21_000n,
          maxFeePerGas: 10_000_000_000n,
          maxPriorityFeePerGas: 0n,
          chainId: CHAIN_ID,
        });
        const sending = reader.sendRawTransaction({ serializedTransaction: raw });
        // In the midst of every eighth one, while it is on its way.
        if (nonce % BETWEEN === BETWEEN - 1 && killed.length < KILLS && killed.length * BETWEEN < nonce) {
          killed.push(anvilPid());
          process.kill(anvilPid(), "SIGKILL");
        }
        const hash = await sending.catch(() => undefined);
        if (hash === undefined) {
          failed += 1;
          // Not acknowledged: it may or may not have happened; the chain says which nonce is next.
          nonce = await answered(() => reader.getTransactionCount({ address: account.address }));
          continue;
        }
        const { blockHash } = await answered(() => reader.getTransactionReceipt({ hash }));
        acknowledged.set(hash, { block: blockHash, nonce });
        nonce += 1;
      }
      expect(killed).toHaveLength(KILLS);
      expect(new Set([...killed, anvilPid()]).size).toBe(KILLS + 1);
      console.log(`${acknowledged.size} acknowledged, ${failed} not`);
      for (const [hash, { block, nonce }] of acknowledged) {
        const receipt = await reader.getTransactionReceipt({ hash });
        expect([nonce, receipt.status, receipt.blockHash]).toEqual([nonce, "success", block]);
      }
      const total = (KILLS + 1) * BETWEEN;
      expect(await reader.getTransactionCount({ address: account.address })).toBe(total);
      expect(await reader.getBalance({ address: PAYEE })).toBe(BigInt(total));
    });
  });
});
