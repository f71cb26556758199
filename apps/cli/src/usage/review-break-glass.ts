import { reviewBreakGlass as review } from "@medequipshare/sdk";
import { digestOrFile } from "../http/store-document.ts";
import { defineCommand } from "../terminal/command.ts";
import { list, optional } from "../terminal/param.ts";
import { choice, integer, text } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";
import { openingArgs, openingOptions } from "./break-glass-params.ts";

export const reviewBreakGlass = defineCommand({
  path: "lock break-glass review",
  summary: "Find an opening that somebody else identified justified or not, once",
  args: openingArgs,
  options: {
    ...openingOptions,
    finding: choice("finding", "what the review found", ["justified", "not-justified"]),
    document: text("file", "the report, kept private, or its digest"),
    recipients: optional(list(integer("id", "facilities that may read it, such as the other side"))),
  },
  async run(context, { unit: unitId, sequence, lock, finding, document: path, recipients }) {
    const documentHash = await digestOrFile(context, { path, kind: "evidence", isPrivate: true, recipients });
    const verdict = { unitId, lock, sequence, justified: finding === "justified", documentHash };
    const reviewed = await review(await context.writer(), verdict);
    return reportAct(`Reviewed opening ${lock}.${sequence} of unit ${unitId}: ${finding}.`, {
      ...reviewed,
      document: documentHash,
    });
  },
});
