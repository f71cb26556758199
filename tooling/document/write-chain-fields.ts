// Writes the tables of fields into docs/on-chain-fields.md. Needs `npm run build:contracts`.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../run/root.ts";
import { readText } from "../source/read-text.ts";
import { chainFields } from "./chain-fields.ts";
import { fieldTables } from "./field-tables.ts";
import { readFieldKinds } from "./read-field-kinds.ts";

const page = "docs/on-chain-fields.md";
const tables = fieldTables(await chainFields(), readFieldKinds());
const [before = ""] = readText(page).split("<!-- fields -->");
const [, after = "\n"] = readText(page).split("<!-- /fields -->");
writeFileSync(join(root, page), `${before}<!-- fields -->\n${tables}\n<!-- /fields -->${after}`);
