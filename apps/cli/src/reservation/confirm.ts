import { confirmReservation } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { bigInteger } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const confirm = defineCommand({
  path: "reservation confirm",
  summary: "Confirm a hold; the escrow leaves your facility's free balance",
  args: { reservation: bigInteger("id", "reservation id") },
  async run(context, { reservation: reservationId }) {
    const confirmed = await confirmReservation(await context.writer(), { reservationId });
    return reportAct(`Confirmed reservation ${reservationId}.`, confirmed, ["reservationId", "escrow"]);
  },
});
