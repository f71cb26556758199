import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { network } from "hardhat";
import { surveyPieces } from "../../tools/masks/survey.ts";
import { translate } from "../../tools/masks/translate.ts";

const { viem } = await network.create();
const reader = await viem.getPublicClient();
const { address, abi } = await viem.deployContract("CalendarHarness");

describe("Calendar", () => {
  // `npm run prove -- masks` also takes and frees every one of them.
  it("finds word, mask and next slot of all 131,328 intervals of two words as counting does", async () => {
    const { intervals, wrong } = await surveyPieces({ reader, address, abi });
    assert.deepEqual(wrong, []);
    assert.equal(intervals, 131_328);
  });
});

describe("translate", () => {
  const scope = new Map([["start", "s"]]);

  it("keeps Solidity's ranks and goes from left to right", () => {
    assert.equal(translate("start + 1 << 8 & 0xff", scope), expected("bvand"));
    assert.equal(translate("start - 1 - 1", scope), "(bvsub (bvsub s (_ bv1 256)) (_ bv1 256))");
  });

  it("refuses what it does not know", () => {
    assert.throws(() => translate("start * 2", scope), /cannot read/);
    assert.throws(() => translate("stop + 2", scope), /stop is not known/);
  });
});

function expected(outer: string): string {
  return `(${outer} (bvshl (bvadd s (_ bv1 256)) (_ bv8 256)) (_ bv255 256))`;
}
