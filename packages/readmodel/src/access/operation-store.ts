import { and, asc, count, desc, eq, gt, inArray, or } from "drizzle-orm";
import type { Hex } from "../db/column.ts";
import type { Database } from "../db/database.ts";
import { operationTable } from "./local-table.ts";

export type OperationRow = typeof operationTable.$inferSelect;
export type OperationChange = Partial<Omit<OperationRow, "hash" | "account" | "createdAt">>;

export type OperationStore = {
  find(hash: Hex): Promise<OperationRow | undefined>;
  /** Stores it unless it is known; gives what is stored, so that repeating changes nothing. */
  put(row: OperationRow): Promise<OperationRow>;
  change(hash: Hex, change: OperationChange): Promise<void>;
  /** Queued and sent ones, oldest first: what a restart must go on with. */
  listOpen(limit?: number): Promise<readonly OperationRow[]>;
  /** Those of an account that are on their way or succeeded, the newest first. */
  listStanding(account: Hex, limit: number): Promise<readonly OperationRow[]>;
  countOpen(): Promise<number>;
  /** Those that were included and succeeded, of the newest block first. */
  listIncluded(after: number, skip: number, limit: number): Promise<readonly OperationRow[]>;
};

/** The outbox of user operations. */
export function operationStore(db: Database): OperationStore {
  const open = inArray(operationTable.status, ["queued", "sent"]);
  async function find(hash: Hex) {
    const [row] = await db.select().from(operationTable).where(eq(operationTable.hash, hash)).limit(1);
    return row;
  }
  return {
    find,
    async put(row) {
      await db.insert(operationTable).values(row).onConflictDoNothing();
      return (await find(row.hash)) ?? row;
    },
    async change(hash, change) {
      await db.update(operationTable).set(change).where(eq(operationTable.hash, hash));
    },
    listOpen: (limit = 100) =>
      db
        .select()
        .from(operationTable)
        .where(open)
        .orderBy(asc(operationTable.createdAt), asc(operationTable.hash))
        .limit(limit),
    listIncluded: (after, skip, limit) =>
      db
        .select()
        .from(operationTable)
        .where(
          and(
            eq(operationTable.status, "included"),
            eq(operationTable.success, true),
            gt(operationTable.block, after),
          ),
        )
        .orderBy(desc(operationTable.block), asc(operationTable.hash))
        .offset(skip)
        .limit(limit),
    listStanding: (account, limit) =>
      db
        .select()
        .from(operationTable)
        .where(and(eq(operationTable.account, account), or(open, eq(operationTable.success, true))))
        .orderBy(desc(operationTable.createdAt), asc(operationTable.hash))
        .limit(limit),
    async countOpen() {
      const [row] = await db.select({ open: count() }).from(operationTable).where(open);
      return row?.open ?? 0;
    },
  };
}
