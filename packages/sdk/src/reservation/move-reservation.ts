import type { UnixSeconds } from "@medequipshare/domain";
import type { NetworkReader, NetworkWriter } from "../chain/network.ts";
import { type AmendReservationReturnType, amendReservation } from "./amendment-acts.ts";
import { getReservation } from "./get-reservation.ts";

export type MoveReservationParameters = {
  readonly reservationId: bigint;
  /** The new start, on the unit's slot grid; the length stays. */
  readonly startsAt: UnixSeconds;
};
export type MoveReservationReturnType = AmendReservationReturnType;

/** Moves a confirmed reservation to another start, as long as it was. The sender is a coordinator of the borrower. */
export async function moveReservation(
  network: NetworkReader & NetworkWriter,
  { reservationId, startsAt }: MoveReservationParameters,
): Promise<MoveReservationReturnType> {
  const made = await getReservation(network, { reservationId });
  return amendReservation(network, {
    reservationId,
    startsAt,
    endsAt: startsAt + made.endsAt - made.startsAt,
  });
}
