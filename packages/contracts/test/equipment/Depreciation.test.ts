import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { network } from "hardhat";

interface Vector {
  readonly cost: string;
  readonly residual: string;
  readonly acquiredAt: number;
  readonly life: number;
  readonly rateBps: number;
  readonly method: number;
  readonly at: number;
  readonly meteredSeconds: string;
  readonly bookValue: string;
}

const path = new URL("../../../domain/src/equipment/depreciation-vectors.json", import.meta.url);
const vectors: readonly Vector[] = JSON.parse(readFileSync(path, "utf8"));
const { viem } = await network.create();
const reader = await viem.getPublicClient();
const { address, abi } = await viem.deployContract("LibraryHarness");
const ask = (functionName: string, args: readonly unknown[] = []): Promise<unknown> =>
  reader.readContract({ address, abi, functionName, args });

describe("Depreciation", () => {
  it("gives the values of the domain's vectors", async () => {
    assert.ok(vectors.length > 0);
    for (let from = 0; from < vectors.length; from += 100) {
      const some = vectors.slice(from, from + 100);
      const valuations = some.map(({ cost, residual, acquiredAt, life, rateBps, method }) => {
        return { cost: BigInt(cost), residual: BigInt(residual), acquiredAt, life, rateBps, method };
      });
      const at = some.map((vector) => BigInt(vector.at));
      const run = some.map(({ meteredSeconds }) => BigInt(meteredSeconds));
      const expected = some.map(({ bookValue }) => BigInt(bookValue));
      assert.deepEqual(await ask("bookValues", [valuations, at, run]), expected);
    }
  });
});
