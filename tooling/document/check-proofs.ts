import { existsSync } from "node:fs";
import { join } from "node:path";
import { hashOfProof, proofs } from "../proof/proof-sources.ts";
import { root } from "../run/root.ts";
import { readText } from "../source/read-text.ts";

/** What `npm run prove` writes, whatever was proven. */
type Result = { readonly sourcesHash: string; readonly passed: number; readonly failed: number };

/** Committed results of `npm run prove` are all there, passed, and were made with the code as it is now. */
export async function checkProofs(): Promise<readonly string[]> {
  return Object.entries(proofs).flatMap(([name, proof]) => {
    const path = `docs/proofs/${name}.json`;
    if (!existsSync(join(root, path))) return [`${path} is missing; run npm run prove -- ${name}`];
    // Written by prove.ts; a wrong shape fails one of the comparisons.
    const { sourcesHash, passed, failed } = JSON.parse(readText(path)) as Result;
    return [
      ...(sourcesHash === hashOfProof(proof) ? [] : [`${path} is stale; run npm run prove -- ${name}`]),
      ...(failed === 0 ? [] : [`${path} records ${failed} failures`]),
      ...(passed >= proof.leastPassed ? [] : [`${path} records ${passed} passes, not ${proof.leastPassed}`]),
    ];
  });
}
