import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "@medequipshare/domain";

/** Makes no database beside the documents that an earlier one lists. Throws config.data-incomplete. */
export async function requireDatabaseFolder(dataDirectory: string): Promise<void> {
  const path = join(dataDirectory, "database");
  const documents = join(dataDirectory, "documents");
  if (existsSync(path) || !existsSync(documents) || (await readdir(documents)).length === 0) return;
  const lost = "acts on their way, the audit trail, the list of documents";
  throw new AppError("config.data-incomplete", { path, held: `${documents} is there`, lost });
}
