// `npm run build -w @medequipshare/readmodel`: what a new embedded database begins with, once for each version of the engine.
import { existsSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { newDatabasePath } from "../src/db/new-database.ts";

/** Whole or not at all; does nothing when it is there. */
export async function makeNewDatabase(): Promise<void> {
  const path = newDatabasePath();
  if (existsSync(path)) return;
  const engine = await PGlite.create("memory://");
  const dump = await engine.dumpDataDir("gzip");
  await engine.close();
  await mkdir(dirname(path), { recursive: true });
  const making = `${path}.${process.pid}`;
  await writeFile(making, new Uint8Array(await dump.arrayBuffer()));
  await rename(making, path);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await makeNewDatabase();
