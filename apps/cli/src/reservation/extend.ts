import { extendReservation } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { formatMoment } from "../terminal/format.ts";
import { bigInteger, moment } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const extend = defineCommand({
  path: "reservation extend",
  summary: "End a reservation or loan later; the escrow for the added time leaves your free balance",
  args: { reservation: bigInteger("id", "reservation id") },
  options: { to: moment("time", "new end, after the present one") },
  async run(context, { reservation: reservationId, to: endsAt }) {
    const network = { ...(await context.reader()), ...(await context.writer()) };
    const amended = await extendReservation(network, { reservationId, endsAt });
    return reportAct(`Reservation ${reservationId} ends at ${formatMoment(endsAt)}.`, amended, [
      "startsAt",
      "endsAt",
      "escrow",
      "toOwner",
    ]);
  },
});
