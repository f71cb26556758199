import { formatUsd } from "@medequipshare/domain";
import { reserveSeries as reserveMany } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { formatMoment, formatTable } from "../terminal/format.ts";
import { integer } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";
import { requestArgs, requestOptions, staleHolds } from "./request-params.ts";

export const reserveSeries = defineCommand({
  path: "reservation series",
  summary: "Reserve the same time again and again, passing over what is taken",
  args: requestArgs,
  options: {
    ...requestOptions,
    periodSeconds: integer("seconds", "from one start to the next, such as 604800 for every week"),
    count: integer("count", "how often, 2 to 24"),
  },
  async run(context, { unit: unitId, from: startsAt, to: endsAt, priority, periodSeconds, count }) {
    const until = endsAt + periodSeconds * (count - 1);
    const stale = await staleHolds(context, { unitId, from: startsAt, to: until });
    const request = { unitId, startsAt, endsAt, priority, stale, periodSeconds, count };
    const { occurrences, ...receipt } = await reserveMany(await context.writer(), request);
    const made = occurrences.filter(({ reservationId }) => reservationId !== null);
    const report = reportAct(`Reserved unit ${unitId} ${made.length} of ${count} times.`, receipt);
    const rows = occurrences.map((each) => [
      formatMoment(each.startsAt),
      formatMoment(each.endsAt),
      each.reservationId === null ? "passed over: taken" : String(each.reservationId),
      formatUsd(each.escrow),
    ]);
    const table = formatTable(["from", "to", "reservation", "escrow"], rows);
    return { data: { ...Object(report.data), occurrences }, text: `${report.text}\n${table}` };
  },
});
