import { cancelUnfitReservation } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { bigInteger } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const cancelUnfit = defineCommand({
  path: "reservation cancel-unfit",
  summary: "Give back what the owner cannot deliver, without a fee however late",
  args: { reservation: bigInteger("id", "reservation id") },
  async run(context, { reservation: reservationId }) {
    const cancelled = await cancelUnfitReservation(await context.writer(), { reservationId });
    return reportAct(`Gave back reservation ${reservationId}.`, cancelled);
  },
});
