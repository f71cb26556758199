import { and, asc, eq } from "drizzle-orm";
import type { Database } from "../db/database.ts";
import { brokerCredentialTable } from "./local-table.ts";

export type BrokerCredentialRow = typeof brokerCredentialTable.$inferSelect;
export type BrokerCredentialKey = Pick<BrokerCredentialRow, "unitId" | "instrument" | "facilityId">;

export type CredentialStore = {
  /** In place of the one with the same key. */
  put(row: BrokerCredentialRow): Promise<void>;
  find(key: BrokerCredentialKey): Promise<BrokerCredentialRow | undefined>;
  list(of: Pick<BrokerCredentialKey, "unitId" | "facilityId">): Promise<readonly BrokerCredentialRow[]>;
  /** Tells whether there was one. */
  remove(key: BrokerCredentialKey): Promise<boolean>;
};

/** Credentials of meters and locks for this node's broker. */
export function credentialStore(db: Database): CredentialStore {
  const table = brokerCredentialTable;
  const has = ({ unitId, instrument, facilityId }: BrokerCredentialKey) =>
    and(eq(table.unitId, unitId), eq(table.instrument, instrument), eq(table.facilityId, facilityId));
  return {
    async put(row) {
      const { passwordHash, issuedBy, issuedAt } = row;
      await db
        .insert(table)
        .values(row)
        .onConflictDoUpdate({
          target: [table.unitId, table.instrument, table.facilityId],
          set: { passwordHash, issuedBy, issuedAt },
        });
    },
    async find(key) {
      const [row] = await db.select().from(table).where(has(key));
      return row;
    },
    list: ({ unitId, facilityId }) =>
      db
        .select()
        .from(table)
        .where(and(eq(table.unitId, unitId), eq(table.facilityId, facilityId)))
        .orderBy(asc(table.instrument)),
    async remove(key) {
      const removed = await db.delete(table).where(has(key)).returning({ unitId: table.unitId });
      return removed.length > 0;
    },
  };
}
