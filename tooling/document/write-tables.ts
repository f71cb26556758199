// Writes the tables of tooling/workspaces.json into docs/architecture.md.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { importTable } from "../boundary/import-table.ts";
import { readWorkspaces } from "../boundary/read-workspaces.ts";
import { roomTable } from "../boundary/room-table.ts";
import { root } from "../run/root.ts";
import { readText } from "../source/read-text.ts";

const path = "docs/architecture.md";
const workspaces = readWorkspaces();
const tables = { "import-table": importTable(workspaces), "room-table": roomTable(workspaces) };
let text = readText(path);
for (const [name, table] of Object.entries(tables)) {
  const block = new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`);
  text = text.replace(block, (_, open: string, close: string) => `${open}\n${table}\n${close}`);
}
writeFileSync(join(root, path), text);
