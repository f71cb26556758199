import { cancelReservation } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { bigInteger } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const cancel = defineCommand({
  path: "reservation cancel",
  summary: "Cancel before pick-up; the owner's terms say what a late one costs",
  args: { reservation: bigInteger("id", "reservation id") },
  async run(context, { reservation: reservationId }) {
    const cancelled = await cancelReservation(await context.writer(), { reservationId });
    return reportAct(`Cancelled reservation ${reservationId}.`, cancelled, ["toOwner"]);
  },
});
