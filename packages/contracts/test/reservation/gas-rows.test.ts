import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { jsonOfRows, tableOfRows } from "../../tools/gas/print-rows.ts";

const rows = [
  { operation: "reserve-4h-dirty", n: 100, gas: 91_500, limit: 95_000, floor: 48_540, ratio: 1.7 },
  { operation: "override", n: 2, gas: 118_000, limit: 120_000, floor: null, ratio: null },
];

describe("jsonOfRows", () => {
  it("is one line that holds operation, n, gas, limit and floor of every row", () => {
    const text = jsonOfRows(rows);
    assert.equal(text.includes("\n"), false);
    const read: unknown = JSON.parse(text);
    assert.deepEqual(read, { rows });
  });
});

describe("tableOfRows", () => {
  it("puts each row under the headings, with a dash for what there is none of", () => {
    assert.deepEqual(tableOfRows(rows).split("\n"), [
      "operation                n       gas     limit     floor     ratio",
      "reserve-4h-dirty       100     91500     95000     48540       1.7",
      "override                 2    118000    120000         -         -",
    ]);
  });
});
