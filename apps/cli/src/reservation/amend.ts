import { amendReservation } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { formatMoment } from "../terminal/format.ts";
import { bigInteger, moment } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const amend = defineCommand({
  path: "reservation amend",
  summary: "Give a reservation another start and end; `reservation quote` says what it costs",
  args: { reservation: bigInteger("id", "reservation id") },
  options: {
    from: moment("time", "new start, on the unit's slot grid; that of a loan stays"),
    to: moment("time", "new end, turnaround included"),
  },
  async run(context, { reservation: reservationId, from: startsAt, to: endsAt }) {
    const amended = await amendReservation(await context.writer(), { reservationId, startsAt, endsAt });
    return reportAct(
      `Reservation ${reservationId} is from ${formatMoment(startsAt)} to ${formatMoment(endsAt)}.`,
      amended,
      ["startsAt", "endsAt", "escrow", "toOwner"],
    );
  },
});
