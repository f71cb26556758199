import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { ratingTable, scoreTable } from "./table.ts";

export type RatingRevealedArgs = {
  readonly reservationId: bigint;
  readonly raterId: number;
  readonly ratedId: number;
  readonly rating: {
    readonly condition: number;
    readonly punctuality: number;
    readonly communication: number;
    readonly comment: Hex;
  };
};

export async function onRatingRevealed(rows: ChainRows, event: EventOf<RatingRevealedArgs>): Promise<void> {
  const { args } = event;

  const { reservationId, raterId, ratedId: facilityId, rating } = args;
  await rows.patch(ratingTable, { reservationId, raterId }, { ...rating, revealedAt: event.timestamp });
  const score = await rows.find(scoreTable, { facilityId });
  rows.put(scoreTable, {
    facilityId,
    count: (score?.count ?? 0) + 1,
    condition: (score?.condition ?? 0) + rating.condition,
    punctuality: (score?.punctuality ?? 0) + rating.punctuality,
    communication: (score?.communication ?? 0) + rating.communication,
  });
}
