/** Writes src/equipment/depreciation-vectors.json: valuations, instants and the book values the contract must give. */
import { writeFileSync } from "node:fs";
import { bookValue } from "../src/equipment/book-value.ts";
import {
  DepreciationMethod,
  type DepreciationMethodName,
  YEAR_SECONDS,
} from "../src/equipment/depreciation.ts";

const ACQUIRED_AT = 1_700_000_000;
const assets = [
  { cost: 32_000_000_000n, residual: 2_000_000_000n, life: 8 * YEAR_SECONDS, rateBps: 2000 },
  { cost: 10_000_000_001n, residual: 0n, life: 7 * YEAR_SECONDS + 1, rateBps: 3333 },
  { cost: 3n, residual: 1n, life: 10, rateBps: 9999 },
  { cost: 18_446_744_073_709_551_615n, residual: 1n, life: 4_294_967_295, rateBps: 1 },
];
const instants = [
  -1,
  0,
  1,
  3,
  9,
  10,
  YEAR_SECONDS - 1,
  YEAR_SECONDS,
  YEAR_SECONDS + 1,
  3 * YEAR_SECONDS + 12_345_678,
];
const distant = [
  8 * YEAR_SECONDS - 1,
  8 * YEAR_SECONDS,
  30 * YEAR_SECONDS + 7,
  60 * YEAR_SECONDS,
  61 * YEAR_SECONDS + 9,
];
const methods: readonly DepreciationMethodName[] = [
  "straight-line",
  "declining-balance",
  "units-of-production",
];

const vectors = methods.flatMap((method) =>
  assets.flatMap((asset) =>
    [...instants, ...distant].map((elapsed) => {
      const valuation = { ...asset, acquiredAt: ACQUIRED_AT, method };
      const meteredSeconds = method === "units-of-production" ? BigInt(Math.max(0, elapsed)) : 0n;
      const at = ACQUIRED_AT + elapsed;
      return {
        cost: asset.cost.toString(),
        residual: asset.residual.toString(),
        acquiredAt: ACQUIRED_AT,
        life: asset.life,
        rateBps: asset.rateBps,
        method: DepreciationMethod[method],
        at,
        meteredSeconds: meteredSeconds.toString(),
        bookValue: bookValue(valuation, at, meteredSeconds).toString(),
      };
    }),
  ),
);
const target = new URL("../src/equipment/depreciation-vectors.json", import.meta.url);
writeFileSync(target, `[\n${vectors.map((vector) => `  ${JSON.stringify(vector)}`).join(",\n")}\n]\n`);
