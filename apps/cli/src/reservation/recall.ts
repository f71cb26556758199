import { recallReasonNames, recallReasonTexts } from "@medequipshare/domain";
import { hashReason, reasonSalt, recallReservation } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { formatMoment } from "../terminal/format.ts";
import { optional } from "../terminal/param.ts";
import { bigInteger, choice, moment, text } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const recall = defineCommand({
  path: "reservation recall",
  summary: "End a loan of your unit earlier, with 24 hours of notice; you pay the borrower the late fee",
  args: { reservation: bigInteger("id", "reservation id") },
  options: {
    to: moment("time", "new end, at least 24 hours ahead"),
    reason: choice("reason", "from the published list", recallReasonNames),
    words: optional(
      text("text", "the reason in words, of which only a salted hash is published; never about a patient"),
    ),
  },
  async run(context, { reservation: reservationId, to: endsAt, reason, words }) {
    const reasonText = words ?? recallReasonTexts[reason];
    const salt = reasonSalt();
    const reasonHash = hashReason({ text: reasonText, salt });
    const request = { reservationId, endsAt, reason, reasonHash };
    const recalled = await recallReservation(await context.writer(), request);
    return reportAct(
      `Recalled: reservation ${reservationId} ends at ${formatMoment(endsAt)}. Keep words and salt; they prove the reason.`,
      { ...recalled, words: reasonText, salt, reasonHash },
      ["endsAt", "escrow", "toBorrower", "words", "salt", "reasonHash"],
    );
  },
});
