import { defineCommand } from "../terminal/command.ts";
import { formatFields, formatMoment } from "../terminal/format.ts";

export const nodeStatus = defineCommand({
  path: "node status",
  summary: "Show whether each part of the node works",
  async run({ node }) {
    const data = await node.network.status();
    const block = (point: typeof data.head) =>
      point === null ? "not reachable" : `${point.number} of ${formatMoment(point.timestamp)}`;
    return {
      data,
      text: formatFields({
        node: data.ok ? "works" : "does not work fully",
        amiss: data.reasons.length === 0 ? undefined : data.reasons.join("; "),
        version: data.version,
        "running since": formatMoment(data.startedAt),
        "chain's block": block(data.head),
        "indexed block": block(data.indexed),
        "being rebuilt":
          data.rebuild === null
            ? undefined
            : `up to block ${data.rebuild.block ?? 0}; acts are not visible yet, what is shown is ${data.rebuild.servedAge ?? "?"} s old`,
        "queued operations": String(data.queuedOperations ?? "not known"),
        "relayer's balance": data.relayerBalance === null ? undefined : `${data.relayerBalance} wei`,
        "stored readings": String(data.storedReadings ?? "not known"),
        "document peers": String(data.documentPeers),
      }),
    };
  },
});
