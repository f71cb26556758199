import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { handoverTable, loanTable } from "./table.ts";

/** A hand-over as the chain tells it. */
export type SignedHandover = {
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

type Entry = {
  readonly handover: SignedHandover;
  readonly unitId: number;
  readonly handoverHash: Hex;
  /** Unix seconds of the block. */
  readonly at: number;
  /** Whether it ends the loan. */
  readonly isReturn: boolean;
};

/** Enters a hand-over in its loan's history; the first one opens the loan. */
export async function enterHandover(
  rows: ChainRows,
  { handover, unitId, handoverHash, at, isReturn }: Entry,
): Promise<void> {
  const { reservationId, runSeconds } = handover;
  rows.put(handoverTable, {
    ...handover,
    unitId,
    releasedBy: lowerHex(handover.releasedBy),
    receivedBy: lowerHex(handover.receivedBy),
    handoverHash,
    recordedAt: at,
  });
  const loan = (await rows.find(loanTable, { reservationId })) ?? {
    reservationId,
    unitId,
    handovers: 0,
    inspected: false,
    pickedUpAt: at,
    returnedAt: null,
    openingSeconds: runSeconds,
    closingSeconds: null,
  };
  rows.put(loanTable, {
    ...loan,
    handovers: loan.handovers + 1,
    ...(isReturn ? { returnedAt: at, closingSeconds: runSeconds } : {}),
  });
}
