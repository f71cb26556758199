import type { Hex } from "viem";
import { defineAct } from "../chain/define-act.ts";
import { encodeRequest, type ReservationRequest } from "./reservation-request.ts";

type Reservation = { readonly reservationId: bigint };
export type ReserveSeriesParameters = ReservationRequest & {
  /** From one start to the next, on the unit's slot grid and no shorter than one occurrence. */
  readonly periodSeconds: number;
  /** 2 to 24. */
  readonly count: number;
};
export type SweepHoldsParameters = { readonly stale: readonly bigint[] };

/**
 * Holds and confirms in one act; `escrow` leaves the borrower's free balance. The sender is a coordinator of the
 * borrower.
 */
export const reserve = defineAct({
  peer: "reservationManager",
  call: "reserve",
  args: (request: ReservationRequest) => [encodeRequest(request)],
  tells: "ReservationConfirmed",
});

/** Reserves again and again in one act, see {@link reserveSeries}. */
export const reserveRepeatedly = defineAct({
  peer: "reservationManager",
  call: "reserveSeries",
  args: ({ periodSeconds, count, ...first }: ReserveSeriesParameters) => [
    encodeRequest(first),
    periodSeconds,
    count,
  ],
});

/** Sends several encoded calls of the ReservationManager as one, see {@link reserveCart}. */
export const reserveTogether = defineAct({
  peer: "reservationManager",
  call: "multicall",
  args: (calls: readonly Hex[]) => [calls],
});

/**
 * Holds an interval for a short time without escrow; it lapses at `heldUntil` unless confirmed. The sender is a
 * coordinator of the borrower.
 */
export const holdReservation = defineAct({
  peer: "reservationManager",
  call: "hold",
  args: (request: ReservationRequest) => [encodeRequest(request)],
  tells: "ReservationHeld",
});

/** Confirms a hold: takes cover and `escrow`. The sender is a coordinator of the same borrower. */
export const confirmReservation = defineAct({
  peer: "reservationManager",
  call: "confirm",
  args: ({ reservationId }: Reservation) => [reservationId],
  tells: "ReservationConfirmed",
});

/** Approves a hold, so that its borrower may confirm it before it lapses. The sender is a coordinator of the owner. */
export const approveReservation = defineAct({
  peer: "reservationManager",
  call: "approve",
  stepsUp: true,
  args: ({ reservationId }: Reservation) => [reservationId],
});

/** Declines a hold and frees its slots at once. The sender is a coordinator of the owner. */
export const declineReservation = defineAct({
  peer: "reservationManager",
  call: "decline",
  args: ({ reservationId }: Reservation) => [reservationId],
});

/**
 * Cancels before pick-up; `toOwner` is what a late cancellation owed. The sender is a coordinator of borrower or owner.
 */
export const cancelReservation = defineAct({
  peer: "reservationManager",
  call: "cancel",
  args: ({ reservationId }: Reservation) => [reservationId],
  tells: "ReservationCancelled",
});

/**
 * Gives back, without a fee however late, what the owner cannot deliver: the unit is not fit, or the time has begun and
 * the owner does not have it. The sender is a coordinator of the borrower. Throws reservation.unit-fit otherwise.
 */
export const cancelUnfitReservation = defineAct({
  peer: "reservationManager",
  call: "cancelUnfit",
  args: ({ reservationId }: Reservation) => [reservationId],
});

/** Frees the slots of lapsed holds; others are passed over. Anyone may send it. */
export const sweepHolds = defineAct({
  peer: "reservationManager",
  call: "sweep",
  args: ({ stale }: SweepHoldsParameters) => [stale],
  relayed: true,
});
