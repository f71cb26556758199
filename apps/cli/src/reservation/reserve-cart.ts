import { formatUsd } from "@medequipshare/domain";
import { type CartItem, reserveCart as reserveAll } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { formatMoment, formatTable } from "../terminal/format.ts";
import { flag, list } from "../terminal/param.ts";
import { integer } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";
import { requestOptions, staleHolds } from "./request-params.ts";

export const reserveCart = defineCommand({
  path: "reservation cart",
  summary: "Reserve several units of several owners for the same time in one act: all of them, or none",
  options: {
    units: list(integer("id", "unit ids, at most 16")),
    ...requestOptions,
    hold: flag("only hold them"),
  },
  async run(context, { units, from: startsAt, to: endsAt, priority, hold }) {
    const items: CartItem[] = [];
    for (const unitId of units) {
      const stale = await staleHolds(context, { unitId, from: startsAt, to: endsAt });
      items.push({ act: hold ? "hold" : "reserve", unitId, startsAt, endsAt, priority, stale });
    }
    const network = { ...(await context.writer()), ...(await context.reader()) };
    const { reservations, ...receipt } = await reserveAll(network, { items });
    const total = reservations.reduce((sum, each) => sum + each.escrow, 0n);
    const verb = hold ? "Held" : "Reserved";
    const report = reportAct(`${verb} ${reservations.length} units; ${formatUsd(total)} in escrow.`, receipt);
    const rows = reservations.map((each) => [
      String(each.unitId),
      String(each.reservationId),
      formatMoment(each.startsAt),
      formatMoment(each.endsAt),
      formatUsd(each.escrow),
      each.heldUntil === null ? "" : formatMoment(each.heldUntil),
    ]);
    const table = formatTable(["unit", "reservation", "from", "to", "escrow", "held until"], rows);
    return { data: { ...Object(report.data), reservations, total }, text: `${report.text}\n${table}` };
  },
});
