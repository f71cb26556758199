import { moveReservation } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { formatMoment } from "../terminal/format.ts";
import { bigInteger, moment } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const move = defineCommand({
  path: "reservation move",
  summary: "Move a confirmed reservation to another start, as long as it was",
  args: { reservation: bigInteger("id", "reservation id") },
  options: { from: moment("time", "new start, on the unit's slot grid") },
  async run(context, { reservation: reservationId, from: startsAt }) {
    const network = { ...(await context.reader()), ...(await context.writer()) };
    const amended = await moveReservation(network, { reservationId, startsAt });
    return reportAct(
      `Reservation ${reservationId} is from ${formatMoment(startsAt)} to ${formatMoment(amended.endsAt)}.`,
      amended,
      ["startsAt", "endsAt", "escrow", "toOwner"],
    );
  },
});
