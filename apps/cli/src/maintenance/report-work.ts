import { reportWork as report } from "@medequipshare/sdk";
import { digestOrFile } from "../http/store-document.ts";
import { defineCommand } from "../terminal/command.ts";
import { list, optional } from "../terminal/param.ts";
import { bigInteger, integer, text } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const reportWork = defineCommand({
  path: "work report",
  summary: "Report work as done, as its provider",
  args: { workOrder: bigInteger("id", "work order id") },
  options: {
    document: text("file", "the work report, kept private, or its digest"),
    recipients: optional(list(integer("id", "facilities that may read it, such as the owner"))),
  },
  async run(context, { workOrder: workOrderId, document: path, recipients }) {
    const document = await digestOrFile(context, { path, kind: "work-report", isPrivate: true, recipients });
    const reported = await report(await context.writer(), { workOrderId, document });
    return reportAct(`Reported work order ${workOrderId} as done.`, { ...reported, document });
  },
});
