import { resign as resignAct } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { reportAct } from "../terminal/report-act.ts";

export const resign = defineCommand({
  path: "facility resign",
  summary: "End your own appointment at once; an administrator is dismissed by another instead",
  async run(context) {
    return reportAct("You have resigned.", await resignAct(await context.writer(), {}));
  },
});
