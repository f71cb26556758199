import { defineCommand } from "../terminal/command.ts";
import { formatMoment, formatTable } from "../terminal/format.ts";
import { optional, withDefault } from "../terminal/param.ts";
import { integer, moment, text } from "../terminal/params.ts";

export const showSchedule = defineCommand({
  path: "schedule",
  summary: "Show what is taken of many units between two times",
  options: {
    from: moment("time", "begin"),
    to: moment("time", "end, at most 31 days later"),
    productCode: optional(text("code", "only units of this FDA product code")),
    owner: optional(integer("id", "only units of this facility")),
    limit: withDefault(integer("count", "at most so many units, up to 1000"), 100, "100"),
  },
  async run({ node }, { from, to, productCode, owner: ownerId, limit }) {
    const query = { from, to, productCode: productCode?.toUpperCase(), ownerId, limit };
    const data = await node.reservation.schedule({ query });
    const rows = data.items.flatMap(({ unitId, model, ownerName, ownerId: facility, busy, windows }) => {
      const unit = [String(unitId), model ?? "", ownerName ?? `facility ${facility}`];
      const blocked = windows.map((window) => ({ ...window, state: "maintenance" }));
      const taken = [...busy, ...blocked].toSorted((a, b) => a.startsAt - b.startsAt);
      if (taken.length === 0) return [[...unit, "free", "", ""]];
      return taken.map(({ startsAt, endsAt, state }) => [
        ...unit,
        formatMoment(startsAt),
        formatMoment(endsAt),
        state,
      ]);
    });
    const more =
      data.cursor === undefined ? "" : "\nThere are more units; ask with a higher limit or a filter.";
    return { data, text: formatTable(["unit", "model", "owner", "from", "to", "state"], rows) + more };
  },
});
