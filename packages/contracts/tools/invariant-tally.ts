// Prints, for every invariant suite that has just run, how often each action was tried and how often it succeeded, and
// how often each step between two states was taken. Fails for an action that succeeded too seldom, or a step never
// taken: what holds after it would hardly have been tested.
import { readdirSync, readFileSync, rmSync } from "node:fs";

const enough = 1000;
/** How a line that counts a step between two states begins. */
const step = "step:";
const cache = new URL("../cache/", import.meta.url);
const files = readdirSync(cache).filter((name) => /^tally-.*\.txt$/.test(name));
let tooFew = 0;
if (files.length === 0) {
  console.error("no invariant suite has run since the last tally");
  process.exit(1);
}

type Count = { readonly calls: number; readonly successes: number };

function totalsOf(text: string): ReadonlyMap<string, Count> {
  const totals = new Map<string, Count>();
  for (const line of text.split("\n").filter(Boolean)) {
    const [name = "", calls = "0", successes = "0"] = line.split(" ");
    const before = totals.get(name) ?? { calls: 0, successes: 0 };
    totals.set(name, {
      calls: before.calls + Number(calls),
      successes: before.successes + Number(successes),
    });
  }
  return totals;
}

function printed(name: string, { calls, successes }: Count): string {
  if (name.startsWith(step)) {
    const isNever = calls === 0;
    if (isNever) tooFew += 1;
    return `  ${name.padEnd(24)}${String(calls).padStart(8)} times${isNever ? "  NEVER TAKEN" : ""}`;
  }
  const isSeldom = successes < enough;
  if (isSeldom) tooFew += 1;
  const counts = `${String(calls).padStart(8)} calls${String(successes).padStart(8)} successes`;
  return `  ${name.padEnd(24)}${counts}${isSeldom ? `  FEWER THAN ${enough}` : ""}`;
}

for (const name of files.toSorted()) {
  console.log(`INV-${name.slice("tally-".length, -".txt".length)}`);
  for (const [action, count] of totalsOf(readFileSync(new URL(name, cache), "utf8"))) {
    console.log(printed(action, count));
  }
  rmSync(new URL(name, cache));
}
process.exit(tooFew === 0 ? 0 : 1);
