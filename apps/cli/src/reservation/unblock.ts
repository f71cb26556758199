import { closeMaintenanceWindow } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { bigInteger } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const unblock = defineCommand({
  path: "unit unblock",
  summary: "Close a maintenance window: its time can be reserved again",
  args: { window: bigInteger("id", "id of the window, as `unit calendar` shows it") },
  async run(context, { window: windowId }) {
    const closed = await closeMaintenanceWindow(await context.writer(), { windowId });
    return reportAct(`Closed maintenance window ${windowId}.`, closed);
  },
});
