import { breakGlassReasonNames, breakGlassReasonTexts } from "@medequipshare/domain";
import { hashReason, identifyBreakGlass as identify, reasonSalt } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { optional } from "../terminal/param.ts";
import { choice, text } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";
import { openingArgs, openingOptions } from "./break-glass-params.ts";

export const identifyBreakGlass = defineCommand({
  path: "lock break-glass identify",
  summary: "Say that you opened a lock without a grant, and why; within 15 minutes, or it is marked late",
  args: openingArgs,
  options: {
    ...openingOptions,
    reason: choice("reason", "from the published list", breakGlassReasonNames),
    words: optional(
      text("text", "the reason in words, of which only a salted hash is published; never about a patient"),
    ),
  },
  async run(context, { unit: unitId, sequence, lock, reason, words }) {
    const reasonText = words ?? breakGlassReasonTexts[reason];
    const salt = reasonSalt();
    const reasonHash = hashReason({ text: reasonText, salt });
    const opening = { unitId, lock, sequence, reason, reasonHash };
    const identified = await identify(await context.writer(), opening);
    return reportAct(
      `Identified ${identified.isLate ? "late" : "in time"}; somebody else reviews it. Keep words and salt.`,
      { ...identified, words: reasonText, salt, reasonHash },
    );
  },
});
