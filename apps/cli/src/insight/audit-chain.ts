import { AppError } from "@medequipshare/domain";
import type { NodeClient } from "@medequipshare/protocol";
import { defineCommand } from "../terminal/command.ts";
import { auditCalendar } from "./audit-calendar.ts";
import { auditCustody } from "./audit-custody.ts";
import { auditHandOns } from "./audit-hand-ons.ts";
import { auditLedger } from "./audit-ledger.ts";
import { listAll } from "./list-all.ts";
import { listWindows } from "./list-windows.ts";

/** Seconds to wait for a node that lags behind the chain. */
const PATIENCE = 30;

export const auditChain = defineCommand({
  path: "chain audit",
  summary: "Recompute ledger sums, holders and calendars from the chain and compare them with the node",
  async run(context) {
    const { node } = context;
    const reader = await context.reader();
    await untilIndexed(node, await reader.client.getBlockNumber());
    const units = await listAll((cursor) => node.unit.list({ query: { limit: 100, cursor } }));
    const reservations = await listAll((cursor) => node.reservation.list({ query: { limit: 100, cursor } }));
    const unitIds = units.map(({ unitId }) => unitId);
    const findings = [
      ...(await auditLedger(node, reader, unitIds)),
      await auditCustody(reader, units),
      await auditHandOns(node, reader),
      ...(await auditCalendar(reader, units, reservations, await listWindows(node, reservations))),
    ];
    const text = findings
      .map(({ check, ok, detail }) => `${ok ? "ok  " : "FAIL"}  ${check} (${detail})`)
      .join("\n");
    const failed = findings.filter(({ ok }) => !ok).map(({ check, detail }) => `${check}: ${detail}`);
    const problem = `the audit found ${failed.join("; ")}`;
    return {
      data: { ok: failed.length === 0, findings },
      text,
      failure: failed.length === 0 ? undefined : new AppError("internal.unexpected", { problem }),
    };
  },
});

/** Waits until the node has read up to a block; comparing earlier would find differences that are none. */
async function untilIndexed(node: NodeClient, head: bigint): Promise<void> {
  for (let waited = 0; waited <= PATIENCE; waited++) {
    const { indexed } = await node.network.status();
    if (indexed !== null && indexed.number >= head) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new AppError("node.behind", { url: node.url, head });
}
