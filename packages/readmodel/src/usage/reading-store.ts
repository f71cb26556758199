import { and, count, desc, eq, gte, lt, lte, or } from "drizzle-orm";
import type { LoanPeriod } from "../custody/list-loan-periods.ts";
import type { Database } from "../db/database.ts";
import { meteredReadingTable } from "./local-table.ts";

export type MeteredReading = typeof meteredReadingTable.$inferSelect;
export type ReadingKey = Pick<MeteredReading, "unitId" | "epoch" | "sequence">;

export type ReadingSelection = {
  /** Those that come after this one in the list. */
  readonly after?: Omit<ReadingKey, "unitId"> | undefined;
  /** Those taken during one of the loans. */
  readonly takenDuring?: readonly LoanPeriod[] | undefined;
};

export type ReadingStore = {
  /** Stores it unless it is known; tells whether it was new. Durable when it returns. */
  put(reading: MeteredReading): Promise<boolean>;
  /** The newest by the meter's own count, whatever order they came in. */
  latest(unitId: number): Promise<MeteredReading | undefined>;
  /** Newest first. */
  list(unitId: number, limit: number, only?: ReadingSelection): Promise<readonly MeteredReading[]>;
  markRelayed(key: ReadingKey, at: number): Promise<void>;
  count(): Promise<number>;
};

/** Every reading that this node's meters published. */
export function readingStore(db: Database): ReadingStore {
  const table = meteredReadingTable;
  const list: ReadingStore["list"] = (unitId, limit, { after, takenDuring } = {}) =>
    db
      .select()
      .from(table)
      .where(
        and(
          eq(table.unitId, unitId),
          after &&
            or(
              lt(table.epoch, after.epoch),
              and(eq(table.epoch, after.epoch), lt(table.sequence, after.sequence)),
            ),
          takenDuring &&
            or(
              ...takenDuring.map(({ from, to }) =>
                and(gte(table.takenAt, from), to === null ? undefined : lte(table.takenAt, to)),
              ),
            ),
        ),
      )
      .orderBy(desc(table.epoch), desc(table.sequence))
      .limit(limit);
  return {
    async put(reading) {
      const stored = await db
        .insert(table)
        .values(reading)
        .onConflictDoNothing()
        .returning({ unitId: table.unitId });
      return stored.length > 0;
    },
    async latest(unitId) {
      const [newest] = await list(unitId, 1);
      return newest;
    },
    list,
    async markRelayed({ unitId, epoch, sequence }, relayedAt) {
      const same = and(eq(table.unitId, unitId), eq(table.epoch, epoch), eq(table.sequence, sequence));
      await db.update(table).set({ relayedAt }).where(same);
    },
    async count() {
      const [row] = await db.select({ stored: count() }).from(table);
      return row?.stored ?? 0;
    },
  };
}
