import { approveUnit } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { integer } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const approve = defineCommand({
  path: "unit approve",
  summary: "Approve a life-sustaining unit as second person of its owner",
  args: { unit: integer("id", "unit id") },
  async run(context, { unit: unitId }) {
    return reportAct(`Approved unit ${unitId}.`, await approveUnit(await context.writer(), { unitId }));
  },
});
