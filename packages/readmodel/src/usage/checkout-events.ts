import { parseBreakGlassReason } from "@medequipshare/domain";
import type { ChainRows } from "../db/chain-rows.ts";
import { follow } from "../db/follow.ts";
import { unitTable } from "../equipment/table.ts";
import { reservationTable } from "../reservation/table.ts";
import { breakGlassTable, grantTable, lockProposalTable, lockTable } from "./table.ts";

/** What locks, grants and openings without a grant become by the events of the CheckoutDesk. */
export const checkoutEvents = follow("checkoutDesk", {
  LockProposed: (rows, proposed, { at }) => rows.put(lockProposalTable, { ...proposed, proposedAt: at }),

  LockEnrolled: (rows, enrolled, { at }) => {
    rows.delete(lockProposalTable, { unitId: enrolled.unitId });
    rows.put(lockTable, { ...enrolled, enrolledAt: at });
  },

  CheckoutGranted: (rows, granted, { at }) => rows.put(grantTable, { ...granted, grantedAt: at }),

  BreakGlassRecorded: async (rows, { openedAt, reservationId, ...recorded }, { at }) => {
    const unit = await rows.find(unitTable, { id: recorded.unitId });
    rows.put(breakGlassTable, {
      ...recorded,
      openedAt: openedAt === 0 ? null : openedAt,
      recordedAt: at,
      ownerId: unit?.ownerId ?? recorded.holderId,
      ...(await borrowerOf(rows, reservationId)),
    });
  },

  BreakGlassPlaced: async (rows, { holderId, reservationId, ...key }) => {
    await rows.patch(breakGlassTable, key, { holderId, ...(await borrowerOf(rows, reservationId)) });
  },

  BreakGlassIdentified: (rows, { reasonCode, reasonHash, late, ...identified }, { at }) => {
    const { unitId, lock, sequence, identifiedBy, facilityId } = identified;
    const reason = parseBreakGlassReason(reasonCode);
    const change = {
      identifiedAt: at,
      identifiedBy,
      identifierId: facilityId,
      reason,
      reasonHash,
      isLate: late,
    };
    return rows.patch(breakGlassTable, { unitId, lock, sequence }, change);
  },

  BreakGlassReviewed: (rows, { justified, documentHash, ...reviewed }, { at }) => {
    const { unitId, lock, sequence, reviewedBy, facilityId } = reviewed;
    const verdict = { isJustified: justified, report: documentHash };
    const change = { ...verdict, reviewedAt: at, reviewedBy, reviewerId: facilityId };
    return rows.patch(breakGlassTable, { unitId, lock, sequence }, change);
  },
});

/** The loan that an opening was put down to, 0 for none, and its borrower. */
async function borrowerOf(rows: ChainRows, reservationId: bigint) {
  if (reservationId === 0n) return { reservationId: null, borrowerId: null };
  const reservation = await rows.find(reservationTable, { id: reservationId });
  return { reservationId, borrowerId: reservation?.borrowerId ?? null };
}
