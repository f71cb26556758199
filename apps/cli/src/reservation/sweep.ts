import { sweepHolds } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { list } from "../terminal/param.ts";
import { bigInteger } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const sweep = defineCommand({
  path: "reservation sweep",
  summary: "Free the slots of lapsed holds; anyone may",
  args: { reservations: list(bigInteger("id", "reservation ids, separated by commas")) },
  async run(context, { reservations: stale }) {
    return reportAct(`Swept ${stale.length} holds.`, await sweepHolds(await context.relay(), { stale }));
  },
});
