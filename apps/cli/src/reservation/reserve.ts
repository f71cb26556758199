import { reserve as reserveUnit } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { reportAct } from "../terminal/report-act.ts";
import { requestArgs, requestOptions, staleHolds } from "./request-params.ts";

export const reserve = defineCommand({
  path: "reservation create",
  summary: "Hold and confirm in one act",
  args: requestArgs,
  options: requestOptions,
  async run(context, { unit: unitId, from: startsAt, to: endsAt, priority }) {
    const stale = await staleHolds(context, { unitId, from: startsAt, to: endsAt });
    const reserved = await reserveUnit(await context.writer(), { unitId, startsAt, endsAt, priority, stale });
    return reportAct(`Reserved unit ${unitId} as ${reserved.reservationId}.`, reserved, [
      "reservationId",
      "startsAt",
      "endsAt",
      "escrow",
    ]);
  },
});
