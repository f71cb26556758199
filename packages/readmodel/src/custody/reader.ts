import { asc, desc, eq } from "drizzle-orm";
import type { Reader } from "../db/database.ts";
import { found } from "../db/found.ts";
import { handoverTable, inspectionTable, loanTable, turnaroundTable } from "./table.ts";

export type LoanRow = typeof loanTable.$inferSelect;
export type HandoverRow = typeof handoverTable.$inferSelect;
export type InspectionRow = typeof inspectionTable.$inferSelect;
export type TurnaroundRow = typeof turnaroundTable.$inferSelect;
export type LoanWithHistory = LoanRow & {
  readonly history: readonly HandoverRow[];
  readonly inspections: readonly InspectionRow[];
};

/** The loan of a reservation with its hand-overs and inspections, oldest first; undefined before pick-up. */
export async function findLoan(db: Reader, reservationId: bigint): Promise<LoanWithHistory | undefined> {
  const [loan] = await db.select().from(loanTable).where(eq(loanTable.reservationId, reservationId));
  if (loan === undefined) return undefined;
  const history = await db
    .select()
    .from(handoverTable)
    .where(eq(handoverTable.reservationId, reservationId))
    .orderBy(asc(handoverTable.sequence));
  const inspections = await db
    .select()
    .from(inspectionTable)
    .where(eq(inspectionTable.reservationId, reservationId))
    .orderBy(asc(inspectionTable.block), asc(inspectionTable.logIndex));
  return { ...loan, history, inspections };
}

/** Throws input.not-found. */
export async function getLoan(db: Reader, reservationId: bigint): Promise<LoanWithHistory> {
  return found(await findLoan(db, reservationId), "loan", "reservation", reservationId);
}

/** Decontamination and sanitisation certificates of a unit, newest first. */
export async function listTurnarounds(db: Reader, unitId: number): Promise<readonly TurnaroundRow[]> {
  return db
    .select()
    .from(turnaroundTable)
    .where(eq(turnaroundTable.unitId, unitId))
    .orderBy(desc(turnaroundTable.block), desc(turnaroundTable.logIndex));
}
