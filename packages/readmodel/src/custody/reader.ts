import { asc, desc, eq, or } from "drizzle-orm";
import type { Reader } from "../db/database.ts";
import { found } from "../db/found.ts";
import { handOnTable, handoverTable, inspectionTable, loanTable, turnaroundTable } from "./table.ts";

export type LoanRow = typeof loanTable.$inferSelect;
export type HandoverRow = typeof handoverTable.$inferSelect;
export type HandOnRow = typeof handOnTable.$inferSelect;
export type InspectionRow = typeof inspectionTable.$inferSelect;
export type TurnaroundRow = typeof turnaroundTable.$inferSelect;
export type LoanWithHistory = LoanRow & {
  readonly history: readonly HandoverRow[];
  readonly inspections: readonly InspectionRow[];
  /** How the unit came from the borrower before, and how it went to the next one; undefined where it did not. */
  readonly receivedFrom: HandOnRow | undefined;
  readonly handedOn: HandOnRow | undefined;
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
  const handOns = await db
    .select()
    .from(handOnTable)
    .where(
      or(eq(handOnTable.fromReservationId, reservationId), eq(handOnTable.toReservationId, reservationId)),
    );
  const receivedFrom = handOns.find(({ toReservationId }) => toReservationId === reservationId);
  const handedOn = handOns.find(({ fromReservationId }) => fromReservationId === reservationId);
  return { ...loan, history, inspections, receivedFrom, handedOn };
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
