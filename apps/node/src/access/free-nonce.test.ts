import { userOperation } from "@medequipshare/protocol";
import { type OperationRow, openDatabase, operationStore } from "@medequipshare/readmodel";
import { buildUserOperation } from "@medequipshare/sdk";
import { pad, toHex } from "viem";
import { expect, it } from "vitest";
import { z } from "zod";
import { freeNonce } from "./free-nonce.ts";

const account = "0x00000000000000000000000000000000000000AA";
const other = "0x00000000000000000000000000000000000000bb";
const limits = { callGasLimit: 1n, verificationGasLimit: 1n, creation: undefined, calls: [] };

function rowOf(nonce: bigint, of: typeof account | typeof other, end: Partial<OperationRow>): OperationRow {
  const operation = { ...buildUserOperation({ account: of, nonce, ...limits }), signature: "0x" } as const;
  return {
    hash: pad(toHex(nonce + (of === other ? 1_000n : 0n)), { size: 32 }),
    account: of.toLowerCase() as `0x${string}`,
    status: "included",
    userOperation: z.record(z.string(), z.string()).parse(z.encode(userOperation, operation)),
    transaction: null,
    transactions: [],
    block: null,
    success: null,
    revertData: null,
    gasUsed: null,
    createdAt: 1,
    updatedAt: 1,
    ...end,
  };
}

it("leaves to what was acknowledged its place, whatever the chain says at the moment", async () => {
  await using opened = await openDatabase({ url: "memory" });
  const store = operationStore(opened.db);
  expect(await freeNonce(store, account, 3n)).toBe(3n);
  await store.put(rowOf(3n, account, { success: true }));
  await store.put(rowOf(4n, account, { status: "sent" }));
  await store.put(rowOf(5n, other, { success: true }));
  expect(await freeNonce(store, account, 3n)).toBe(5n);
  // What was refused takes no place, and leaves a gap that the next one has to fill.
  await store.change(rowOf(3n, account, {}).hash, { status: "failed", success: false });
  expect(await freeNonce(store, account, 3n)).toBe(3n);
  expect(await freeNonce(store, account, 9n)).toBe(9n);
}, 60_000);
