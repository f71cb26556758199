import { defineCommand } from "../terminal/command.ts";
import { formatMoment, formatTable } from "../terminal/format.ts";
import { integer, moment } from "../terminal/params.ts";

export const showCalendar = defineCommand({
  path: "unit calendar",
  summary: "Show what is taken of a unit between two times",
  args: { unit: integer("id", "unit id") },
  options: { from: moment("time", "begin"), to: moment("time", "end") },
  async run({ node }, { unit: unitId, from, to }) {
    const data = await node.unit.calendar({ params: { unitId }, query: { from, to } });
    const reserved = data.busy.map(({ reservationId, borrowerId, startsAt, endsAt, state }) => ({
      startsAt,
      cells: [formatMoment(startsAt), formatMoment(endsAt), state, String(borrowerId), String(reservationId)],
    }));
    const blocked = data.windows.map(({ windowId, startsAt, endsAt }) => ({
      startsAt,
      cells: [formatMoment(startsAt), formatMoment(endsAt), "maintenance", "", String(windowId)],
    }));
    const rows = [...reserved, ...blocked].toSorted((a, b) => a.startsAt - b.startsAt);
    const headings = ["from", "to", "state", "borrower", "reservation or window"];
    return {
      data,
      text: formatTable(
        headings,
        rows.map(({ cells }) => cells),
      ),
    };
  },
});
