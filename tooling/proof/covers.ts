import { createHash } from "node:crypto";
import { hashSources } from "../source/hash-sources.ts";

/** A folder with the ending of its files. */
type Sources = { readonly folder: string; readonly ending: string };

export type Cover = {
  /** What runs in the proof: a piece that passed is run again once any of it has changed. */
  readonly sources: readonly Sources[];
  /** What the proof says nothing about. */
  readonly limits?: string;
};

const contracts: Sources = { folder: "packages/contracts/src", ending: ".sol" };
const contractTests: Sources = { folder: "packages/contracts/test", ending: ".sol" };
/** Everything of which the story runs processes: nodes, command line, simulators, supervisor. */
const running: readonly Sources[] = [
  "packages/domain",
  "packages/protocol",
  "packages/sdk",
  "packages/readmodel",
  "packages/network",
  "apps/node",
  "apps/cli",
].map((workspace) => ({ folder: `${workspace}/src`, ending: ".ts" }));

/** What each proof that `npm run prove` writes to docs/proofs covers, by name. */
export const covers = {
  differential: {
    sources: [contracts, { folder: "packages/contracts/tools/differential", ending: ".ts" }],
    limits: "Acts that the model does not know.",
  },
  invariants: { sources: [contracts, contractTests] },
  masks: {
    sources: [
      { folder: "packages/contracts/src/reservation", ending: "/Calendar.sol" },
      { folder: "packages/contracts/tools/masks", ending: ".ts" },
    ],
  },
  mutants: { sources: [contracts, contractTests, { folder: "tooling/proof", ending: "mutants.json" }] },
  story: {
    sources: [
      contracts,
      ...running,
      { folder: "packages/readmodel/migrations", ending: ".sql" },
      { folder: "packages/contracts/tools", ending: "deploy-network.ts" },
    ],
    limits: "The page; stories but the first.",
  },
} as const satisfies Readonly<Record<string, Cover>>;

export type ProofName = keyof typeof covers;

export const proofNames = Object.keys(covers).filter((name): name is ProofName => name in covers);

export function coverOf(name: ProofName): Cover {
  return covers[name];
}

/** SHA-256 over the code that a proof covers, comments and spacing left out. */
export function hashOfCover({ sources }: Cover): string {
  const hash = createHash("sha256");
  for (const { folder, ending } of sources) hash.update(hashSources(folder, ending));
  return hash.digest("hex");
}
