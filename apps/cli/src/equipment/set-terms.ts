import { openPolicy } from "@medequipshare/domain";
import { setTerms as set } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { flag, list, withDefault } from "../terminal/param.ts";
import { choice, integer, usd } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const setTerms = defineCommand({
  path: "unit terms",
  summary: "Set the terms of sharing for reservations made from now on",
  args: { unit: integer("id", "unit id") },
  options: {
    ratePerHour: usd("dollars", "price of one metered hour"),
    deposit: usd("dollars", "held beside the price"),
    contributionPerHour: usd("dollars", "to the unit's maintenance fund, per metered hour"),
    lateFeePerHour: usd("dollars", "price of one hour past the end"),
    minimumSlots: integer("slots", "shortest reservation"),
    maximumSlots: integer("slots", "longest reservation"),
    leadSeconds: withDefault(integer("seconds", "least time before the start"), 0, "0"),
    horizonDays: withDefault(integer("days", "how far ahead one may reserve"), 90, "90"),
    freeCancelSeconds: withDefault(integer("seconds", "cancelling so long before is free"), 86_400, "86400"),
    lateCancelBps: withDefault(integer("bps", "share of the price owed for a later one"), 2_500, "2500"),
    turnaroundSlots: withDefault(integer("slots", "kept at the end for return and cleaning"), 2, "2"),
    approval: flag("each hold needs your approval before it can be confirmed"),
    priorities: withDefault(
      list(choice("priority", "priorities it is lent for", ["elective", "urgent", "emergency"])),
      openPolicy.priorities,
      "all",
    ),
  },
  async run(context, { unit: unitId, approval, priorities, ...terms }) {
    const policy = { approvalNeeded: approval, priorities };
    const written = await set(await context.writer(), { unitId, terms, policy });
    return reportAct(`Set version ${written.version} of the terms of unit ${unitId}.`, written, ["version"]);
  },
});
