import { and, asc, count, desc, eq, gt, inArray } from "drizzle-orm";
import type { Hex } from "../db/column.ts";
import type { Database } from "../db/database.ts";
import { relayTable } from "./local-table.ts";

export type RelayRow = typeof relayTable.$inferSelect;
export type RelayChange = Partial<Omit<RelayRow, "id" | "to" | "data" | "createdAt">>;

export type RelayStore = {
  find(id: Hex): Promise<RelayRow | undefined>;
  /** Stores it unless it is known; gives what is stored. */
  put(row: RelayRow): Promise<RelayRow>;
  change(id: Hex, change: RelayChange): Promise<void>;
  /** Queued and sent ones, oldest first. */
  listOpen(limit?: number): Promise<readonly RelayRow[]>;
  countOpen(): Promise<number>;
  /** Those that were included and succeeded, of the newest block first. */
  listIncluded(after: number, skip: number, limit: number): Promise<readonly RelayRow[]>;
};

/** The outbox of calls that anyone may make. */
export function relayStore(db: Database): RelayStore {
  const open = inArray(relayTable.status, ["queued", "sent"]);
  async function find(id: Hex) {
    const [row] = await db.select().from(relayTable).where(eq(relayTable.id, id)).limit(1);
    return row;
  }
  return {
    find,
    async put(row) {
      await db.insert(relayTable).values(row).onConflictDoNothing();
      return (await find(row.id)) ?? row;
    },
    async change(id, change) {
      await db.update(relayTable).set(change).where(eq(relayTable.id, id));
    },
    listOpen: (limit = 100) =>
      db
        .select()
        .from(relayTable)
        .where(open)
        .orderBy(asc(relayTable.createdAt), asc(relayTable.id))
        .limit(limit),
    listIncluded: (after, skip, limit) =>
      db
        .select()
        .from(relayTable)
        .where(
          and(eq(relayTable.status, "included"), eq(relayTable.success, true), gt(relayTable.block, after)),
        )
        .orderBy(desc(relayTable.block), asc(relayTable.id))
        .offset(skip)
        .limit(limit),
    async countOpen() {
      const [row] = await db.select({ open: count() }).from(relayTable).where(open);
      return row?.open ?? 0;
    },
  };
}
