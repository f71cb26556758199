import { and, eq } from "drizzle-orm";
import type { Reader } from "../db/database.ts";
import { meteredReadingTable } from "./local-table.ts";

export type NewMeteredReading = Omit<typeof meteredReadingTable.$inferInsert, "relayedAt">;

/** Keeps a reading; false when it is here already, for meters publish at least once. */
export async function storeMeteredReading(db: Reader, reading: NewMeteredReading): Promise<boolean> {
  const stored = await db
    .insert(meteredReadingTable)
    .values(reading)
    .onConflictDoNothing()
    .returning({ sequence: meteredReadingTable.sequence });
  return stored.length > 0;
}

export type MeteredReadingKey = {
  readonly unitId: number;
  readonly epoch: number;
  readonly sequence: number;
};

/** Notes when the reading was handed to the chain. */
export async function markReadingRelayed(
  db: Reader,
  key: MeteredReadingKey,
  relayedAt: number,
): Promise<void> {
  const { unitId, epoch, sequence } = meteredReadingTable;
  await db
    .update(meteredReadingTable)
    .set({ relayedAt })
    .where(and(eq(unitId, key.unitId), eq(epoch, key.epoch), eq(sequence, key.sequence)));
}
