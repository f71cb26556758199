import { contribute as give } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { integer, usd } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const contribute = defineCommand({
  path: "fund contribute",
  summary: "Add to a unit's fund from your facility's free balance",
  args: { unit: integer("id", "unit id"), amount: usd("dollars", "dollars") },
  async run(context, { unit: unitId, amount }) {
    return reportAct(
      `Contributed to unit ${unitId}.`,
      await give(await context.writer(), { unitId, amount }),
      ["balance"],
    );
  },
});
