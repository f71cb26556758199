import { listFiles } from "../source/list-files.ts";
import { readText } from "../source/read-text.ts";
import { chainSql, chainSqlPath } from "./chain-sql.ts";

/** What follows from events alone is built anew, never migrated: one file says how it is now. */
export async function checkChainSql(): Promise<readonly string[]> {
  const migrations = listFiles().filter((path) => path.startsWith("packages/readmodel/migrations/chain/"));
  const isCurrent = readText(chainSqlPath) === (await chainSql());
  return [
    ...migrations.map((path) => `${path} migrates what is rebuilt from events; remove it`),
    ...(isCurrent ? [] : [`${chainSqlPath} is not current; run node tooling/document/write-chain-sql.ts`]),
  ];
}
