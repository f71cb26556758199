import type { Reader } from "../db/database.ts";
import type { ScoreRow } from "./reader.ts";
import { scoreTable } from "./table.ts";

/** The scores of all facilities that were rated, by facility. */
export async function listScores(db: Reader): Promise<ReadonlyMap<number, ScoreRow>> {
  const rows = await db.select().from(scoreTable);
  return new Map(rows.map((row) => [row.facilityId, row]));
}
