import { createNodeClient } from "@medequipshare/protocol";
import type { RunningNode } from "../../boot/start-node.ts";
import type { StoryRecord } from "../record.ts";

/** Each node drops its chain schema and rebuilds it: row for row equal, the local schema untouched. */
export async function rebuild(nodes: readonly RunningNode[], record: StoryRecord): Promise<void> {
  await Promise.all(nodes.map((node) => rebuildOne(node, record)));
}

async function rebuildOne(node: RunningNode, record: StoryRecord): Promise<void> {
  const client = createNodeClient(node.url, { token: () => node.adminToken() });
  const { equal, localUntouched, before, after, durationMs } = await client.admin.rebuild();
  const rows = Object.values(after).reduce((sum, table) => sum + table.rows, 0);
  if (!equal || !localUntouched) {
    const other = Object.keys(after).filter((table) => after[table]?.hash !== before[table]?.hash);
    throw new Error(`the node of the ${node.plan.name} rebuilt other rows in ${other.join(", ") || "local"}`);
  }
  record.tell({
    who: `The node of the ${node.plan.name}`,
    what: `rebuilt ${rows} rows in ${durationMs} ms, equal to before`,
  });
}
