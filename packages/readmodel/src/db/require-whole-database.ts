import { existsSync } from "node:fs";
import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "@medequipshare/domain";

/** Without any of these an engine would make a database anew, or none at all. */
const essential = ["PG_VERSION", "global/pg_control", "base", "pg_wal"];

/**
 * Sees to it that a directory holds either a whole database or nothing, so that no database is made in the place of one
 * that lost a file. What a first start has begun and not finished is removed: a file beside the directory says so until
 * the function that this gives is called; none when there is a database. Throws config.database-damaged.
 */
export async function requireWholeDatabase(directory: string): Promise<(() => Promise<void>) | undefined> {
  const begun = `${directory}.begun`;
  if (existsSync(begun)) await rm(directory, { recursive: true, force: true });
  const entries = existsSync(directory) ? await readdir(directory) : [];
  if (entries.length === 0) {
    await writeFile(begun, "");
    return () => rm(begun, { force: true });
  }
  const missing = essential.filter((path) => !existsSync(join(directory, path)));
  if (missing.length > 0) {
    throw new AppError("config.database-damaged", { directory, problem: `it lacks ${missing.join(", ")}` });
  }
  return undefined;
}
