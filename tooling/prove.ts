// `npm run prove -- [invariants] [mutants] [story] [--runs N] [--seeds N]`: long runs whose results are committed in
// docs/proofs, with what they covered. `npm run check` says when the contracts have changed since.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { proveInvariants } from "./proof/prove-invariants.ts";
import { proveMutants } from "./proof/prove-mutants.ts";
import { proveStory, type StoryProof } from "./proof/prove-story.ts";
import { root } from "./run/root.ts";
import { hashSources } from "./source/hash-sources.ts";
import { readText } from "./source/read-text.ts";

const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: "string", default: "2500" }, seeds: { type: "string", default: "20" } },
});
const sourcesHash = hashSources("packages/contracts/src", ".sol");

type Counts = { readonly passed: number; readonly failed: number };

function write(proof: string, result: Counts): void {
  const sources = "packages/contracts/src/**/*.sol, without comments";
  const record = { proof, sources, sourcesHash, ranAt: new Date().toISOString(), ...result };
  mkdirSync(join(root, "docs/proofs"), { recursive: true });
  writeFileSync(join(root, `docs/proofs/${proof}.json`), `${JSON.stringify(record, null, 2)}\n`);
}

/** What an earlier proof of the story found with these very contracts. */
function storyBefore(): StoryProof["seeds"] {
  const path = "docs/proofs/story.json";
  if (!existsSync(join(root, path))) return [];
  const earlier: StoryProof & { sourcesHash: string } = JSON.parse(readText(path));
  return earlier.sourcesHash === sourcesHash ? earlier.seeds : [];
}

const provers: Readonly<Record<string, () => Promise<Counts>>> = {
  invariants: () => proveInvariants(Number(values.runs)),
  mutants: () => proveMutants(),
  story: () => proveStory(Number(values.seeds), storyBefore(), (proof) => write("story", proof)),
};

for (const [name, prove] of Object.entries(provers)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`proving ${name} over sources ${sourcesHash.slice(0, 12)}`);
  const result = await prove();
  write(name, result);
  console.log(`${name}: ${result.passed} passed, ${result.failed} failed`);
  if (result.failed > 0 || result.passed === 0) process.exitCode = 1;
}
