// Writes the tables of error codes into docs/errors.md.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../run/root.ts";
import { readText } from "../source/read-text.ts";
import { errorPage, errorTable } from "./error-table.ts";

const [before = ""] = readText(errorPage).split("<!-- errors -->");
writeFileSync(join(root, errorPage), `${before}<!-- errors -->\n${errorTable()}\n<!-- /errors -->\n`);
