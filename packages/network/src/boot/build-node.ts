import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { digestSources } from "../process/digest-sources.ts";
import { root, runNpm } from "../process/run-npm.ts";

const dist = join(root, "apps/node/dist");
const inputs = [
  "apps/node/src",
  "apps/node/tools",
  "packages/contracts/src",
  "packages/domain/src",
  "packages/protocol/src",
  "packages/readmodel/src",
  "packages/sdk/src",
  "package-lock.json",
];
const DAY_MS = 86_400_000;
let building: Promise<string> | undefined;

/** Builds the node's program, unless it is there for the sources as they were when this process first asked. Gives its path. */
export function buildNode(): Promise<string> {
  building ??= build();
  return building;
}

/** Each version has a folder of its own: a node that runs loads parts of its program late, and may be started again. */
async function build(): Promise<string> {
  const folder = join(dist, digestSources(inputs).slice(0, 16));
  const main = join(folder, "main.js");
  if (existsSync(main)) return main;
  mkdirSync(dist, { recursive: true });
  const making = mkdtempSync(join(dist, "making-"));
  try {
    await runNpm(["run", "--silent", "build", "-w", "@medequipshare/node", "--", making]);
    renameSync(making, folder);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    // Somebody else was quicker.
    if (!existsSync(main)) throw error;
  }
  dropOld(folder);
  return main;
}

function dropOld(current: string): void {
  for (const name of readdirSync(dist)) {
    const folder = join(dist, name);
    if (folder !== current && Date.now() - statSync(folder).mtimeMs > DAY_MS)
      rmSync(folder, { recursive: true, force: true });
  }
}
