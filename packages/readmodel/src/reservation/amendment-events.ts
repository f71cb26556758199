import { parseRecallReason } from "@medequipshare/domain";
import { follow } from "../db/follow.ts";
import { termsTable, unitTable } from "../equipment/table.ts";
import { postEscrowHeld } from "../settlement/post-escrow-held.ts";
import { enterChange } from "./enter-change.ts";
import { isWaitedFor } from "./is-waited-for.ts";
import { requireReservation } from "./require-reservation.ts";
import { maintenanceWindowTable, reservationTable } from "./table.ts";

/** What reservations and maintenance windows become by the events of the AmendmentDesk. */
export const amendmentEvents = follow("amendmentDesk", {
  /** The money moves by EscrowAdjusted, which follows in the same call. */
  ReservationAmended: async (rows, { reservationId, by, startsAt, endsAt, escrow, toOwner }, place) => {
    const before = await requireReservation(rows, reservationId);
    const terms = await rows.find(termsTable, { unitId: before.unitId, version: before.termsVersion });
    const isFree = before.state !== "on-loan" && place.at <= before.freeUntil;
    const latest = startsAt - (terms?.freeCancelSeconds ?? 0);
    const freeUntil = isFree ? Math.min(before.freeUntil, latest) : 0;
    const unit = await rows.find(unitTable, { id: before.unitId });
    const isAwaited = before.isAwaited || isWaitedFor(unit);
    const after = { ...before, startsAt, endsAt, escrow, freeUntil, offeredToId: null, isAwaited };
    rows.put(reservationTable, after);
    enterChange(rows, place, { kind: "amended", by, before, after, rest: { toOwner } });
  },

  /** The money moves by EscrowAdjusted, which follows in the same call. */
  ReservationRecalled: async (rows, { reservationId, by, endsAt, escrow, ...recalled }, place) => {
    const { toBorrower, reasonCode, reasonHash } = recalled;
    const before = await requireReservation(rows, reservationId);
    const after = { ...before, endsAt, escrow, freeUntil: 0 };
    rows.put(reservationTable, after);
    const rest = { toBorrower, reason: parseRecallReason(reasonCode), reasonHash };
    enterChange(rows, place, { kind: "recalled", by, before, after, rest });
  },

  TransferOffered: async (rows, { reservationId, toFacilityId, by }, place) => {
    const before = await requireReservation(rows, reservationId);
    const after = { ...before, offeredToId: toFacilityId };
    rows.put(reservationTable, after);
    enterChange(rows, place, { kind: "transfer-offered", by, before, after });
  },

  TransferWithdrawn: async (rows, { reservationId, by }, place) => {
    const before = await requireReservation(rows, reservationId);
    const after = { ...before, offeredToId: null };
    rows.put(reservationTable, after);
    enterChange(rows, place, { kind: "transfer-withdrawn", by, before, after });
  },

  /** The old borrower's escrow came back by EscrowReleased just before. */
  ReservationTransferred: async (rows, { reservationId, toFacilityId, by, escrow, insured }, place) => {
    const before = await requireReservation(rows, reservationId);
    const after = { ...before, borrowerId: toFacilityId, escrow, insured, offeredToId: null };
    rows.put(reservationTable, after);
    enterChange(rows, place, { kind: "transferred", by, before, after });
    await postEscrowHeld(rows, place, { facilityId: toFacilityId, reservationId, escrow, insured });
  },

  MaintenanceWindowOpened: (rows, { windowId, by, ...opened }, { at }) =>
    rows.put(maintenanceWindowTable, { ...opened, id: windowId, openedBy: by, openedAt: at }),

  MaintenanceWindowClosed: (rows, { windowId, by }, { at }) =>
    rows.patch(maintenanceWindowTable, { id: windowId }, { closedBy: by, closedAt: at }),
});
