// Writes the tables of events into docs/protocol/events.md. Needs `npm run build:contracts`.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../run/root.ts";
import { readText } from "../source/read-text.ts";
import { eventPage, eventTable } from "./event-table.ts";

const [before = ""] = readText(eventPage).split("<!-- events -->");
writeFileSync(join(root, eventPage), `${before}<!-- events -->\n${await eventTable()}\n<!-- /events -->\n`);
