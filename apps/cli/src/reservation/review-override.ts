import { reviewOverride as review } from "@medequipshare/sdk";
import { digestOrFile } from "../http/store-document.ts";
import { defineCommand } from "../terminal/command.ts";
import { list, optional } from "../terminal/param.ts";
import { choice, integer, text } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const reviewOverride = defineCommand({
  path: "override review",
  summary: "Judge the pending override of a facility, as clinical lead or auditor of an uninvolved one",
  args: { facility: integer("id", "facility that overrode") },
  options: {
    verdict: choice("verdict", "whether the emergency justified it", ["justified", "unjustified"]),
    document: text("file", "the review: a file, kept private, or the digest of a document"),
    recipients: optional(list(integer("id", "facilities that may read it besides yours"))),
  },
  async run(context, { facility: overriderId, verdict, document: path, recipients }) {
    const document = await digestOrFile(context, { path, kind: "evidence", recipients, isPrivate: true });
    const isJustified = verdict === "justified";
    const done = await review(await context.writer(), { overriderId, isJustified, document });
    const fate = isJustified ? "it gets its bond back" : "its bond goes to the displaced facility";
    return reportAct(
      `Found the override of facility ${overriderId} ${verdict}: ${fate}.`,
      {
        ...done,
        document,
      },
      ["displacedId", "bond", "suspendedUntil", "document"],
    );
  },
});
