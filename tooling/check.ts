// `npm run check`: everything that can be judged without running the product.
import { pathToFileURL } from "node:url";
import { checkImports } from "./boundary/check-imports.ts";
import { checkManifests } from "./boundary/check-manifests.ts";
import { checkRooms } from "./boundary/check-rooms.ts";
import { checkArchitecture } from "./document/check-architecture.ts";
import { checkChainFields } from "./document/check-chain-fields.ts";
import { checkChainSql } from "./document/check-chain-sql.ts";
import { checkErrorTable } from "./document/check-error-table.ts";
import { checkEventTable } from "./document/check-event-table.ts";
import { checkFeatures } from "./document/check-features.ts";
import { checkInvariants } from "./document/check-invariants.ts";
import { checkProofs } from "./document/check-proofs.ts";
import { commandStep } from "./run/command-step.ts";
import { findingStep } from "./run/finding-step.ts";
import { npmScript } from "./run/npm-script.ts";
import { runLanes, runSteps } from "./run/run-steps.ts";
import type { Step, StepOutcome } from "./run/step.ts";
import { checkAbiFragments } from "./source/check-abi-fragments.ts";
import { checkContractLists } from "./source/check-contract-lists.ts";
import { checkLockfile } from "./source/check-lockfile.ts";
import { checkPaths } from "./source/check-paths.ts";
import { checkPlainWriters } from "./source/check-plain-writers.ts";
import { checkRetypedEvents } from "./source/check-retyped-events.ts";
import { checkSecrets } from "./source/check-secrets.ts";
import { checkSizes } from "./source/check-sizes.ts";
import { checkWords } from "./source/check-words.ts";

const biome = ["ci", "--colors=off", "--reporter=summary", "--max-diagnostics=200", "."];
const spelling = ["lint", "--no-progress", "--no-summary", "--gitignore", "--dot", "--unique", "**"];

/** Comes first because types and documents need the ABIs it writes. */
const compile = commandStep("contracts compile", npmScript("build:contracts"));

/** What takes long, and what waits for nothing else: run side by side, the two take about as long as either. */
const codeSteps: readonly Step[] = [
  commandStep("types", { program: "tsc", args: ["-b", "--pretty", "false"] }),
  commandStep("dead code", { program: "knip", args: ["--no-progress", "--no-config-hints"] }),
  commandStep("Solidity lint", npmScript("lint", "contracts")),
];
const textSteps: readonly Step[] = [
  commandStep("format and lint", { program: "biome", args: biome }),
  commandStep("spelling", { program: "cspell", args: spelling }),
  findingStep("imports follow workspaces.json", checkImports),
  findingStep("manifests follow workspaces.json", checkManifests),
  findingStep("rooms", checkRooms),
  findingStep("words of the glossary", checkWords),
  findingStep("no ABI by hand", checkAbiFragments),
  findingStep("no second list of contracts", checkContractLists),
  findingStep("no sdk file that is only encode and require", checkPlainWriters),
  findingStep("no event typed again", checkRetypedEvents),
  findingStep("no chain migration", checkChainSql),
  findingStep("sizes", checkSizes),
  findingStep("docs/architecture.md", checkArchitecture),
  findingStep("docs/errors.md", checkErrorTable),
  findingStep("docs/features.md", checkFeatures),
  findingStep("docs/invariants.md", checkInvariants),
  findingStep("docs/on-chain-fields.md", checkChainFields),
  findingStep("docs/protocol/events.md", checkEventTable),
  { name: "docs/proofs", run: checkProofs },
  findingStep("lockfile", checkLockfile),
  findingStep("no secrets", checkSecrets),
  findingStep("no paths outside the clone", checkPaths),
];

/** Runs the steps whose names hold one of these words, all of them without words. */
export async function runCheck(words: readonly string[] = []): Promise<readonly StepOutcome[]> {
  const isWanted = ({ name }: Step): boolean =>
    words.length === 0 || words.some((word) => name.includes(word));
  const first = await runSteps([compile].filter(isWanted));
  return [...first, ...(await runLanes(codeSteps.filter(isWanted), textSteps.filter(isWanted)))];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const outcomes = await runCheck(process.argv.slice(2));
  const failed = outcomes.filter((outcome) => outcome.failed > 0);
  console.log(`${outcomes.length - failed.length} checks passed, ${failed.length} failed`);
  if (failed.length > 0 || outcomes.length === 0) process.exitCode = 1;
}
