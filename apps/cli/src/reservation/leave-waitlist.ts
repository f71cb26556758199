import { leaveWaitlist as leave } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { bigInteger } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const leaveWaitlist = defineCommand({
  path: "waitlist leave",
  summary: "Wait no longer; a first call used for the entry stays used",
  args: { entry: bigInteger("id", "entry id") },
  async run(context, { entry: entryId }) {
    return reportAct(`Left the waitlist as ${entryId}.`, await leave(await context.writer(), { entryId }));
  },
});
