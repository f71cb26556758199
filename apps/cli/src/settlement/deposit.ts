import { formatUsd } from "@medequipshare/domain";
import { deposit as give } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { integer, usd } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const deposit = defineCommand({
  path: "ledger deposit",
  summary: "Deposit your account's dollars for a facility",
  args: { facility: integer("id", "facility id"), amount: usd("dollars", "dollars") },
  async run(context, { facility: facilityId, amount }) {
    const deposited = await give(await context.writer(), { facilityId, amount });
    return reportAct(`Deposited ${formatUsd(amount)} for facility ${facilityId}.`, deposited);
  },
});
