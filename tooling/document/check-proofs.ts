import { hashSources } from "../source/hash-sources.ts";
import { listFiles } from "../source/list-files.ts";
import { readText } from "../source/read-text.ts";

/** What `npm run prove` writes, whatever was proven. */
type Proof = { readonly sources: string; readonly sourcesHash: string; readonly failed: number };

/** Committed results of `npm run prove` passed, and were made with the contracts as they are now. */
export async function checkProofs(): Promise<readonly string[]> {
  const paths = listFiles().filter((path) => /^docs\/proofs\/.*\.json$/.test(path));
  const current = hashSources("packages/contracts/src", ".sol");
  if (paths.length === 0) return ["docs/proofs is empty; run npm run prove"];
  return paths.flatMap((path) => {
    // Written by prove.ts; a wrong shape fails one of the comparisons.
    const proof = JSON.parse(readText(path)) as Proof;
    const stale = proof.sourcesHash === current ? [] : [`${path} is stale; run npm run prove`];
    return proof.failed === 0 ? stale : [...stale, `${path} records ${proof.failed} failures`];
  });
}
