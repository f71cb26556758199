import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { ratingTable } from "./table.ts";

export type RatingCommittedArgs = {
  readonly reservationId: bigint;
  readonly raterId: number;
  readonly ratedId: number;
  readonly by: Hex;
  readonly commitment: Hex;
};

export function onRatingCommitted(rows: ChainRows, event: EventOf<RatingCommittedArgs>): void {
  const { args } = event;

  rows.put(ratingTable, {
    reservationId: args.reservationId,
    raterId: args.raterId,
    ratedId: args.ratedId,
    committedBy: lowerHex(args.by),
    commitment: args.commitment,
    committedAt: event.timestamp,
    condition: null,
    punctuality: null,
    communication: null,
    comment: null,
    revealedAt: null,
  });
}
