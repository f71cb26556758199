import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { turnaroundTable } from "./table.ts";

export type TurnaroundCertifiedArgs = {
  readonly unitId: number;
  readonly kind: number;
  readonly facilityId: number;
  readonly by: Hex;
  readonly document: Hex;
};

export function onTurnaroundCertified(rows: ChainRows, event: EventOf<TurnaroundCertifiedArgs>): void {
  const { args } = event;

  rows.put(turnaroundTable, {
    ...args,
    block: event.block,
    logIndex: event.logIndex,
    kind: args.kind === 0 ? "decontamination" : "sanitisation",
    by: lowerHex(args.by),
    at: event.timestamp,
  });
}
