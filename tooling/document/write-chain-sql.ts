// Writes the tables of schema chain into packages/readmodel/migrations/chain.sql. Needs `npm run build:contracts`.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../run/root.ts";
import { chainSql, chainSqlPath } from "./chain-sql.ts";

writeFileSync(join(root, chainSqlPath), await chainSql());
