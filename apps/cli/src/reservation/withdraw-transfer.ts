import { withdrawTransfer as withdraw } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { bigInteger } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const withdrawTransfer = defineCommand({
  path: "reservation withdraw-transfer",
  summary: "Withdraw the offer of a reservation to another facility",
  args: { reservation: bigInteger("id", "reservation id") },
  async run(context, { reservation: reservationId }) {
    const withdrawn = await withdraw(await context.writer(), { reservationId });
    return reportAct(`Reservation ${reservationId} is on offer to nobody.`, withdrawn);
  },
});
