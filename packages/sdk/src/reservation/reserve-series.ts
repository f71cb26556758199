import { reservationManagerAbi } from "@medequipshare/contracts";
import type { TokenUnits, UnixSeconds } from "@medequipshare/domain";
import { encodeCall } from "../chain/encode-call.ts";
import { listEvents } from "../chain/find-event.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";
import { encodeRequest, type ReservationRequest } from "./reservation-request.ts";

export type ReserveSeriesParameters = ReservationRequest & {
  /** From one start to the next, on the unit's slot grid and no shorter than one occurrence. */
  readonly periodSeconds: number;
  /** 2 to 24. */
  readonly count: number;
};

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
  { sender, addresses }: NetworkWriter,
  { periodSeconds, count, ...first }: ReserveSeriesParameters,
): Promise<ReserveSeriesReturnType> {
  const address = addresses.reservationManager;
  const receipt = await sender.send([
    encodeCall(address, reservationManagerAbi, "reserveSeries", [encodeRequest(first), periodSeconds, count]),
  ]);
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
