import { revealRating as reveal } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { bytes32 } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";
import { ratingArgs, ratingOptions } from "./rating-params.ts";

export const revealRating = defineCommand({
  path: "rating reveal",
  summary: "Reveal a committed rating once both sides committed or seven days have passed",
  args: ratingArgs,
  options: { ...ratingOptions, salt: bytes32("bytes", "as `rating commit` printed it") },
  async run(context, { reservation: reservationId, rater: raterId, salt, ...rating }) {
    return reportAct(
      "Revealed.",
      await reveal(await context.relay(), { reservationId, raterId, rating, salt }),
    );
  },
});
