import { defineCommand } from "../terminal/command.ts";
import { formatTable } from "../terminal/format.ts";
import { flag, optional, withDefault } from "../terminal/param.ts";
import { choice, integer, moment, text } from "../terminal/params.ts";

export const listUnits = defineCommand({
  path: "unit list",
  summary: "List units of equipment with their fitness verdict",
  options: {
    productCode: optional(text("code", "only of this FDA product code")),
    owner: optional(integer("id", "only of this owner")),
    holder: optional(integer("id", "only in the hands of this facility")),
    text: optional(text("words", "only units whose specification has these words")),
    from: optional(moment("time", "begin of the window the verdict is for")),
    to: optional(moment("time", "end of the window")),
    fit: flag("only units that may be lent"),
    sort: optional(choice("key", "order", ["id", "type", "owner"])),
    limit: withDefault(integer("count", "at most so many"), 50, "50"),
    cursor: optional(text("cursor", "as the former page gave it")),
  },
  async run({ node }, { owner, holder, from, to, fit, productCode, ...rest }) {
    const data = await node.unit.list({
      query: {
        ...rest,
        productCode: productCode?.toUpperCase(),
        ownerId: owner,
        holderId: holder,
        startsAt: from,
        endsAt: to,
        ...(fit ? { fit } : {}),
      },
    });
    const rows = data.items.map((unit) => [
      String(unit.unitId),
      unit.productCode,
      unit.specification === null
        ? "(specification not fetched yet)"
        : `${unit.specification.manufacturer} ${unit.specification.model}`,
      unit.ownerName ?? `facility ${unit.ownerId}`,
      unit.verdict.fit ? "fit to lend" : `no: ${unit.verdict.reasons.map(({ code }) => code).join(", ")}`,
    ]);
    const table = formatTable(["id", "type", "unit", "owner", "verdict"], rows);
    return { data, text: data.cursor === undefined ? table : `${table}\nmore: --cursor ${data.cursor}` };
  },
});
