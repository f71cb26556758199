import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createWalletClient, http, numberToHex, parseEther } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { afterEach, describe, expect, it } from "vitest";
import { freePorts } from "../process/port.ts";
import { auditJournal } from "./audit-journal.ts";
import { callRpc } from "./call-rpc.ts";
import { type DevChain, startDevChain } from "./dev-chain.ts";
import { devKeys } from "./dev-keys.ts";
import { localChain } from "./local-chain.ts";

const chainId = 31338;
const payee = "0x00000000000000000000000000000000000000aa";
let dir = "";
let chain: DevChain | undefined;
afterEach(async () => {
  await chain?.close();
  chain = undefined;
  rmSync(dir, { recursive: true, force: true });
});

/** A chain on which somebody has sent three transactions, one of them after a jump in time. */
async function used(blocksPerGeneration = 500) {
  dir = mkdtempSync(join(tmpdir(), "audit-"));
  const [port = 0, innerPort = 0, auditPort = 0] = await freePorts(3);
  chain = await startDevChain({ dir, port, innerPort, chainId, timeTravel: true, blocksPerGeneration });
  const { url } = chain;
  const account = privateKeyToAccount(devKeys.deployer);
  const writer = createWalletClient({ chain: localChain(chainId, url), transport: http(url), account });
  const pay = (nonce?: number) =>
    writer.sendTransaction({ to: payee, value: parseEther("1"), gas: 21_000n, ...(nonce ? { nonce } : {}) });
  await pay();
  await pay();
  await callRpc(url, "evm_increaseTime", [3600]);
  await callRpc(url, "evm_mine", []);
  await pay();
  return {
    pay,
    account,
    inner: (method: string, params: readonly unknown[]) =>
      callRpc(`http://127.0.0.1:${innerPort}`, method, params),
    async audit() {
      await callRpc(url, "evm_mine", []);
      return auditJournal({ dir, url, chainId, port: auditPort });
    },
  };
}

describe("auditJournal", () => {
  describe("given a chain that was used through its door alone", () => {
    it("finds the same hash and state by repeating the journal", { timeout: 30_000 }, async () => {
      const { audit } = await used();
      const { holds, evidence } = await audit();
      expect(evidence).toMatch(/block 5 .* 5 entries repeated: block 5/);
      expect(holds).toBe(true);
    });

    it("finds so after a transaction that came before its turn", { timeout: 30_000 }, async () => {
      const { audit, pay } = await used();
      await expect(pay(4)).rejects.toThrow("nonce too high");
      await pay(3);
      await pay(4);
      expect(await audit()).toMatchObject({ holds: true });
    });

    it("finds so while others go on sending", { timeout: 30_000 }, async () => {
      const { audit, pay } = await used();
      const audited = audit().finally(() => {
        over = true;
      });
      let over = false;
      let sent = 0;
      for (; !over; sent++) await pay();
      expect(await audited).toMatchObject({ holds: true });
      expect(sent).toBeGreaterThan(1);
    });

    it.each([1, 3])(
      "finds so across several journals, with a state saved every %i blocks",
      { timeout: 30_000 },
      async (blocks) => {
        const { audit } = await used(blocks);
        expect(await audit()).toMatchObject({ holds: true });
      },
    );
  });

  describe("given somebody reached anvil past the proxy", () => {
    it.each([
      ["a balance", "anvil_setBalance", [payee, numberToHex(7n)]],
      [
        "a word of storage",
        "anvil_setStorageAt",
        [payee, numberToHex(0n, { size: 32 }), numberToHex(1n, { size: 32 })],
      ],
      ["a contract's code", "anvil_setCode", [payee, "0x00"]],
    ] as const)("notices %s written there", { timeout: 30_000 }, async (_what, method, params) => {
      const { audit, inner, pay } = await used();
      expect(await inner(method, params)).not.toHaveProperty("error");
      await pay();
      expect(await audit()).toMatchObject({ holds: false });
    });

    it("notices a transaction of an unlocked account", { timeout: 30_000 }, async () => {
      const { audit, inner, account } = await used();
      const sent = await inner("eth_sendTransaction", [{ from: account.address, to: payee, value: "0x1" }]);
      expect(sent).not.toHaveProperty("error");
      expect(await audit()).toMatchObject({ holds: false });
    });
  });
});
