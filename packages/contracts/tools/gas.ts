// Gas of the operations that matter, measured on a network in process with every gate on: `npm run gas`.
// --json prints rows only, as one object on the last line, --check compares with gas-snapshot.json and the limits, --update writes the snapshot.
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { jsonOfRows, type Row, tableOfRows } from "./gas/print-rows.ts";
import type { Stage } from "./gas/stage.ts";

const { values } = parseArgs({
  options: { json: { type: "boolean" }, check: { type: "boolean" }, update: { type: "boolean" } },
});
const snapshotPath = new URL("../gas-snapshot.json", import.meta.url);
process.chdir(new URL("..", import.meta.url).pathname);
const { openStage } = await import("./gas/stage.ts");
const operations = await import("./gas/operations.ts");

const { measureMinimal } = await import("./gas/minimal.ts");

const stage = await openStage(17);
await operations.prepare(stage);
const rows: Row[] = [];
const before = await stage.helpers.takeSnapshot();
const minimal = await measureMinimal(stage);
await before.restore();
const minimalOf: Readonly<Record<string, number>> = {
  "reserve-4h-dirty": minimal.dirty,
  "reserve-4h-fresh": minimal.fresh,
};
for (const n of [0, 100, 1000]) {
  await measure("reserve-4h-dirty", n, 95_000, 48_540, (fresh) => operations.reserveDirty(fresh, n));
}
await measure("reserve-4h-fresh", 1, 115_000, 65_640, operations.reserveFresh);
await measure("reserve-30d", 1, 190_000, null, operations.reserveMonth);
await measure("reserve-batch24", 1, 40_000, null, operations.reserveSeries);
await measure("cancel", 2, 60_000, 38_697, operations.cancel);
await measure("override", 2, 120_000, null, operations.override);
await measure("override-first", 2, 140_000, null, operations.overrideFirst);
await measure("check-out-passkey", 1, 130_000, null, operations.checkOut);
await measure("availability-7d", 1, 6_000, 2_755, operations.availability);
await measure("verify-facility", 0, 5_000, 2_100, operations.verifyFacility);

const problems = [...beyondLimits(), ...(values.check ? differences() : [])];
if (values.update) writeFileSync(snapshotPath, `${JSON.stringify({ rows }, null, 2)}\n`);
if (values.json) console.log(jsonOfRows(rows));
else print();
for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);

/** Measures on a state of its own, which is thrown away afterwards. */
async function measure(
  operation: string,
  n: number,
  limit: number,
  floor: number | null,
  run: (stage: Stage) => Promise<number>,
): Promise<void> {
  const snapshot = await stage.helpers.takeSnapshot();
  const gas = await run(stage);
  const least = minimalOf[operation];
  const ratio = least === undefined ? null : Math.round((100 * gas) / least) / 100;
  rows.push({ operation, n, gas, limit, floor, ratio });
  await snapshot.restore();
}

function beyondLimits(): string[] {
  const over = rows.filter(({ gas, limit }) => gas > limit);
  const dirty = new Set(
    rows.filter(({ operation }) => operation === "reserve-4h-dirty").map(({ gas }) => gas),
  );
  return [
    ...over.map(
      ({ operation, n, gas, limit }) => `${operation} (n = ${n}) costs ${gas} gas, more than ${limit}`,
    ),
    ...(dirty.size === 1 ? [] : ["reserve-4h-dirty depends on how many reservations exist"]),
  ];
}

function differences(): string[] {
  const snapshot: { readonly rows: readonly Row[] } = JSON.parse(readFileSync(snapshotPath, "utf8"));
  const before = new Map(snapshot.rows.map(({ operation, n, gas }) => [`${operation} (n = ${n})`, gas]));
  return rows.flatMap(({ operation, n, gas }) => {
    const known = before.get(`${operation} (n = ${n})`);
    return known === gas
      ? []
      : [`${operation} (n = ${n}) costs ${gas} gas, the snapshot says ${known ?? "nothing"}`];
  });
}

function print(): void {
  console.log(tableOfRows(rows));
  console.log(
    `\nratio: to a contract that only records and marks, ${minimal.dirty} gas in a dirty word, ${minimal.fresh} in a fresh one`,
  );
  console.log(`\nreserve passes these gates, none of them trivially:\n- ${operations.gates.join("\n- ")}`);
}
