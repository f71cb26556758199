// `npm run prove [invariants] [story]`: long runs whose results are committed in docs/proofs, with what they
// covered. `npm run check` says when the contracts have changed since.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { proveInvariants } from "./proof/prove-invariants.ts";
import { proveStory } from "./proof/prove-story.ts";
import { root } from "./run/root.ts";
import { hashSources } from "./source/hash-sources.ts";

const provers = { invariants: proveInvariants, story: proveStory };
const wanted = process.argv.slice(2);
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
