import { and, eq } from "drizzle-orm";
import type { Reader } from "../db/database.ts";
import { reservationTable } from "../reservation/table.ts";
import { loanTable } from "./table.ts";

/** From pick-up to return, unix seconds; null while it is not returned. */
export type LoanPeriod = { readonly from: number; readonly to: number | null };

/** When a borrower had a unit on loan. */
export async function listLoanPeriods(
  db: Reader,
  { unitId, borrowerId }: { readonly unitId: number; readonly borrowerId: number },
): Promise<readonly LoanPeriod[]> {
  return db
    .select({ from: loanTable.pickedUpAt, to: loanTable.returnedAt })
    .from(loanTable)
    .innerJoin(reservationTable, eq(reservationTable.id, loanTable.reservationId))
    .where(and(eq(loanTable.unitId, unitId), eq(reservationTable.borrowerId, borrowerId)));
}
