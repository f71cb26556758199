import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { digestSources } from "../process/digest-sources.ts";
import { root, runNpm } from "../process/run-npm.ts";

type Say = (text: string) => void;

/**
 * Compiles the contracts, whose typed ABIs almost everything imports, unless they are as they were when last compiled.
 */
export async function buildContracts(say: Say): Promise<void> {
  await buildWhenChanged({
    stamp: join(root, "packages/contracts/artifacts/built"),
    inputs: [
      "packages/contracts/src",
      "packages/contracts/tools/abi.ts",
      "packages/contracts/hardhat.config.ts",
    ],
    output: join(root, "packages/contracts/src/abi.gen.ts"),
    script: ["run", "--silent", "build:contracts"],
    about: "compiling the contracts",
    say,
  });
}

/** Builds the web page unless nothing it is made of has changed. Gives the folder to serve. */
export async function buildPage(say: Say): Promise<string> {
  const dist = join(root, "apps/web/dist");
  await buildWhenChanged({
    stamp: join(dist, "built"),
    inputs: [
      "apps/web/src",
      "apps/web/public",
      "apps/web/index.html",
      "apps/web/vite.config.ts",
      "apps/web/county-meshes.ts",
      "apps/web/package.json",
      "packages/contracts/src",
      "packages/domain/src",
      "packages/protocol/src",
      "packages/sdk/src",
    ],
    output: join(dist, "index.html"),
    script: ["run", "--silent", "build", "-w", "@medequipshare/web"],
    about: "building the page",
    say,
  });
  return dist;
}

interface Build {
  readonly stamp: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly script: readonly string[];
  readonly about: string;
  readonly say: Say;
}

async function buildWhenChanged({ stamp, inputs, output, script, about, say }: Build): Promise<void> {
  const now = digestSources(inputs);
  const before = existsSync(stamp) && existsSync(output) ? readFileSync(stamp, "utf8") : "";
  if (before === now) return;
  say(about);
  await runNpm(script);
  mkdirSync(join(stamp, ".."), { recursive: true });
  writeFileSync(stamp, now);
}
