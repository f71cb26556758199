import { importTable } from "../boundary/import-table.ts";
import { readWorkspaces } from "../boundary/read-workspaces.ts";
import { roomTable } from "../boundary/room-table.ts";
import { contractGraph } from "./contract-graph.ts";
import { heirsOfAbstract, storageFields } from "./storage-fields.ts";

/** The generated parts of `docs/architecture.md`, by the names of their marks. */
export function architectureBlocks(): Readonly<Record<string, string>> {
  const workspaces = readWorkspaces();
  return {
    "import-table": importTable(workspaces),
    "room-table": roomTable(workspaces),
    "contract-graph": contractGraph(storageFields(), heirsOfAbstract()),
  };
}
