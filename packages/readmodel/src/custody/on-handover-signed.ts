import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { reservationTable } from "../reservation/table.ts";
import { handoverTable, loanTable } from "./table.ts";

export type HandoverSignedArgs = {
  readonly reservationId: bigint;
  readonly unitId: number;
  readonly receiverId: number;
  readonly handoverHash: Hex;
  readonly handover: {
    readonly reservationId: bigint;
    readonly sequence: number;
    readonly releaserId: number;
    readonly receiverId: number;
    readonly releasedBy: Hex;
    readonly receivedBy: Hex;
    readonly loanPack: Hex;
    readonly meterSequence: number;
    readonly runSeconds: bigint;
    readonly signedAt: number;
  };
};

/** The first one opens the loan, the one into the owner's hands ends it. */
export async function onHandoverSigned(rows: ChainRows, event: EventOf<HandoverSignedArgs>): Promise<void> {
  const { args } = event;

  const { reservationId, unitId, receiverId, handoverHash, handover } = args;
  rows.put(handoverTable, {
    ...handover,
    unitId,
    releasedBy: lowerHex(handover.releasedBy),
    receivedBy: lowerHex(handover.receivedBy),
    handoverHash,
    recordedAt: event.timestamp,
  });
  const reservation = await rows.find(reservationTable, { id: reservationId });
  const loan = (await rows.find(loanTable, { reservationId })) ?? {
    reservationId,
    unitId,
    handovers: 0,
    inspected: false,
    pickedUpAt: event.timestamp,
    returnedAt: null,
    openingSeconds: handover.runSeconds,
    closingSeconds: null,
  };
  const isReturn = receiverId === reservation?.ownerId;
  rows.put(loanTable, {
    ...loan,
    handovers: loan.handovers + 1,
    ...(isReturn ? { returnedAt: event.timestamp, closingSeconds: handover.runSeconds } : {}),
  });
}
