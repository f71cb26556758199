import { dismissStaff } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { address } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const dismiss = defineCommand({
  path: "facility dismiss",
  summary: "End an appointment at once",
  args: { account: address("address", "the person's account") },
  async run(context, { account }) {
    return reportAct(`Dismissed ${account}.`, await dismissStaff(await context.writer(), { account }));
  },
});
