import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { cellToParent, latLngToCell } from "h3-js";
import { network } from "hardhat";
import { createDraw } from "../../tools/differential/draw.ts";

const count = 100_000;
const batch = 2_500;
const seed = 8;

const { viem } = await network.create();
const reader = await viem.getPublicClient();
const { address, abi } = await viem.deployContract("LibraryHarness");
const draw = createDraw(seed);

/** Spread over the sphere evenly: as many near the equator as there is room. */
function drawCell(resolution: number): string {
  const latitude = (Math.asin(draw.below(2_000_001) / 1_000_000 - 1) * 180) / Math.PI;
  return latLngToCell(latitude, draw.below(360_000_000) / 1_000_000 - 180, resolution);
}

describe("ServiceArea", () => {
  it(`finds the same parents as h3-js in ${count} drawn cells of every resolution, seed ${seed}`, async () => {
    for (let from = 0; from < count; from += batch) {
      const drawn = Array.from({ length: batch }, () => {
        const fine = draw.below(16);
        const cell = drawCell(fine);
        const coarse = draw.below(fine + 1);
        return { cell, coarse, parent: cellToParent(cell, coarse) };
      });
      const cells = drawn.map(({ cell }) => BigInt(`0x${cell}`));
      const resolutions = drawn.map(({ coarse }) => coarse);
      const parents = await reader.readContract({
        address,
        abi,
        functionName: "parents",
        args: [cells, resolutions],
      });
      assert.deepEqual(
        parents,
        drawn.map(({ parent }) => BigInt(`0x${parent}`)),
      );
    }
  });
});
