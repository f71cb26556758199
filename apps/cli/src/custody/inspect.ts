import { inspectUnit } from "@medequipshare/sdk";
import { digestOrFile } from "../http/store-document.ts";
import { defineCommand } from "../terminal/command.ts";
import { flag } from "../terminal/param.ts";
import { bigInteger, text } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const inspect = defineCommand({
  path: "handover inspect",
  summary: "Record the borrower's inspection on arrival",
  args: { reservation: bigInteger("id", "reservation id") },
  options: {
    document: text("file", "the inspection record, kept private, or its digest"),
    refuse: flag("the unit is not accepted and cannot be checked out"),
  },
  async run(context, { reservation: reservationId, document: path, refuse }) {
    const document = await digestOrFile(context, { path, kind: "inspection", isPrivate: true });
    const accepted = !refuse;
    const inspected = await inspectUnit(await context.writer(), { reservationId, accepted, document });
    return reportAct(accepted ? "Accepted on arrival." : "Refused on arrival.", { ...inspected, document });
  },
});
