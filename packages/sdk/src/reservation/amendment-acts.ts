import { RecallReason, type RecallReasonName, type UnixSeconds } from "@medequipshare/domain";
import type { Hex } from "viem";
import { defineAct } from "../chain/define-act.ts";
import type { AmendmentRequest } from "./amendment-request.ts";

type Reservation = { readonly reservationId: bigint };
export type RecallReservationParameters = {
  readonly reservationId: bigint;
  /** On the unit's slot grid, at least 24 hours ahead and before the present end. */
  readonly endsAt: UnixSeconds;
  readonly reason: RecallReasonName;
  /** Digest of the reason in words, see {@link hashReason}. Whoever sends it keeps words and salt. */
  readonly reasonHash: Hex;
};
export type OfferTransferParameters = {
  readonly reservationId: bigint;
  /** Whom it is offered to; a later offer replaces an earlier one. */
  readonly toFacilityId: number;
};
export type OpenMaintenanceWindowParameters = {
  readonly unitId: number;
  /** On the unit's slot grid: the present slot or a later one. */
  readonly startsAt: UnixSeconds;
  /** On the grid, exclusive; at most 366 days later. */
  readonly endsAt: UnixSeconds;
};

/**
 * Gives a confirmed reservation, or the end of a loan, another time under its own terms: `escrow` is held from then on,
 * and slots given up late cost `toOwner`, out of the escrow before. The sender is a coordinator of the borrower. The
 * domain's `amendment` says beforehand what it costs.
 */
export const amendReservation = defineAct({
  peer: "amendmentDesk",
  call: "amend",
  args: ({ reservationId, startsAt, endsAt }: AmendmentRequest) => [reservationId, startsAt, endsAt],
  tells: "ReservationAmended",
});

export type AmendReservationReturnType = Awaited<ReturnType<typeof amendReservation>>;

/**
 * Ends a loan earlier: `escrow` is held from then on, and the owner pays `toBorrower` for the slots taken back. The
 * sender is a coordinator of the owner.
 */
export const recallReservation = defineAct({
  peer: "amendmentDesk",
  call: "recall",
  args: ({ reservationId, endsAt, reason, reasonHash }: RecallReservationParameters) => [
    reservationId,
    endsAt,
    RecallReason[reason],
    reasonHash,
  ],
  tells: "ReservationRecalled",
});

/** Offers a confirmed reservation to another facility. The sender is a coordinator of the borrower. */
export const offerTransfer = defineAct({
  peer: "amendmentDesk",
  call: "offerTransfer",
  args: ({ reservationId, toFacilityId }: OfferTransferParameters) => [reservationId, toFacilityId],
});

/** Withdraws the offer of a reservation to another facility. The sender is a coordinator of the borrower. */
export const withdrawTransfer = defineAct({
  peer: "amendmentDesk",
  call: "offerTransfer",
  args: ({ reservationId }: Reservation) => [reservationId, 0],
});

/**
 * Takes over a reservation on offer: `escrow` is taken from the new borrower's free balance, and given back to the old
 * one. The sender is a coordinator of the facility it is offered to.
 */
export const acceptTransfer = defineAct({
  peer: "amendmentDesk",
  call: "acceptTransfer",
  args: ({ reservationId }: Reservation) => [reservationId],
  tells: "ReservationTransferred",
});

/** Keeps free slots of a unit free of reservations. The sender is coordinator or biomedical of the owner. */
export const openMaintenanceWindow = defineAct({
  peer: "amendmentDesk",
  call: "openWindow",
  args: ({ unitId, startsAt, endsAt }: OpenMaintenanceWindowParameters) => [unitId, startsAt, endsAt],
  tells: "MaintenanceWindowOpened",
});

/** Frees the slots of a maintenance window. The sender is coordinator or biomedical of the owner. */
export const closeMaintenanceWindow = defineAct({
  peer: "amendmentDesk",
  call: "closeWindow",
  args: ({ windowId }: { readonly windowId: bigint }) => [windowId],
});
