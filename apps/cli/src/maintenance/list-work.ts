import { formatUsd } from "@medequipshare/domain";
import { defineCommand } from "../terminal/command.ts";
import { formatTable } from "../terminal/format.ts";
import { optional, withDefault } from "../terminal/param.ts";
import { integer, text } from "../terminal/params.ts";

export const listWork = defineCommand({
  path: "work list",
  summary: "List work orders, newest first",
  options: {
    unit: optional(integer("id", "only of this unit")),
    facility: optional(integer("id", "only with this facility as owner or provider")),
    limit: withDefault(integer("count", "at most so many"), 50, "50"),
    cursor: optional(text("cursor", "as the former page gave it")),
  },
  async run({ node }, { unit: unitId, facility: facilityId, ...rest }) {
    const data = await node.maintenance.workOrders({ query: { unitId, facilityId, ...rest } });
    const rows = data.items.map((order) => [
      String(order.workOrderId),
      String(order.unitId),
      String(order.providerId),
      order.kind,
      order.state,
      formatUsd(order.amount),
    ]);
    const table = formatTable(["id", "unit", "provider", "kind", "state", "amount"], rows);
    return { data, text: data.cursor === undefined ? table : `${table}\nmore: --cursor ${data.cursor}` };
  },
});
