import { promoteWaitlist as promote } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { bigInteger } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const promoteWaitlist = defineCommand({
  path: "waitlist promote",
  summary:
    "Give the kept slots of an ended reservation to those who wait, in their order; nodes do it by themselves",
  args: { reservation: bigInteger("id", "reservation that ended, or hold that lapsed") },
  async run(context, { reservation: reservationId }) {
    const { promoted, dropped, ...done } = await promote(await context.relay(), { reservationId });
    const report = reportAct(
      `Freed what reservation ${reservationId} kept: ${promoted.length} promoted, ${dropped.length} dropped.`,
      done,
    );
    const lines = [
      ...promoted.map(
        (each) => `entry ${each.entryId} of facility ${each.facilityId}: ${each.reservationId}`,
      ),
      ...dropped.map((each) => `entry ${each.entryId} of facility ${each.facilityId}: ${each.reason}`),
    ];
    const data = { ...Object(report.data), promoted, dropped };
    return { data, text: [report.text, ...lines].join("\n") };
  },
});
