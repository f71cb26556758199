import { formatUsd } from "@medequipshare/domain";
import { defineCommand } from "../terminal/command.ts";
import { formatTable } from "../terminal/format.ts";
import { withDefault } from "../terminal/param.ts";
import { integer, moment, text } from "../terminal/params.ts";

export const listOffers = defineCommand({
  path: "offers",
  summary: "Find units of a type that are free in a window, best first",
  options: {
    productCode: text("code", "FDA product code, such as CBK"),
    from: moment("time", "start"),
    to: moment("time", "end"),
    borrower: integer("id", "your facility"),
    limit: withDefault(integer("count", "at most so many"), 20, "20"),
  },
  async run({ node }, { productCode, from: startsAt, to: endsAt, borrower: borrowerId, limit }) {
    const query = { productCode: productCode.toUpperCase(), startsAt, endsAt, borrowerId, limit };
    const data = await node.reservation.offers({ query });
    const rows = data.items.map(({ rank, unit, travelMinutes, cost, escrow, reason, ...offer }) => [
      String(rank),
      String(unit.unitId),
      unit.ownerName ?? `facility ${unit.ownerId}`,
      `${Math.round(travelMinutes)} min`,
      formatUsd(cost),
      formatUsd(escrow),
      offer.agreementInForce ? "yes" : "no",
      reason,
    ]);
    const headings = ["rank", "unit", "owner", "travel", "cost", "escrow", "agreement", "why"];
    return { data, text: formatTable(headings, rows) };
  },
});
