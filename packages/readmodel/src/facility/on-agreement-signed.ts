import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { agreementSignatureTable } from "./table.ts";

export type AgreementSignedArgs = {
  readonly ownerId: number;
  readonly borrowerId: number;
  readonly signedFor: number;
  readonly signedBy: Hex;
  readonly agreementHash: Hex;
};

export function onAgreementSigned(rows: ChainRows, event: EventOf<AgreementSignedArgs>): void {
  const { args } = event;

  rows.put(agreementSignatureTable, { ...args, signedBy: lowerHex(args.signedBy), at: event.timestamp });
}
