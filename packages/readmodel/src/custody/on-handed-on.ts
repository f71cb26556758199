import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { enterHandover, type SignedHandover } from "./enter-handover.ts";
import { handOnTable } from "./table.ts";

export type HandedOnArgs = {
  readonly fromReservationId: bigint;
  readonly toReservationId: bigint;
  readonly unitId: number;
  readonly handOnHash: Hex;
  readonly handOn: {
    readonly handover: SignedHandover;
    readonly nextReservationId: bigint;
    readonly ownerId: number;
    readonly consentedBy: Hex;
  };
};

/** The last hand-over of one loan and the first of the next: the same second, the same counter. */
export async function onHandedOn(rows: ChainRows, event: EventOf<HandedOnArgs>): Promise<void> {
  const { fromReservationId, toReservationId, unitId, handOnHash, handOn } = event.args;
  const { handover, ownerId, consentedBy } = handOn;
  const entry = { unitId, handoverHash: handOnHash, at: event.timestamp };
  await enterHandover(rows, { ...entry, handover, isReturn: true });
  const first = { ...handover, reservationId: toReservationId, sequence: 0 };
  await enterHandover(rows, { ...entry, handover: first, isReturn: false });
  rows.put(handOnTable, {
    fromReservationId,
    toReservationId,
    unitId,
    ownerId,
    consentedBy: lowerHex(consentedBy),
    handOnHash,
    transaction: event.transaction,
    recordedAt: event.timestamp,
  });
}
