import { settleLoan } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { bigInteger } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const settle = defineCommand({
  path: "loan settle",
  summary: "Settle a returned loan from its metered use; anyone may",
  args: { reservation: bigInteger("id", "reservation id") },
  async run(context, { reservation: reservationId }) {
    const settled = await settleLoan(await context.relay(), { reservationId });
    return reportAct(`Settled loan ${reservationId}.`, settled);
  },
});
