// Prints, for every invariant suite that has just run, how often each action was tried and how often it succeeded,
// and fails for an action that was tried often and never succeeded: it would have tested nothing.
import { readdirSync, readFileSync, rmSync } from "node:fs";

const enough = 50;
const cache = new URL("../cache/", import.meta.url);
const files = readdirSync(cache).filter((name) => /^tally-.*\.txt$/.test(name));
let idle = 0;
if (files.length === 0) {
  console.error("no invariant suite has run since the last tally");
  process.exit(1);
}

for (const name of files.toSorted()) {
  const totals = new Map<string, { calls: number; successes: number }>();
  const lines = readFileSync(new URL(name, cache), "utf8").split("\n").filter(Boolean);
  for (const line of lines) {
    const [action = "", calls = "0", successes = "0"] = line.split(" ");
    const before = totals.get(action) ?? { calls: 0, successes: 0 };
    totals.set(action, {
      calls: before.calls + Number(calls),
      successes: before.successes + Number(successes),
    });
  }
  console.log(`INV-${name.slice("tally-".length, -".txt".length)}`);
  for (const [action, { calls, successes }] of totals) {
    const isIdle = calls >= enough && successes === 0;
    if (isIdle) idle += 1;
    console.log(
      `  ${action.padEnd(24)}${String(calls).padStart(8)} calls${String(successes).padStart(8)} successes${isIdle ? "  NEVER SUCCEEDED" : ""}`,
    );
  }
  rmSync(new URL(name, cache));
}
process.exit(idle === 0 ? 0 : 1);
