import { importTable } from "../boundary/import-table.ts";
import { readWorkspaces } from "../boundary/read-workspaces.ts";
import { roomTable } from "../boundary/room-table.ts";
import { readText } from "../source/read-text.ts";
import { embeddedBlock } from "./embedded-block.ts";

/** `docs/architecture.md` shows the tables of `tooling/workspaces.json` as they are. */
export async function checkArchitecture(): Promise<readonly string[]> {
  const text = readText("docs/architecture.md");
  const workspaces = readWorkspaces();
  const tables = { "import-table": importTable(workspaces), "room-table": roomTable(workspaces) };
  return Object.entries(tables)
    .filter(([name, table]) => embeddedBlock(text, name) !== table)
    .map(([name]) => `docs/architecture.md: ${name} differs; run node tooling/document/write-tables.ts`);
}
