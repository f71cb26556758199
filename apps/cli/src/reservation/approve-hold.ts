import { approveReservation } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { bigInteger } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const approveHold = defineCommand({
  path: "reservation approve",
  summary: "Approve a hold, so that its borrower may confirm it",
  args: { reservation: bigInteger("id", "reservation id") },
  async run(context, { reservation: reservationId }) {
    const act = await approveReservation(await context.writer(), { reservationId });
    return reportAct(`Approved the hold ${reservationId}.`, act);
  },
});
