import { follow } from "../db/follow.ts";
import { ratingTable, scoreTable } from "./table.ts";

/** What ratings and scores become by the events of the RatingDesk. */
export const ratingEvents = follow("ratingDesk", {
  RatingCommitted: (rows, { by, ...committed }, { at }) =>
    rows.put(ratingTable, { ...committed, committedBy: by, committedAt: at }),

  RatingRevealed: async (rows, { reservationId, raterId, ratedId: facilityId, rating }, { at }) => {
    await rows.patch(ratingTable, { reservationId, raterId }, { ...rating, revealedAt: at });
    const score = await rows.find(scoreTable, { facilityId });
    rows.put(scoreTable, {
      facilityId,
      count: (score?.count ?? 0) + 1,
      condition: (score?.condition ?? 0) + rating.condition,
      punctuality: (score?.punctuality ?? 0) + rating.punctuality,
      communication: (score?.communication ?? 0) + rating.communication,
    });
  },
});
