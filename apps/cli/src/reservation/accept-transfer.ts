import { acceptTransfer as accept } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { bigInteger } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const acceptTransfer = defineCommand({
  path: "reservation accept-transfer",
  summary: "Take over a reservation offered to your facility; the escrow leaves its free balance",
  args: { reservation: bigInteger("id", "reservation id") },
  async run(context, { reservation: reservationId }) {
    const accepted = await accept(await context.writer(), { reservationId });
    return reportAct(`Reservation ${reservationId} is your facility's.`, accepted, ["escrow"]);
  },
});
