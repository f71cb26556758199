import { rename, rm } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { readNewDatabase } from "./new-database.ts";

/**
 * Makes an embedded database where there is none, whole or not at all: it is made beside the directory and put there when
 * the engine has closed it. It begins as the dump says, or empty. What an earlier attempt left beside is removed.
 */
export async function makeDatabase(directory: string, dump?: Blob): Promise<void> {
  const making = `${directory}.making`;
  await rm(making, { recursive: true, force: true });
  const begin = dump ?? (await readNewDatabase());
  const engine = await PGlite.create({ dataDir: making, ...(begin && { loadDataDir: begin }) });
  await engine.close();
  await rename(making, directory);
}
