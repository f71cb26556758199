// `npm run prove -- [differential] [invariants] [masks] [mutants] [story] [--operations N] [--runs N] [--seeds N]`: long runs
// whose results are committed in docs/proofs, with what they covered. `npm run check` says when what they are about has
// changed since.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { hashOfProof, proofs } from "./proof/proof-sources.ts";
import { type DifferentialProof, proveDifferential } from "./proof/prove-differential.ts";
import { proveInvariants } from "./proof/prove-invariants.ts";
import { proveMasks } from "./proof/prove-masks.ts";
import { type MutantProof, proveMutants } from "./proof/prove-mutants.ts";
import { proveStory, type StoryProof } from "./proof/prove-story.ts";
import { root } from "./run/root.ts";
import { readText } from "./source/read-text.ts";

const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    operations: { type: "string", default: "100000" },
    runs: { type: "string", default: "2500" },
    seeds: { type: "string", default: "20" },
  },
});
type Counts = { readonly passed: number; readonly failed: number };

function hashOf(name: string): string {
  const proof = proofs[name];
  if (proof === undefined) throw new TypeError(`${name} has no sources`);
  return hashOfProof(proof);
}

function write(name: string, result: Counts): void {
  const { sources = [], limits } = proofs[name] ?? {};
  const record = {
    proof: name,
    sources: sources.map(({ folder, ending }) => `${folder}/**/*${ending}, without comments`),
    sourcesHash: hashOf(name),
    limits,
    ranAt: new Date().toISOString(),
    ...result,
  };
  mkdirSync(join(root, "docs/proofs"), { recursive: true });
  writeFileSync(join(root, `docs/proofs/${name}.json`), `${JSON.stringify(record, null, 2)}\n`);
}

/** What an earlier proof found with this very code, if there is one. */
function earlier<Proof>(name: string): Proof | undefined {
  const path = `docs/proofs/${name}.json`;
  if (!existsSync(join(root, path))) return undefined;
  // Written by this program.
  const proof = JSON.parse(readText(path)) as Proof & { sourcesHash: string };
  return proof.sourcesHash === hashOf(name) ? proof : undefined;
}

const provers: Readonly<Record<string, () => Promise<Counts>>> = {
  differential: () =>
    proveDifferential(
      Number(values.operations),
      earlier<DifferentialProof>("differential")?.runs ?? [],
      (proof) => write("differential", proof),
    ),
  masks: proveMasks,
  invariants: () => proveInvariants(Number(values.runs)),
  mutants: () =>
    proveMutants(earlier<MutantProof>("mutants")?.mutants ?? [], (proof) => write("mutants", proof)),
  story: () =>
    proveStory(Number(values.seeds), earlier<StoryProof>("story")?.seeds ?? [], (proof) =>
      write("story", proof),
    ),
};

for (const [name, prove] of Object.entries(provers)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`proving ${name} over sources ${hashOf(name).slice(0, 12)}`);
  const result = await prove();
  write(name, result);
  console.log(`${name}: ${result.passed} passed, ${result.failed} failed`);
  if (result.failed > 0 || result.passed === 0) process.exitCode = 1;
}
