import type { HandOn, ReservationDetail } from "@medequipshare/protocol";
import type { GrantRow, HandOnRow, LoanWithHistory } from "@medequipshare/readmodel";

/** A loan as the API tells it, with the check-outs granted during it. */
export function loanView(
  loan: LoanWithHistory,
  grants: readonly GrantRow[],
): NonNullable<ReservationDetail["loan"]> {
  const { inspected, pickedUpAt, returnedAt, openingSeconds, closingSeconds } = loan;
  return {
    handovers: loan.history.map(({ reservationId: _reservation, unitId: _unit, ...handover }) => handover),
    receivedFrom: handOnView(loan.receivedFrom),
    handedOn: handOnView(loan.handedOn),
    inspected,
    pickedUpAt,
    returnedAt,
    openingSeconds,
    closingSeconds,
    grants: grants.map(({ operator, lockNonce, grantedAt }) => ({ operator, lockNonce, grantedAt })),
  };
}

function handOnView(row: HandOnRow | undefined): HandOn | null {
  if (row === undefined) return null;
  const { unitId: _unit, transaction, ...handOn } = row;
  return { ...handOn, transactionHash: transaction };
}
