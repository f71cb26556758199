import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { attestationTable } from "./table.ts";

export type FacilityAttestedArgs = {
  readonly facilityId: number;
  readonly reviewerFacilityId: number;
  readonly reviewer: Hex;
  readonly attestation: {
    readonly licensedUntil: number;
    readonly insuredUntil: number;
    readonly cover: bigint;
    readonly evidence: Hex;
  };
};

export function onFacilityAttested(rows: ChainRows, event: EventOf<FacilityAttestedArgs>): void {
  const { args } = event;

  rows.put(attestationTable, {
    ...args.attestation,
    block: event.block,
    logIndex: event.logIndex,
    facilityId: args.facilityId,
    reviewerFacilityId: args.reviewerFacilityId,
    reviewer: lowerHex(args.reviewer),
    at: event.timestamp,
  });
}
