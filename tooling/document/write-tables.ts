// Writes the generated parts of docs/architecture.md. Needs `npm run build:contracts`.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../run/root.ts";
import { readText } from "../source/read-text.ts";
import { architectureBlocks } from "./architecture-blocks.ts";

const path = "docs/architecture.md";
let text = readText(path);
for (const [name, block] of Object.entries(architectureBlocks())) {
  const pattern = new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`);
  text = text.replace(pattern, (_, open: string, close: string) => `${open}\n${block}\n${close}`);
}
writeFileSync(join(root, path), text);
