import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { TestProject } from "vitest/node";
import { openDatabase } from "../src/index.ts";
import { makeNewDatabase } from "../tools/make-new-database.ts";
import { startPostgres } from "./start-postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A PostgreSQL server for all suites: its first database, and one that is migrated, to be copied. */
    postgres: { readonly url: string; readonly migratedUrl: string };
    /** File of an embedded database after its migrations: loading it takes a fifth of making one. */
    migratedDump: string;
  }
}

/** Starts once what every suite on both engines needs. */
export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  await makeNewDatabase();
  const folder = await mkdtemp(join(tmpdir(), "readmodel-dump-"));
  const directory = join(folder, "database");
  const server = await startPostgres();
  const migratedUrl = await server.createDatabase();
  for (const url of [migratedUrl, directory]) {
    const opened = await openDatabase({ url });
    await opened.close();
  }
  const engine = await PGlite.create(directory);
  const dump = join(folder, "migrated.tar");
  await writeFile(dump, new Uint8Array(await (await engine.dumpDataDir("none")).arrayBuffer()));
  await engine.close();
  provide("postgres", { url: server.url, migratedUrl });
  provide("migratedDump", dump);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
