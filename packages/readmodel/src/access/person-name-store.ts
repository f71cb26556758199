import { and, eq } from "drizzle-orm";
import type { Hex } from "../db/column.ts";
import type { Database } from "../db/database.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { personNameTable } from "./local-table.ts";

export type PersonNameRow = typeof personNameTable.$inferSelect;

export type PersonNameStore = {
  /** Gives a person a name at a facility, instead of one given earlier. */
  put(row: PersonNameRow): Promise<void>;
  forget(facilityId: number, account: Hex): Promise<void>;
  find(facilityId: number, account: Hex): Promise<string | undefined>;
  /** A facility's names by account. */
  listOf(facilityId: number): Promise<ReadonlyMap<Hex, string>>;
};

/** What facilities call their people. */
export function personNameStore(db: Database): PersonNameStore {
  const { facilityId: facility, account: person } = personNameTable;
  return {
    async put(row) {
      const { name, givenAt } = row;
      await db
        .insert(personNameTable)
        .values({ ...row, account: lowerHex(row.account) })
        .onConflictDoUpdate({ target: [facility, person], set: { name, givenAt } });
    },
    async forget(facilityId, account) {
      await db.delete(personNameTable).where(and(eq(facility, facilityId), eq(person, lowerHex(account))));
    },
    async find(facilityId, account) {
      const [row] = await db
        .select()
        .from(personNameTable)
        .where(and(eq(facility, facilityId), eq(person, lowerHex(account))));
      return row?.name;
    },
    async listOf(facilityId) {
      const rows = await db.select().from(personNameTable).where(eq(facility, facilityId));
      return new Map(rows.map(({ account, name }) => [account, name]));
    },
  };
}
