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
    const rows = data.busy.map(({ reservationId, borrowerId, startsAt, endsAt, state }) => [
      formatMoment(startsAt),
      formatMoment(endsAt),
      state,
      String(borrowerId),
      String(reservationId),
    ]);
    return { data, text: formatTable(["from", "to", "state", "borrower", "reservation"], rows) };
  },
});
