import { readText } from "../source/read-text.ts";
import { architectureBlocks } from "./architecture-blocks.ts";
import { contractsInCircles } from "./contract-graph.ts";
import { embeddedBlock } from "./embedded-block.ts";
import { heirsOfAbstract, storageFields } from "./storage-fields.ts";

/** `docs/architecture.md` shows the tables of `tooling/workspaces.json` and the contracts' graph as they are, and the graph has no circle. */
export async function checkArchitecture(): Promise<readonly string[]> {
  const text = readText("docs/architecture.md");
  const circle = contractsInCircles(storageFields(), heirsOfAbstract());
  const stale = Object.entries(architectureBlocks())
    .filter(([name, block]) => embeddedBlock(text, name) !== block)
    .map(([name]) => `docs/architecture.md: ${name} differs; run node tooling/document/write-tables.ts`);
  return circle.length === 0
    ? stale
    : [...stale, `contracts call each other in a circle: ${circle.join(", ")}`];
}
