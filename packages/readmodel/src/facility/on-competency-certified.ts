import { asciiText } from "../db/ascii-text.ts";
import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { competencyTable } from "./table.ts";

export type CompetencyCertifiedArgs = {
  readonly facilityId: number;
  readonly account: Hex;
  readonly productCode: Hex;
  readonly until: number;
  readonly evidence: Hex;
};

export function onCompetencyCertified(rows: ChainRows, event: EventOf<CompetencyCertifiedArgs>): void {
  const { args } = event;

  rows.put(competencyTable, {
    ...args,
    account: lowerHex(args.account),
    productCode: asciiText(args.productCode),
    certifiedAt: event.timestamp,
  });
}
