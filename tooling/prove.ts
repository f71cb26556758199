// `npm run prove -- [invariants] [story] [--runs N]`: long runs whose results are committed in docs/proofs, with what they
// covered. `npm run check` says when the contracts have changed since.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { proveInvariants } from "./proof/prove-invariants.ts";
import { proveStory } from "./proof/prove-story.ts";
import { root } from "./run/root.ts";
import { hashSources } from "./source/hash-sources.ts";

const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: "string", default: "2500" } },
});
const provers = { invariants: () => proveInvariants(Number(values.runs)), story: proveStory };
const sources = "packages/contracts/src/**/*.sol";
mkdirSync(join(root, "docs/proofs"), { recursive: true });

for (const [name, prove] of Object.entries(provers)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const sourcesHash = hashSources("packages/contracts/src", ".sol");
  console.log(`proving ${name} over sources ${sourcesHash.slice(0, 12)}`);
  const result = await prove();
  const proof = { proof: name, sources, sourcesHash, ranAt: new Date().toISOString(), ...result };
  writeFileSync(join(root, `docs/proofs/${name}.json`), `${JSON.stringify(proof, null, 2)}\n`);
  console.log(`${name}: ${result.passed} passed, ${result.failed} failed`);
  if (result.failed > 0 || result.passed === 0) process.exitCode = 1;
}
