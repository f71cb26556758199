import { releaseQuarantine } from "@medequipshare/sdk";
import { digestOrFile } from "../http/store-document.ts";
import { defineCommand } from "../terminal/command.ts";
import { integer, text } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const release = defineCommand({
  path: "unit release",
  summary: "End a unit's quarantine after inspection",
  args: { unit: integer("id", "unit id") },
  options: { document: text("file", "the inspection report, kept private, or its digest") },
  async run(context, { unit: unitId, document: path }) {
    const document = await digestOrFile(context, { path, kind: "inspection", isPrivate: true });
    const released = await releaseQuarantine(await context.writer(), { unitId, document });
    return reportAct(`Released unit ${unitId}.`, { ...released, document });
  },
});
