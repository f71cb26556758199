import { AppError, type UnixSeconds } from "@medequipshare/domain";
import type { NetworkReader, NetworkWriter } from "../chain/network.ts";
import { type AmendReservationReturnType, amendReservation } from "./amendment-acts.ts";
import { getReservation } from "./get-reservation.ts";

export type ExtendReservationParameters = {
  readonly reservationId: bigint;
  /** The new end, on the unit's slot grid, after the present one. */
  readonly endsAt: UnixSeconds;
};
export type ExtendReservationReturnType = AmendReservationReturnType;

/**
 * Ends a reservation or loan later. The sender is a coordinator of the borrower. Throws
 * reservation.end-not-later, before anything is sent, where it would end earlier.
 */
export async function extendReservation(
  network: NetworkReader & NetworkWriter,
  { reservationId, endsAt }: ExtendReservationParameters,
): Promise<ExtendReservationReturnType> {
  const made = await getReservation(network, { reservationId });
  if (endsAt <= made.endsAt) {
    throw new AppError("reservation.end-not-later", { field: "endsAt", value: endsAt, endsAt: made.endsAt });
  }
  return amendReservation(network, { reservationId, startsAt: made.startsAt, endsAt });
}
