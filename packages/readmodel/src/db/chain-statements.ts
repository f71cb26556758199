import { readFileSync } from "node:fs";

const read = (name: string) => readFileSync(new URL(`../../migrations/${name}`, import.meta.url), "utf8");

/** What creates tables and undo journal in the schema that `search_path` names first. */
export function chainStatements(): readonly string[] {
  return ["chain.sql", "undo.sql"].flatMap((name) => read(name).split("--> statement-breakpoint"));
}
