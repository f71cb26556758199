import { formatUsd } from "@medequipshare/domain";
import { withdraw as take } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { usd } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const withdraw = defineCommand({
  path: "ledger withdraw",
  summary: "Send free balance to your facility's own account",
  args: { amount: usd("dollars", "dollars") },
  async run(context, { amount }) {
    return reportAct(`Withdrew ${formatUsd(amount)}.`, await take(await context.writer(), { amount }), [
      "free",
    ]);
  },
});
