import { formatUsd } from "@medequipshare/domain";
import type { CliContext } from "../http/context.ts";
import { defineCommand } from "../terminal/command.ts";
import { formatMoment, formatTable } from "../terminal/format.ts";
import { optional } from "../terminal/param.ts";
import { choice, integer } from "../terminal/params.ts";

export const listOverrides = defineCommand({
  path: "override list",
  summary: "List overrides, or those a facility may review, or the first calls it has",
  options: {
    facility: optional(integer("id", "only with this facility as overrider, displaced or owner")),
    state: optional(choice("state", "only in this state", ["open", "justified", "unjustified"])),
    reviewer: optional(integer("id", "open ones that this facility may review")),
    firstCalls: optional(integer("id", "those that gave this facility a first call it can still use")),
  },
  async run({ node }, options) {
    const data = await ask(node, options);
    const rows = data.items.map((each) => [
      formatMoment(each.madeAt),
      String(each.unitId),
      each.overriderName ?? String(each.overriderId),
      each.displacedFacilityName ?? String(each.displacedFacilityId),
      String(each.displacedId),
      each.reason,
      formatUsd(each.compensation),
      each.state,
      each.firstCallEntryId === null ? formatMoment(each.firstCallUntil) : "used",
    ]);
    const headings = ["made at", "unit", "by", "displaced", "reservation", "reason", "paid", "review"];
    return { data, text: formatTable([...headings, "first call until"], rows) };
  },
});

type Asked = {
  readonly facility: number | undefined;
  readonly state: "open" | "justified" | "unjustified" | undefined;
  readonly reviewer: number | undefined;
  readonly firstCalls: number | undefined;
};

function ask(node: CliContext["node"], { facility, state, reviewer, firstCalls }: Asked) {
  if (reviewer !== undefined) return node.override.reviewable({ query: { facilityId: reviewer } });
  if (firstCalls !== undefined) return node.override.firstCalls({ query: { facilityId: firstCalls } });
  return node.override.list({ query: { facilityId: facility, state } });
}
