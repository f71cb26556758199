import { and, asc, count, eq, gt, isNotNull, isNull, lte, or } from "drizzle-orm";
import type { Hex } from "../db/column.ts";
import { type Database, transaction } from "../db/database.ts";
import { type InvitationAcceptance, invitationTable } from "./local-table.ts";

export type InvitationRow = typeof invitationTable.$inferSelect;

export type InvitationStore = {
  /** False, and nothing is stored, when the facility has as many as `limit` already. */
  put(row: InvitationRow, limit: number): Promise<boolean>;
  /** One that nobody has answered and that has not expired. */
  findOpen(codeHash: Hex, now: number): Promise<InvitationRow | undefined>;
  /** Answers an open one; false when it is not open any more, so that it counts once. */
  accept(codeHash: Hex, acceptance: InvitationAcceptance, now: number): Promise<boolean>;
  /** A facility's open and answered ones, the oldest first. */
  listOf(facilityId: number, now: number): Promise<readonly InvitationRow[]>;
  /** Takes one of a facility away; undefined when it has none such. */
  take(facilityId: number, codeHash: Hex): Promise<InvitationRow | undefined>;
};

/** Invitations to a facility's staff, known by the hash of their codes. */
export function invitationStore(db: Database): InvitationStore {
  const { codeHash: hash, facilityId: facility, expiresAt, acceptance: answer, createdAt } = invitationTable;
  const isOpen = (codeHash: Hex, now: number) => and(eq(hash, codeHash), isNull(answer), gt(expiresAt, now));
  return {
    put: (row, limit) =>
      transaction(db, async (tx) => {
        await tx.delete(invitationTable).where(and(isNull(answer), lte(expiresAt, row.createdAt)));
        const [held] = await tx
          .select({ invitations: count() })
          .from(invitationTable)
          .where(eq(facility, row.facilityId));
        if ((held?.invitations ?? 0) >= limit) return false;
        await tx.insert(invitationTable).values(row);
        return true;
      }),
    async findOpen(codeHash, now) {
      const [row] = await db.select().from(invitationTable).where(isOpen(codeHash, now));
      return row;
    },
    async accept(codeHash, acceptance, now) {
      const changed = await db
        .update(invitationTable)
        .set({ acceptance })
        .where(isOpen(codeHash, now))
        .returning();
      return changed.length === 1;
    },
    listOf: (facilityId, now) =>
      db
        .select()
        .from(invitationTable)
        .where(and(eq(facility, facilityId), or(isNotNull(answer), gt(expiresAt, now))))
        .orderBy(asc(createdAt), asc(hash)),
    async take(facilityId, codeHash) {
      const [row] = await db
        .delete(invitationTable)
        .where(and(eq(facility, facilityId), eq(hash, codeHash)))
        .returning();
      return row;
    },
  };
}
