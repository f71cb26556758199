import { capabilityVocabulary, formatUsd, parseCapabilityNeed } from "@medequipshare/domain";
import { defineCommand } from "../terminal/command.ts";
import { formatTable } from "../terminal/format.ts";
import { flag, list, optional, param, withDefault } from "../terminal/param.ts";
import { integer, moment, text } from "../terminal/params.ts";

/** Checked here already, so that a wrong word costs no request. */
const capability = param(
  "need",
  `what it must be able to do, such as patient=neonate,joules=200: ${[...capabilityVocabulary.keys()].join(", ")}`,
  (value) => {
    parseCapabilityNeed(value);
    return value;
  },
);

export const listOffers = defineCommand({
  path: "offers",
  summary: "Find units of a type that are free in a window, best first, each with its reason",
  options: {
    productCode: text("code", "FDA product code, such as CBK"),
    from: moment("time", "start"),
    to: moment("time", "end, turnaround included"),
    borrower: integer("id", "your facility"),
    within: optional(integer("minutes", "estimated driving time to the owner at most")),
    capability: optional(list(capability)),
    substitutes: flag("offer other types that do the same as well"),
    limit: withDefault(integer("count", "at most so many"), 20, "20"),
  },
  async run({ node }, { productCode, from: startsAt, to: endsAt, borrower: borrowerId, limit, ...asked }) {
    const data = await node.reservation.offers({
      query: {
        productCode: productCode.toUpperCase(),
        startsAt,
        endsAt,
        borrowerId,
        limit,
        withinMinutes: asked.within,
        capabilities: asked.capability === undefined ? undefined : [...asked.capability],
        substitutes: asked.substitutes,
      },
    });
    const rows = data.items.map(({ rank, unit, travelMinutes, cost, escrow, reason, ...offer }) => [
      String(rank),
      String(unit.unitId),
      unit.productCode,
      unit.ownerName ?? `facility ${unit.ownerId}`,
      `${travelMinutes} min`,
      formatUsd(cost),
      formatUsd(escrow),
      offer.agreementInForce ? "yes" : "no",
      reason,
    ]);
    const headings = ["rank", "unit", "type", "owner", "travel", "cost", "escrow", "agreement", "why"];
    return { data, text: formatTable(headings, rows) };
  },
});
