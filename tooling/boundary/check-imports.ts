import { existsSync } from "node:fs";
import { join } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { root } from "../run/root.ts";
import { earlyImports } from "./early-imports.ts";
import { importRules } from "./import-rules.ts";
import { readWorkspaces } from "./read-workspaces.ts";

const fewestModules = 50;

/** What package.json's commands run on a bare clone. */
const programs = [
  "tooling/test.ts",
  "tooling/test-long.ts",
  "tooling/check.ts",
  "tooling/prove.ts",
  "tooling/e2e.ts",
  "packages/network/src/start.ts",
  "packages/network/src/story.ts",
  "packages/network/src/bench.ts",
  "packages/contracts/tools/gas.ts",
];

/**
 * Runs dependency-cruiser over every workspace with the rules of `workspaces.json`.
 * A run that sees almost no module is a finding: dependency-cruiser answers "fine" when it cannot parse.
 */
export async function checkImports(): Promise<readonly string[]> {
  const workspaces = readWorkspaces();
  const folders = workspaces.workspaces
    .map(({ path }) => path)
    .filter((path) => existsSync(join(root, path)));
  const { output } = await cruise(
    [...folders, "tooling"],
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: [...importRules(workspaces)] },
      tsPreCompilationDeps: true,
      doNotFollow: { path: "node_modules" },
      exclude: { path: "(?:^|/)(?:dist|[.]tsbuild|artifacts|cache|[.]data|[.]prove)/" },
    },
    { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  );
  if (typeof output === "string") return ["dependency-cruiser gave no result"];
  return findings(output);
}

function findings({ modules, summary }: ICruiseResult): string[] {
  const ours = modules.filter(({ source }) =>
    /^(?:packages|apps|tooling)\/.*[.](?:ts|tsx|mjs)$/.test(source),
  );
  const tooFew = ours.length < fewestModules ? [`only ${ours.length} modules cruised`] : [];
  const early = earlyImports(programs, modules);
  return [
    ...tooFew,
    ...early,
    ...summary.violations.map(({ from, to, rule }) => `${from} -> ${to}: ${rule.name}`),
  ];
}
