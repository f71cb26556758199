import { existsSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "@medequipshare/domain";
import { countDocuments, type Database } from "@medequipshare/readmodel";

/** Makes nothing in the place of files without which the database's documents cannot be read. Throws config.data-incomplete. */
export async function requireKeptFiles(dataDirectory: string, db: Database): Promise<void> {
  const { stored, sealed } = await countDocuments(db);
  const kept = [
    { path: join(dataDirectory, "documents"), count: stored, lost: "documents that no other node has" },
    {
      path: join(dataDirectory, "keys.json"),
      count: sealed,
      lost: "what is sealed to this node's facilities",
    },
  ];
  for (const { path, count, lost } of kept) {
    if (count === 0 || existsSync(path)) continue;
    throw new AppError("config.data-incomplete", { path, held: `the database lists ${count}`, lost });
  }
}
