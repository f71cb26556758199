import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { relist } from "../reservation/relist.ts";
import { termsTable, unitTable } from "./table.ts";

export type TermsSetArgs = {
  readonly unitId: number;
  readonly version: number;
  readonly terms: {
    readonly ratePerHour: number;
    readonly deposit: number;
    readonly contributionPerHour: number;
    readonly lateFeePerHour: number;
    readonly minimumSlots: number;
    readonly maximumSlots: number;
    readonly leadSeconds: number;
    readonly horizonDays: number;
    readonly freeCancelSeconds: number;
    readonly lateCancelBps: number;
    readonly turnaroundSlots: number;
    readonly policy: number;
  };
};

export async function onTermsSet(rows: ChainRows, event: EventOf<TermsSetArgs>): Promise<void> {
  const { args } = event;

  const { unitId, version, terms } = args;
  rows.put(termsTable, {
    ...terms,
    unitId,
    version,
    ratePerHour: BigInt(terms.ratePerHour),
    deposit: BigInt(terms.deposit),
    contributionPerHour: BigInt(terms.contributionPerHour),
    lateFeePerHour: BigInt(terms.lateFeePerHour),
    setAt: event.timestamp,
  });
  await rows.patch(unitTable, { id: unitId }, { termsVersion: version });
  await relist(rows, unitId);
}
