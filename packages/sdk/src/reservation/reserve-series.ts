import { reservationManagerAbi } from "@medequipshare/contracts";
import type { TokenUnits, UnixSeconds } from "@medequipshare/domain";
import { listEvents } from "../chain/find-event.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";
import { type ReserveSeriesParameters, reserveRepeatedly } from "./acts.ts";

/** One occurrence of a series; one that was passed over has no reservation: a slot of it was taken. */
export type SeriesOccurrence = {
  readonly startsAt: UnixSeconds;
  readonly endsAt: UnixSeconds;
  readonly reservationId: bigint | null;
  readonly escrow: TokenUnits;
};

export type ReserveSeriesReturnType = ActReceipt & { readonly occurrences: readonly SeriesOccurrence[] };

/**
 * Reserves the same interval again and again in one act, passing over what is taken. The sender is a coordinator of the
 * borrower. Throws reservation.slot-taken when none of them is free.
 */
export async function reserveSeries(
  network: NetworkWriter,
  parameters: ReserveSeriesParameters,
): Promise<ReserveSeriesReturnType> {
  const receipt = await reserveRepeatedly(network, parameters);
  const address = network.addresses.reservationManager;
  const told = { logs: receipt.logs, address, abi: reservationManagerAbi };
  const made = listEvents({ ...told, eventName: "ReservationConfirmed" });
  const skipped = listEvents({ ...told, eventName: "ReservationSkipped" });
  const occurrences: SeriesOccurrence[] = [
    ...made.map(({ startsAt, endsAt, reservationId, escrow }) => ({
      startsAt,
      endsAt,
      reservationId,
      escrow,
    })),
    ...skipped.map(({ startsAt, endsAt }) => ({ startsAt, endsAt, reservationId: null, escrow: 0n })),
  ];
  return { ...receipt, occurrences: occurrences.sort((one, other) => one.startsAt - other.startsAt) };
}
