import { asciiText } from "../db/ascii-text.ts";
import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { reserveFloorTable } from "./table.ts";

export type ReserveFloorSetArgs = {
  readonly ownerId: number;
  readonly productCode: Hex;
  readonly by: Hex;
  readonly floor: number;
};

export function onReserveFloorSet(rows: ChainRows, event: EventOf<ReserveFloorSetArgs>): void {
  const { ownerId, productCode, by, floor } = event.args;
  const set = { setBy: lowerHex(by), setAt: event.timestamp };
  rows.put(reserveFloorTable, { ownerId, productCode: asciiText(productCode), floor, ...set });
}
