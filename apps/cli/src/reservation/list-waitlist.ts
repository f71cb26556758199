import { AppError } from "@medequipshare/domain";
import type { WaitlistEntry } from "@medequipshare/protocol";
import type { CliContext } from "../http/context.ts";
import { defineCommand } from "../terminal/command.ts";
import { formatMoment, formatTable } from "../terminal/format.ts";
import { flag, optional } from "../terminal/param.ts";
import { integer } from "../terminal/params.ts";

export const listWaitlist = defineCommand({
  path: "waitlist list",
  summary: "List who waits for a unit, in the order of promotion, or where a facility waits",
  options: {
    unit: optional(integer("id", "who waits for this unit")),
    facility: optional(integer("id", "where this facility waits")),
    all: flag("of a facility, also what it waits for no more"),
  },
  async run({ node }, { unit, facility, all }) {
    const data = await entriesOf(node, { unit, facility, all });
    const rows = data.items.map((entry) => [
      entry.place === null ? "" : String(entry.place),
      String(entry.entryId),
      String(entry.unitId),
      entry.facilityName ?? String(entry.facilityId),
      formatMoment(entry.startsAt),
      formatMoment(entry.endsAt),
      entry.rank === 3 ? "first call" : entry.priority,
      outcomeOf(entry),
    ]);
    const headings = ["place", "entry", "unit", "facility", "from", "to", "priority", "state"];
    return { data, text: formatTable(headings, rows) };
  },
});

type Asked = {
  readonly unit: number | undefined;
  readonly facility: number | undefined;
  readonly all: boolean;
};

async function entriesOf(
  node: CliContext["node"],
  { unit: unitId, facility: facilityId, all }: Asked,
): Promise<{ items: WaitlistEntry[]; kept?: bigint[] }> {
  if (unitId !== undefined) {
    const { entries, kept } = await node.waitlist.ofUnit({ params: { unitId }, query: {} });
    return { items: entries, kept };
  }
  if (facilityId === undefined) {
    const problem = "name a unit or a facility";
    throw new AppError("input.invalid", { field: "--unit", value: "missing", problem });
  }
  return node.waitlist.list({ query: { facilityId, open: !all } });
}

function outcomeOf({ state, reservationId, dropReason }: WaitlistEntry): string {
  if (state === "promoted") return `promoted: ${reservationId}`;
  return state === "dropped" ? `dropped: ${dropReason}` : state;
}
