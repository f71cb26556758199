import { createPublicClient, createWalletClient, http, parseEther } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Anvil, startAnvil } from "../src/chain/anvil.ts";
import { devKeys } from "../src/chain/dev-keys.ts";
import { localChain } from "../src/chain/local-chain.ts";
import { freeRun } from "../src/process/port.ts";
import { areByTheBook, countForeignCalls, isSilentSince } from "../src/story/judge.ts";

const CHAIN_ID = 31_340;

describe("countForeignCalls", () => {
  it("passes over standard calls and named time travel", () => {
    const calls = new Map([
      ["eth_call", 20],
      ["eth_sendRawTransaction", 3],
      ["evm_mine", 2],
      ["evm_increaseTime", 1],
    ]);
    expect(countForeignCalls(calls)).toBe(0);
  });

  it.each(["!anvil_impersonateAccount", "!anvil_setStorageAt", "!eth_sendTransaction", "web3_clientVersion"])(
    "counts %s",
    (method) => {
      expect(
        countForeignCalls(
          new Map([
            ["eth_call", 20],
            [method, 2],
          ]),
        ),
      ).toBe(2);
    },
  );
});

describe("isSilentSince", () => {
  let anvil: Anvil;
  beforeAll(async () => {
    anvil = await startAnvil({ port: await freeRun(2), chainId: CHAIN_ID, statePath: undefined });
  });
  afterAll(() => anvil.stop());

  it("says so until the account signs once more", async () => {
    const chain = localChain(CHAIN_ID, anvil.url);
    const account = privateKeyToAccount(devKeys.deployer);
    const reader = createPublicClient({ chain, transport: http(anvil.url), cacheTime: 0 });
    const writer = createWalletClient({ chain, account, transport: http(anvil.url) });
    const since = await reader.getBlockNumber();
    expect(await isSilentSince(reader, account.address, since)).toBe(true);
    const hash = await writer.sendTransaction({ to: account.address, value: parseEther("1") });
    await reader.waitForTransactionReceipt({ hash });
    expect(await isSilentSince(reader, account.address, since)).toBe(false);
    expect(await isSilentSince(reader, account.address, await reader.getBlockNumber())).toBe(true);
  });
});

describe("areByTheBook", () => {
  const book = new Map([["owner", 50n]]);
  const owner = { slug: "owner", free: 50n, escrowed: 0n };
  const nobody = { slug: "nobody", free: 0n, escrowed: 0n };

  it("holds when everybody has what the book says, and whoever is not in the book has nothing", () => {
    expect(areByTheBook([owner, nobody], book)).toBe(true);
  });

  it.each([
    ["a unit too much", { ...owner, free: 51n }],
    ["a unit too little", { ...owner, free: 49n }],
    ["something left in escrow", { ...owner, escrowed: 1n }],
    ["money that no book knows", { ...nobody, free: 1n }],
  ])("breaks on %s", (_what, standing) => {
    expect(areByTheBook([standing], book)).toBe(false);
  });
});
