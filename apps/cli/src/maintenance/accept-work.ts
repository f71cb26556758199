import { formatUsd } from "@medequipshare/domain";
import { acceptWork as accept } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { bigInteger } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const acceptWork = defineCommand({
  path: "work accept",
  summary: "Accept finished work after the acceptance test; the fund pays the provider",
  args: { workOrder: bigInteger("id", "work order id") },
  async run(context, { workOrder: workOrderId }) {
    const accepted = await accept(await context.writer(), { workOrderId });
    return reportAct(
      `Accepted work order ${workOrderId}; the provider got ${formatUsd(accepted.amount)}.`,
      accepted,
      ["amount", "balance"],
    );
  },
});
