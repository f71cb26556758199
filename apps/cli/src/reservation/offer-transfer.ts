import { offerTransfer as offer } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { bigInteger, integer } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const offerTransfer = defineCommand({
  path: "reservation offer-transfer",
  summary: "Offer a confirmed reservation to another facility; your escrow comes back when it accepts",
  args: { reservation: bigInteger("id", "reservation id") },
  options: { to: integer("id", "the facility it is offered to") },
  async run(context, { reservation: reservationId, to: toFacilityId }) {
    const offered = await offer(await context.writer(), { reservationId, toFacilityId });
    return reportAct(`Offered reservation ${reservationId} to facility ${toFacilityId}.`, offered);
  },
});
