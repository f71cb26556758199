import { approveWork as approve } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { bigInteger } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const approveWork = defineCommand({
  path: "work approve",
  summary: "Approve a work order as finance officer of the owner",
  args: { workOrder: bigInteger("id", "work order id") },
  async run(context, { workOrder: workOrderId }) {
    return reportAct(
      `Approved work order ${workOrderId}.`,
      await approve(await context.writer(), { workOrderId }),
    );
  },
});
