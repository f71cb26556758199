import { AppError } from "@medequipshare/domain";
import { defineCommand } from "../terminal/command.ts";

export const rebuildNode = defineCommand({
  path: "node rebuild",
  summary: "Drop the node's chain schema, rebuild it from the chain and compare row for row",
  async run({ admin, settings }) {
    if (settings.adminToken === undefined) throw new AppError("config.missing", { field: "--admin-token" });
    const data = await admin.admin.rebuild();
    const rows = Object.values(data.after).reduce((sum, table) => sum + table.rows, 0);
    const verdict = data.equal ? "row for row as before" : "DIFFERENT from before";
    const local = data.localUntouched ? "untouched" : "CHANGED";
    return {
      data,
      text: `Rebuilt ${rows} rows up to block ${data.block} in ${data.durationMs} ms: ${verdict}; local schema ${local}.`,
    };
  },
});
