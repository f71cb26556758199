import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from "node:fs";
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
  building ??= build().catch((error: unknown) => {
    building = undefined;
    throw error;
  });
  return building;
}

/** Each version has a folder of its own: a node that runs loads parts of its program late, and may be started again. */
async function build(): Promise<string> {
  const folder = join(dist, digestSources(inputs).slice(0, 16));
  const main = join(folder, "main.js");
  if (existsSync(main)) {
    utimesSync(folder, new Date(), new Date());
    return main;
  }
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

/** What the build of a release has made is not ours. */
function dropOld(current: string): void {
  for (const name of readdirSync(dist).filter((each) => /^(?:[0-9a-f]{16}|making-.*)$/.test(each))) {
    const folder = join(dist, name);
    const made = statSync(folder, { throwIfNoEntry: false });
    if (folder !== current && made !== undefined && Date.now() - made.mtimeMs > DAY_MS)
      rmSync(folder, { recursive: true, force: true });
  }
}
