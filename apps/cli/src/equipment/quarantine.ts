import { quarantineUnit } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { integer } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const quarantine = defineCommand({
  path: "unit quarantine",
  summary: "Take a unit out of lending",
  args: { unit: integer("id", "unit id") },
  options: { fault: integer("code", "the owner's fault code; never free text") },
  async run(context, { unit: unitId, fault: faultCode }) {
    const taken = await quarantineUnit(await context.writer(), { unitId, faultCode });
    return reportAct(`Quarantined unit ${unitId}.`, taken);
  },
});
