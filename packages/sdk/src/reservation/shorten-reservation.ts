import { AppError, type UnixSeconds } from "@medequipshare/domain";
import type { NetworkReader, NetworkWriter } from "../chain/network.ts";
import { type AmendReservationReturnType, amendReservation } from "./amendment-acts.ts";
import { getReservation } from "./get-reservation.ts";

export type ShortenReservationParameters = {
  readonly reservationId: bigint;
  /** The new end, on the unit's slot grid, before the present one. */
  readonly endsAt: UnixSeconds;
};
export type ShortenReservationReturnType = AmendReservationReturnType;

/**
 * Ends a reservation or loan earlier; what is given up late costs the late fee. The sender is a coordinator of the
 * borrower. Throws reservation.end-not-earlier, before anything is sent, where it would end later.
 */
export async function shortenReservation(
  network: NetworkReader & NetworkWriter,
  { reservationId, endsAt }: ShortenReservationParameters,
): Promise<ShortenReservationReturnType> {
  const made = await getReservation(network, { reservationId });
  if (endsAt >= made.endsAt) {
    throw new AppError("reservation.end-not-earlier", {
      field: "endsAt",
      value: endsAt,
      endsAt: made.endsAt,
    });
  }
  return amendReservation(network, { reservationId, startsAt: made.startsAt, endsAt });
}
