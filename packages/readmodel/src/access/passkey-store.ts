import { count, eq } from "drizzle-orm";
import type { Hex } from "../db/column.ts";
import type { Database } from "../db/database.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { passkeyTable } from "./local-table.ts";

export type PasskeyRow = typeof passkeyTable.$inferSelect;

export type PasskeyStore = {
  /** False, and nothing is changed, when the credential id is taken. */
  put(row: PasskeyRow): Promise<boolean>;
  find(credentialId: string): Promise<PasskeyRow | undefined>;
  countOf(account: Hex): Promise<number>;
  forget(credentialId: string): Promise<void>;
};

/** Passkeys enrolled at this node. */
export function passkeyStore(db: Database): PasskeyStore {
  return {
    async put(row) {
      const lower = { ...row, account: lowerHex(row.account), x: lowerHex(row.x), y: lowerHex(row.y) };
      const stored = await db.insert(passkeyTable).values(lower).onConflictDoNothing().returning();
      return stored.length === 1;
    },
    async find(credentialId) {
      const [row] = await db.select().from(passkeyTable).where(eq(passkeyTable.credentialId, credentialId));
      return row;
    },
    async countOf(account) {
      const [row] = await db
        .select({ held: count() })
        .from(passkeyTable)
        .where(eq(passkeyTable.account, lowerHex(account)));
      return row?.held ?? 0;
    },
    async forget(credentialId) {
      await db.delete(passkeyTable).where(eq(passkeyTable.credentialId, credentialId));
    },
  };
}
