import { commitRating } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { optional } from "../terminal/param.ts";
import { bytes32 } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";
import { newSalt, ratingArgs, ratingOptions } from "./rating-params.ts";

export const rate = defineCommand({
  path: "rating commit",
  summary: "Rate the other side of a settled loan without showing it yet; keep the salt that is printed",
  args: ratingArgs,
  options: { ...ratingOptions, salt: optional(bytes32("bytes", "32 random bytes; made when not given")) },
  async run(context, { reservation: reservationId, rater: raterId, salt: given, ...rating }) {
    const salt = given ?? newSalt();
    const committed = await commitRating(await context.writer(), { reservationId, raterId, rating, salt });
    return reportAct("Committed. Reveal it with the same scores and this salt.", { ...committed, salt });
  },
});
