import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { getTableName } from "drizzle-orm";
import { chainTables } from "../../packages/readmodel/src/db/chain-tables.ts";
import { cursorTable, undoTable } from "../../packages/readmodel/src/db/table.ts";

export const chainSqlPath = "packages/readmodel/migrations/chain.sql";

const heading = "-- The tables of schema chain, as node tooling/document/write-chain-sql.ts writes them.";

/** What creates every table that is rebuilt from events, in the schema that `search_path` names first. */
export async function chainSql(): Promise<string> {
  const named = [cursorTable, undoTable, ...chainTables].map((table) => [getTableName(table), table]);
  const wanted = generateDrizzleJson(Object.fromEntries(named), undefined, undefined, "snake_case");
  const statements = await generateMigration(generateDrizzleJson({}), wanted);
  const trimmed = statements.map((statement) => statement.trim());
  return `${heading}\n${trimmed.join("\n--> statement-breakpoint\n")}\n`;
}
