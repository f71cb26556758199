import { follow } from "../db/follow.ts";
import { termsTable } from "../equipment/table.ts";
import { postEscrowHeld } from "../settlement/post-escrow-held.ts";
import { draftReservation } from "./draft-reservation.ts";
import { reservationTable } from "./table.ts";

/** What reservations become by the events of the ReservationManager. */
export const reservationEvents = follow("reservationManager", {
  ReservationHeld: async (rows, { heldUntil, ...asked }, { at }) => {
    const made = await draftReservation(rows, asked, at);
    rows.put(reservationTable, { ...made, state: "held", heldUntil });
  },

  ReservationApproved: (rows, { reservationId: id, by }, { at }) =>
    rows.patch(reservationTable, { id }, { approvedBy: by, approvedAt: at }),

  /** Follows a hold, or makes and confirms in one step. */
  ReservationConfirmed: async (rows, { escrow, insured, ...asked }, place) => {
    const { reservationId, by } = asked;
    const held = await rows.find(reservationTable, { id: reservationId });
    const made = held ?? (await draftReservation(rows, asked, place.at));
    const terms = await rows.find(termsTable, { unitId: made.unitId, version: made.termsVersion });
    rows.put(reservationTable, {
      ...made,
      state: "confirmed",
      heldUntil: 0,
      freeUntil: terms === undefined ? 0 : made.startsAt - terms.freeCancelSeconds,
      escrow,
      insured,
      confirmedBy: by,
      confirmedAt: place.at,
    });
    await postEscrowHeld(rows, place, { facilityId: made.borrowerId, reservationId, escrow, insured });
  },

  /** An occurrence of a series that was not made changes no row; the feed tells of it. */
  ReservationSkipped: () => {},

  ReservationCancelled: (rows, { reservationId: id, cancelledFor, by, toOwner }, { at }) => {
    const cancelled = { state: "cancelled", cancelledFor, cancelledBy: by, cancelledAt: at } as const;
    return rows.patch(reservationTable, { id }, { ...cancelled, cancellationFee: toOwner });
  },

  ReservationExpired: (rows, { reservationId: id }, { at }) =>
    rows.patch(reservationTable, { id }, { state: "expired", expiredAt: at }),

  ReservationStarted: (rows, { reservationId: id, at }) =>
    rows.patch(reservationTable, { id }, { state: "on-loan", startedAt: at }),

  ReservationReturned: (rows, { reservationId: id, at }) =>
    rows.patch(reservationTable, { id }, { state: "returned", returnedAt: at }),

  ReservationSettled: (rows, { reservationId: id }, { at }) =>
    rows.patch(reservationTable, { id }, { state: "settled", settledAt: at }),

  ReservationAwaited: (rows, { reservationId: id }) =>
    rows.patch(reservationTable, { id }, { isAwaited: true }),

  /** Follows the end of a reservation for whose slots others wait. */
  SlotsKept: (rows, { reservationId: id }) => rows.patch(reservationTable, { id }, { isKept: true }),

  SlotsFreed: (rows, { reservationId: id }) => rows.patch(reservationTable, { id }, { isKept: false }),
});
