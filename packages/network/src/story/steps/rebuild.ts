import { createNodeClient } from "@medequipshare/protocol";
import type { Stage } from "../stage.ts";

/** Each node drops its chain schema and rebuilds it: row for row equal, the local schema untouched. */
export async function rebuild({ ownerNode, borrowerNode, record }: Stage): Promise<void> {
  for (const node of [ownerNode, borrowerNode]) {
    const client = createNodeClient(node.url, { token: () => node.adminToken() });
    const { equal, localUntouched, after, durationMs } = await client.admin.rebuild();
    const rows = Object.values(after).reduce((sum, table) => sum + table.rows, 0);
    if (!equal || !localUntouched)
      throw new Error(`the node of the ${node.plan.name} did not rebuild the same rows`);
    record.tell({
      who: `The node of the ${node.plan.name}`,
      what: `rebuilt ${rows} rows in ${durationMs} ms, equal to before`,
    });
  }
}
