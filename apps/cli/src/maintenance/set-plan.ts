import { setPlan as set } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { integer, moment } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const setPlan = defineCommand({
  path: "unit plan",
  summary: "Set a unit's preventive maintenance plan",
  args: { unit: integer("id", "unit id") },
  options: {
    days: integer("days", "between two maintenances"),
    due: moment("time", "when the next one is due"),
  },
  async run(context, { unit: unitId, days, due: dueAt }) {
    const planned = await set(await context.writer(), { unitId, intervalSeconds: days * 86_400, dueAt });
    return reportAct(`Planned maintenance of unit ${unitId} every ${days} days.`, { ...planned, dueAt });
  },
});
