import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { reservationTable } from "../reservation/table.ts";
import { enterHandover, type SignedHandover } from "./enter-handover.ts";

export type HandoverSignedArgs = {
  readonly reservationId: bigint;
  readonly unitId: number;
  readonly receiverId: number;
  readonly handoverHash: Hex;
  readonly handover: SignedHandover;
};

/** The first one opens the loan, the one into the owner's hands ends it. */
export async function onHandoverSigned(rows: ChainRows, event: EventOf<HandoverSignedArgs>): Promise<void> {
  const { reservationId, unitId, receiverId, handoverHash, handover } = event.args;
  const reservation = await rows.find(reservationTable, { id: reservationId });
  await enterHandover(rows, {
    handover,
    unitId,
    handoverHash,
    at: event.timestamp,
    isReturn: receiverId === reservation?.ownerId,
  });
}
