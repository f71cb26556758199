import { AppError } from "@medequipshare/domain";
import { defineCommand } from "../terminal/command.ts";
import { formatMoment, formatTable } from "../terminal/format.ts";
import { flag, optional, withDefault } from "../terminal/param.ts";
import { integer } from "../terminal/params.ts";

export const listBreakGlass = defineCommand({
  path: "lock break-glass list",
  summary: "List openings without a grant: who answers for each and what it waits for",
  args: {},
  options: {
    unit: optional(integer("id", "those of a unit")),
    facility: optional(integer("id", "those that concern a facility as owner, holder or borrower")),
    open: flag("only those not reviewed yet"),
    limit: withDefault(integer("count", "at most so many"), 50, "50"),
  },
  async run(context, { unit: unitId, facility: facilityId, open, limit }) {
    if (unitId !== undefined && facilityId !== undefined) {
      const problem = "give a unit or a facility, not both";
      throw new AppError("input.invalid", { field: "--facility", value: facilityId, problem });
    }
    const shown = { limit, ...(open ? { open } : {}) };
    const data =
      unitId === undefined
        ? await context.node.breakGlass.list({ query: { facilityId, ...shown } })
        : await context.node.breakGlass.ofUnit({ params: { unitId }, query: shown });
    const rows = data.items.map((opening) => [
      `${opening.unitId}`,
      `${opening.lock}.${opening.sequence}`,
      opening.openedAt === null ? "without a clock" : formatMoment(opening.openedAt),
      `${opening.holderId} ${opening.holderName ?? ""}`,
      `${opening.state}${opening.identified?.late ? ", identified late" : ""}`,
      opening.identified?.reason ?? "",
      opening.reviewed === null ? formatMoment(opening.identifyBy) : "",
    ]);
    const headings = ["unit", "opening", "opened", "answers", "state", "reason", "identify by"];
    return { data, text: formatTable(headings, rows) };
  },
});
