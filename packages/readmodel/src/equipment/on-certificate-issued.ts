import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { relist } from "../reservation/relist.ts";
import { certificateTable, unitTable } from "./table.ts";

export type CertificateIssuedArgs = {
  readonly unitId: number;
  readonly kind: number;
  readonly issuedBy: Hex;
  readonly validUntil: number;
  readonly document: Hex;
};

export async function onCertificateIssued(
  rows: ChainRows,
  event: EventOf<CertificateIssuedArgs>,
): Promise<void> {
  const { args } = event;

  const isCalibration = args.kind === 0;
  rows.put(certificateTable, {
    ...args,
    block: event.block,
    logIndex: event.logIndex,
    kind: isCalibration ? "calibration" : "electrical-safety",
    issuedBy: lowerHex(args.issuedBy),
    issuedAt: event.timestamp,
  });
  const until = args.validUntil;
  const change = isCalibration ? { calibratedUntil: until } : { electricallySafeUntil: until };
  await rows.patch(unitTable, { id: args.unitId }, change);
  await relist(rows, args.unitId);
}
