import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { network } from "hardhat";

interface Vectors {
  /** Cell, coarser resolution, its parent there. */
  readonly cells: readonly (readonly [string, number, string])[];
  /** Index, whether it is a cell. */
  readonly indexes: readonly (readonly [string, boolean])[];
}

const vectors: Vectors = JSON.parse(readFileSync(new URL("h3-cells.json", import.meta.url), "utf8"));
const { viem } = await network.create();
const reader = await viem.getPublicClient();
const { address, abi } = await viem.deployContract("LibraryHarness");
const ask = (functionName: string, args: readonly unknown[] = []): Promise<unknown> =>
  reader.readContract({ address, abi, functionName, args });
const toWord = (hex: string) => BigInt(`0x${hex}`);

describe("ServiceArea", () => {
  it("finds the same parents as h3-js in 1,000 cells, pentagons included", async () => {
    for (let from = 0; from < vectors.cells.length; from += 200) {
      const some = vectors.cells.slice(from, from + 200);
      const cells = some.map(([cell]) => toWord(cell));
      const resolutions = some.map(([, resolution]) => resolution);
      const expected = some.map(([, , parent]) => toWord(parent));
      assert.deepEqual(await ask("parents", [cells, resolutions]), expected);
    }
    assert.equal(vectors.cells.length, 1000);
  });

  it("tells cells from other indexes as h3-js does", async () => {
    const indexes = vectors.indexes.map(([index]) => toWord(index));
    const expected = vectors.indexes.map(([, valid]) => valid);
    assert.deepEqual(await ask("areCells", [indexes]), expected);
    assert.ok(expected.includes(true) && expected.includes(false));
  });
});
