import { placeBreakGlass as place } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { bigInteger } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";
import { openingArgs, openingOptions } from "./break-glass-params.ts";

export const placeBreakGlass = defineCommand({
  path: "lock break-glass place",
  summary: "Show during which loan an opening happened, when whoever relayed it did not",
  args: openingArgs,
  options: { ...openingOptions, reservation: bigInteger("id", "reservation id of the loan") },
  async run(context, { unit: unitId, sequence, lock, reservation: reservationId }) {
    const placed = await place(await context.relay(), { unitId, lock, sequence, reservationId });
    return reportAct(`Opening ${lock}.${sequence} of unit ${unitId} is put down to its loan.`, placed);
  },
});
