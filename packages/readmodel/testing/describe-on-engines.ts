import { afterAll, beforeAll, describe } from "vitest";
import { type OpenedDatabase, openDatabase } from "../src/index.ts";
import { type PostgresServer, startPostgres } from "./start-postgres.ts";

const START_MILLISECONDS = 60_000;

/**
 * Runs a suite once on PGlite and once on PostgreSQL: the server of DATABASE_URL when that is set, else one that is
 * started for the suite. `open` gives a fresh, migrated database that is closed at the end of the suite.
 */
export function describeOnEngines(title: string, suite: (open: () => Promise<OpenedDatabase>) => void): void {
  const opened: OpenedDatabase[] = [];
  const keep = async (url: string) => {
    const database = await openDatabase({ url });
    opened.push(database);
    return database;
  };
  const closeAll = async () => {
    for (const database of opened.splice(0)) await database.close();
  };
  describe(`${title} on PGlite`, () => {
    afterAll(closeAll);
    suite(() => keep("memory"));
  });
  describe(`${title} on PostgreSQL`, () => {
    let server: PostgresServer | undefined;
    beforeAll(async () => {
      server = await startPostgres();
    }, START_MILLISECONDS);
    afterAll(async () => {
      await closeAll();
      await server?.stop();
    }, START_MILLISECONDS);
    suite(async () => {
      if (server === undefined) throw new Error("PostgreSQL is not running");
      return keep(await server.createDatabase());
    });
  });
}
