import { holdReservation } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { formatMoment } from "../terminal/format.ts";
import { reportAct } from "../terminal/report-act.ts";
import { requestArgs, requestOptions, staleHolds } from "./request-params.ts";

export const hold = defineCommand({
  path: "reservation hold",
  summary: "Hold a unit for a few minutes without escrow",
  args: requestArgs,
  options: requestOptions,
  async run(context, { unit: unitId, from: startsAt, to: endsAt, priority }) {
    const stale = await staleHolds(context, { unitId, from: startsAt, to: endsAt });
    const held = await holdReservation(await context.writer(), { unitId, startsAt, endsAt, priority, stale });
    return reportAct(
      `Held as reservation ${held.reservationId} until ${formatMoment(held.heldUntil)}.`,
      held,
      ["reservationId", "startsAt", "endsAt", "heldUntil"],
    );
  },
});
