import { formatReservationId } from "../ui/format-reservation-id.ts";

/** What the screens say about who has a unit in its hands. */
export const custodyMessages = {
  course: "Course of the loan",
  notStarted: "The unit has not been picked up yet.",
  handover: (from: string, to: string) => `${from} handed it to ${to}`,
  signedBoth: "Both signed one statement",
  handedOn: (from: string, to: string) => `${from} handed it on to ${to}`,
  receivedFrom: (from: string, to: string) => `${to} received it from ${from}`,
  signedAll: "Both and the owner signed one statement",
  nextLoan: (reservationId: bigint) => `Next loan: reservation ${formatReservationId(reservationId)}`,
  loanBefore: (reservationId: bigint) => `Loan before: reservation ${formatReservationId(reservationId)}`,
  counter: (time: string) => `meter at ${time}`,
  inspected: "The borrower inspected it on arrival and accepted it",
  granted: "Checked out by an operator",
  grantedHow: "by passkey and the lock's signed presence, both verified by the contract",
  returned: "Back with its owner",
};
