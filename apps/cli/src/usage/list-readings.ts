import { defineCommand } from "../terminal/command.ts";
import { formatMoment, formatTable } from "../terminal/format.ts";
import { withDefault } from "../terminal/param.ts";
import { integer } from "../terminal/params.ts";

export const listReadings = defineCommand({
  path: "reading list",
  summary: "List the meter readings your node stored",
  args: { unit: integer("id", "unit id") },
  options: { limit: withDefault(integer("count", "at most so many"), 20, "20") },
  async run(context, { unit: unitId, limit }) {
    await context.signIn();
    const data = await context.node.reading.list({ query: { unitId, limit } });
    const rows = data.items.map(({ epoch, sequence, takenAt, runSeconds, cycles, relayedAt }) => [
      `${epoch}.${sequence}`,
      formatMoment(takenAt),
      String(runSeconds),
      String(cycles),
      relayedAt === null ? "" : formatMoment(relayedAt),
    ]);
    return {
      data,
      text: formatTable(["reading", "taken", "run seconds", "cycles", "sent to the chain"], rows),
    };
  },
});
