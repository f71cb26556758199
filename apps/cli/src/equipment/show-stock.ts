import { defineCommand } from "../terminal/command.ts";
import { formatTable } from "../terminal/format.ts";
import { integer } from "../terminal/params.ts";

export const showStock = defineCommand({
  path: "unit stock",
  summary: "Show what a facility owns of each type, how many are at home and have to stay there",
  args: { facility: integer("id", "facility id") },
  async run({ node }, { facility: facilityId }) {
    const data = await node.stock.get({ params: { facilityId } });
    const rows = data.items.map(({ productCode, units, atHome, floor }) => [
      productCode,
      String(units),
      String(atHome),
      String(floor),
    ]);
    return { data, text: formatTable(["type", "units", "at home", "stay at home"], rows) };
  },
});
