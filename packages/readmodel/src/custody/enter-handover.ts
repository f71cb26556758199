import type { EventArgs } from "@medequipshare/contracts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { handoverTable, loanTable } from "./table.ts";

type Entry = {
  readonly handover: EventArgs<"custodyLedger", "HandoverSigned">["handover"];
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
  rows.put(handoverTable, { ...handover, unitId, handoverHash, recordedAt: at });
  const loan = (await rows.find(loanTable, { reservationId })) ?? {
    reservationId,
    unitId,
    handovers: 0,
    inspected: false,
    pickedUpAt: at,
    openingSeconds: runSeconds,
  };
  rows.put(loanTable, {
    ...loan,
    handovers: loan.handovers + 1,
    ...(isReturn ? { returnedAt: at, closingSeconds: runSeconds } : {}),
  });
}
