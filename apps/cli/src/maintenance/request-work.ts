import { requestWork as request } from "@medequipshare/sdk";
import { digestOrFile } from "../http/store-document.ts";
import { defineCommand } from "../terminal/command.ts";
import { choice, integer, text, usd } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const requestWork = defineCommand({
  path: "work request",
  summary: "Request work on a unit from a provider",
  args: { unit: integer("id", "unit id") },
  options: {
    provider: integer("id", "facility that does the work and is paid"),
    kind: choice("kind", "kind of work", ["preventive", "repair"]),
    amount: usd("dollars", "to be paid from the unit's fund"),
    quote: text("file", "the provider's quote, kept private, or its digest"),
  },
  async run(context, { unit: unitId, provider: providerId, kind, amount, quote: path }) {
    const quote = await digestOrFile(context, { path, kind: "quote", recipients: [providerId] });
    const order = await request(await context.writer(), { unitId, providerId, kind, amount, quote });
    return reportAct(`Requested as work order ${order.workOrderId}.`, { ...order, quote }, [
      "workOrderId",
      "quote",
    ]);
  },
});
