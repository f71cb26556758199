import { shortenReservation } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { formatMoment } from "../terminal/format.ts";
import { bigInteger, moment } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const shorten = defineCommand({
  path: "reservation shorten",
  summary: "End a reservation or loan earlier; time given up late costs the late fee",
  args: { reservation: bigInteger("id", "reservation id") },
  options: { to: moment("time", "new end, before the present one") },
  async run(context, { reservation: reservationId, to: endsAt }) {
    const network = { ...(await context.reader()), ...(await context.writer()) };
    const amended = await shortenReservation(network, { reservationId, endsAt });
    return reportAct(`Reservation ${reservationId} ends at ${formatMoment(endsAt)}.`, amended, [
      "startsAt",
      "endsAt",
      "escrow",
      "toOwner",
    ]);
  },
});
