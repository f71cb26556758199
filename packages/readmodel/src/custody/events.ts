import { follow } from "../db/follow.ts";
import { reservationTable } from "../reservation/table.ts";
import { enterHandover } from "./enter-handover.ts";
import { handOnTable, inspectionTable, loanTable, turnaroundTable } from "./table.ts";

/** What loans and their hand-overs become by the events of the CustodyLedger. */
export const custodyEvents = follow("custodyLedger", {
  /** The first one opens the loan, the one into the owner's hands ends it. */
  HandoverSigned: async (rows, { reservationId, receiverId, ...signed }, { at }) => {
    const reservation = await rows.find(reservationTable, { id: reservationId });
    await enterHandover(rows, { ...signed, at, isReturn: receiverId === reservation?.ownerId });
  },

  /** The last hand-over of one loan and the first of the next: the same second, the same counter. */
  HandedOn: async (rows, { handOn, ...loans }, { at, transaction }) => {
    const { handover, ownerId, consentedBy } = handOn;
    const entry = { unitId: loans.unitId, handoverHash: loans.handOnHash, at };
    await enterHandover(rows, { ...entry, handover, isReturn: true });
    const first = { ...handover, reservationId: loans.toReservationId, sequence: 0 };
    await enterHandover(rows, { ...entry, handover: first, isReturn: false });
    rows.put(handOnTable, { ...loans, ownerId, consentedBy, transaction, recordedAt: at });
  },

  IncomingInspected: async (rows, inspected, { block, logIndex, at }) => {
    const { reservationId, accepted } = inspected;
    rows.put(inspectionTable, { ...inspected, block, logIndex, at });
    await rows.patch(loanTable, { reservationId }, { inspected: accepted });
  },

  TurnaroundCertified: (rows, { kind, ...certified }, { block, logIndex, at }) =>
    rows.put(turnaroundTable, {
      ...certified,
      block,
      logIndex,
      kind: kind === 0 ? "decontamination" : "sanitisation",
      at,
    }),
});
