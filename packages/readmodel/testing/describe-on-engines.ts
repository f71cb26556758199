import { openAsBlob } from "node:fs";
import { afterAll, describe, inject } from "vitest";
import { type OpenedDatabase, openDatabase } from "../src/index.ts";
import { createDatabase } from "./start-postgres.ts";

/**
 * Runs a suite once on PGlite and once on the PostgreSQL server that global-setup.ts has started. `open` gives a fresh,
 * migrated database that is closed at the end of the suite.
 */
export function describeOnEngines(title: string, suite: (open: () => Promise<OpenedDatabase>) => void): void {
  const opened: OpenedDatabase[] = [];
  const keep = async (url: string, dump?: Blob) => {
    const database = await openDatabase({ url, ...(dump === undefined ? {} : { dump }) });
    opened.push(database);
    return database;
  };
  const closeAll = async () => {
    for (const database of opened.splice(0)) await database.close();
  };
  describe(`${title} on PGlite`, () => {
    afterAll(closeAll);
    suite(async () => keep("memory", await openAsBlob(inject("migratedDump"))));
  });
  describe(`${title} on PostgreSQL`, () => {
    afterAll(closeAll);
    suite(async () => {
      const { url, migratedUrl } = inject("postgres");
      return keep(await createDatabase(url, migratedUrl));
    });
  });
}
