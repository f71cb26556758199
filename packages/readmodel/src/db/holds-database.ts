import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "@medequipshare/domain";

/** Without any of these an engine would make a database anew, or none at all. */
const essential = ["PG_VERSION", "global/pg_control", "base", "pg_wal"];

/**
 * Whether a directory holds a database; one that is missing or empty holds none. Throws config.database-damaged for one
 * that lacks a file, so that no database is made in its place.
 */
export async function holdsDatabase(directory: string): Promise<boolean> {
  const entries = existsSync(directory) ? await readdir(directory) : [];
  if (entries.length === 0) return false;
  const missing = essential.filter((path) => !existsSync(join(directory, path)));
  if (missing.length === 0) return true;
  throw new AppError("config.database-damaged", { directory, problem: `it lacks ${missing.join(", ")}` });
}
