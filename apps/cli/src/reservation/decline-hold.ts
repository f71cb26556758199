import { declineReservation } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { bigInteger } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const declineHold = defineCommand({
  path: "reservation decline",
  summary: "Decline a hold and free its time",
  args: { reservation: bigInteger("id", "reservation id") },
  async run(context, { reservation: reservationId }) {
    const act = await declineReservation(await context.writer(), { reservationId });
    return reportAct(`Declined the hold ${reservationId}.`, act);
  },
});
