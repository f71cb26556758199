import { createHash } from "node:crypto";
import { hashSources } from "../source/hash-sources.ts";

type Proof = {
  /** Folders and endings of the files that the proof is about; a change of their code makes it stale. */
  readonly sources: readonly { readonly folder: string; readonly ending: string }[];
  /** What the proof says nothing about. */
  readonly limits?: string;
  /** What must have passed at least for the proof to count. */
  readonly leastPassed: number;
};

const contracts = { folder: "packages/contracts/src", ending: ".sol" };

/** Every proof that `npm run prove` writes to docs/proofs, by name. */
export const proofs: Readonly<Record<string, Proof>> = {
  differential: {
    sources: [contracts, { folder: "packages/contracts/tools/differential", ending: ".ts" }],
    leastPassed: 100_000,
  },
  invariants: { sources: [contracts], leastPassed: 1 },
  masks: {
    sources: [
      { folder: "packages/contracts/src/reservation", ending: "/Calendar.sol" },
      { folder: "packages/contracts/tools/masks", ending: ".ts" },
    ],
    leastPassed: 500_000,
  },
  mutants: { sources: [contracts, { folder: "tooling/proof", ending: "mutants.json" }], leastPassed: 12 },
  story: {
    sources: [contracts, { folder: "packages/network/src/story", ending: ".ts" }],
    limits:
      "Later changes of node, SDK, read model, domain and simulators: over those, npm test plays each story once.",
    leastPassed: 20,
  },
};

/** SHA-256 over the code that a proof is about, comments and spacing left out. */
export function hashOfProof({ sources }: Proof): string {
  const hash = createHash("sha256");
  for (const { folder, ending } of sources) hash.update(hashSources(folder, ending));
  return hash.digest("hex");
}
