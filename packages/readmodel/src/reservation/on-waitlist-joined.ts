import { parsePriority } from "@medequipshare/domain";
import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { overrideTable, waitlistEntryTable } from "./table.ts";

/** The lower half of an entry's id; the upper one is the unit. */
const SEQUENCE_MASK = 0xffff_ffffn;

export type WaitlistJoinedArgs = {
  readonly entryId: bigint;
  readonly unitId: number;
  readonly facilityId: number;
  readonly by: Hex;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly priority: number;
  readonly rank: number;
  readonly firstCallOf: bigint;
};

export async function onWaitlistJoined(rows: ChainRows, event: EventOf<WaitlistJoinedArgs>): Promise<void> {
  const { entryId: id, by, priority, firstCallOf, ...wish } = event.args;
  rows.put(waitlistEntryTable, {
    ...wish,
    id,
    sequence: Number(id & SEQUENCE_MASK),
    priority: parsePriority(priority),
    firstCallOf: firstCallOf === 0n ? null : firstCallOf,
    joinedBy: lowerHex(by),
    joinedAt: event.timestamp,
    state: "waiting",
    endedAt: null,
    reservationId: null,
    dropReason: null,
  });
  if (firstCallOf !== 0n) {
    await rows.patch(overrideTable, { displacedId: firstCallOf }, { firstCallEntryId: id });
  }
}
