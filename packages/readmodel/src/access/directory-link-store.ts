import { and, eq } from "drizzle-orm";
import type { Hex } from "../db/column.ts";
import { type Database, transaction } from "../db/database.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { directoryLinkTable } from "./local-table.ts";

export type DirectoryLinkRow = typeof directoryLinkTable.$inferSelect;

export type DirectoryLinkStore = {
  /** In place of what the account was linked with. False, and nothing is changed, when another account has the subject. */
  put(row: DirectoryLinkRow): Promise<boolean>;
  find(issuer: string, subject: string): Promise<DirectoryLinkRow | undefined>;
  forget(account: Hex): Promise<void>;
};

/** Directory accounts that people have linked with theirs. */
export function directoryLinkStore(db: Database): DirectoryLinkStore {
  const linkOf = (issuer: string, subject: string) =>
    and(eq(directoryLinkTable.issuer, issuer), eq(directoryLinkTable.subject, subject));
  return {
    put: (row) =>
      transaction(db, async (tx) => {
        const account = lowerHex(row.account);
        const [held] = await tx.select().from(directoryLinkTable).where(linkOf(row.issuer, row.subject));
        if (held !== undefined && held.account !== account) return false;
        await tx.delete(directoryLinkTable).where(eq(directoryLinkTable.account, account));
        const stored = await tx
          .insert(directoryLinkTable)
          .values({ ...row, account })
          .onConflictDoNothing()
          .returning();
        return stored.length === 1;
      }),
    async find(issuer, subject) {
      const [row] = await db.select().from(directoryLinkTable).where(linkOf(issuer, subject));
      return row;
    },
    async forget(account) {
      await db.delete(directoryLinkTable).where(eq(directoryLinkTable.account, lowerHex(account)));
    },
  };
}
