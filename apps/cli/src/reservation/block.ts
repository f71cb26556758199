import { openMaintenanceWindow } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { integer, moment } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const block = defineCommand({
  path: "unit block",
  summary: "Open a maintenance window: keep free time of a unit free of reservations",
  args: { unit: integer("id", "unit id") },
  options: {
    from: moment("time", "start, on the unit's slot grid"),
    to: moment("time", "end, on the grid"),
  },
  async run(context, { unit: unitId, from: startsAt, to: endsAt }) {
    const opened = await openMaintenanceWindow(await context.writer(), { unitId, startsAt, endsAt });
    return reportAct(`Opened maintenance window ${opened.windowId} of unit ${unitId}.`, opened, [
      "windowId",
      "startsAt",
      "endsAt",
    ]);
  },
});
