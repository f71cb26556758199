import type { ReservationDetail } from "@medequipshare/protocol";

type Loan = NonNullable<ReservationDetail["loan"]>;

/** One step of a loan's course; `at` in unix seconds, undefined when the chain keeps no time for it. */
export type LoanStep =
  | {
      readonly kind: "handover";
      readonly at: number;
      readonly handover: Loan["handovers"][number];
      /** Where the unit went on directly: the reservation it came from or went to. */
      readonly receivedFrom?: bigint;
      readonly handedOnTo?: bigint;
    }
  | { readonly kind: "inspected"; readonly at: undefined }
  | { readonly kind: "granted"; readonly at: number; readonly lockNonce: string }
  | { readonly kind: "returned"; readonly at: number };

/**
 * A loan's course in order of time. The inspection, of which no time is kept, stands behind the hand-over that brought
 * the unit to the borrower.
 */
export function loanSteps(loan: Loan, borrowerId: number): readonly LoanStep[] {
  const timed: LoanStep[] = [
    ...loan.handovers.map((handover) => handoverStep(loan, handover)),
    ...loan.grants.map(
      ({ grantedAt, lockNonce }) => ({ kind: "granted", at: grantedAt, lockNonce }) as const,
    ),
    // What is handed on does not come back by this loan.
    ...(loan.returnedAt === null || loan.handedOn !== null
      ? []
      : [{ kind: "returned", at: loan.returnedAt } as const]),
  ];
  const steps = timed.toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0));
  if (!loan.inspected) return steps;
  const arrival = steps.findIndex(
    (step) => step.kind === "handover" && step.handover.receiverId === borrowerId,
  );
  return steps.toSpliced(arrival + 1, 0, { kind: "inspected", at: undefined });
}

function handoverStep({ receivedFrom, handedOn }: Loan, handover: Loan["handovers"][number]): LoanStep {
  const { handoverHash } = handover;
  return {
    kind: "handover",
    at: handover.signedAt,
    handover,
    ...(receivedFrom?.handOnHash === handoverHash && { receivedFrom: receivedFrom.fromReservationId }),
    ...(handedOn?.handOnHash === handoverHash && { handedOnTo: handedOn.toReservationId }),
  };
}
