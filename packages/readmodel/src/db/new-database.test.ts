import { PGlite } from "@electric-sql/pglite";
import { expect, it } from "vitest";
import { readNewDatabase } from "./new-database.ts";

it("is an empty database of the engine that is installed", async () => {
  const made = await readNewDatabase();
  if (made === undefined) throw new Error("the build has made none");
  await using engine = await PGlite.create({ dataDir: "memory://", loadDataDir: made });
  const { rows } = await engine.query<{ tables: number; version: string }>(
    "select count(*)::int as tables, version() as version from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );
  expect(rows).toEqual([{ tables: 0, version: expect.stringContaining("PostgreSQL") }]);
});
