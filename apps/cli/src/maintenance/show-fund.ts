import { formatUsd } from "@medequipshare/domain";
import { defineCommand } from "../terminal/command.ts";
import { formatFields, formatMoment, formatTable } from "../terminal/format.ts";
import { integer } from "../terminal/params.ts";

export const showFund = defineCommand({
  path: "fund show",
  summary: "Show a unit's maintenance fund and plan",
  args: { unit: integer("id", "unit id") },
  async run({ node }, { unit: unitId }) {
    const data = await node.maintenance.fund({ params: { unitId } });
    const { balance, plan, entries } = data;
    const rows = entries.map(({ kind, amount, facilityId, workOrderId, balance: after }) => [
      kind,
      formatUsd(amount),
      facilityId === null ? "" : String(facilityId),
      workOrderId === null ? "" : String(workOrderId),
      formatUsd(after),
    ]);
    const fields = formatFields({
      unit: String(unitId),
      fund: formatUsd(balance),
      plan:
        plan === null
          ? "none"
          : `every ${Math.round(plan.intervalSeconds / 86_400)} days, due ${formatMoment(plan.dueAt)}`,
    });
    return {
      data,
      text: `${fields}\n\n${formatTable(["entry", "amount", "facility", "work order", "fund"], rows)}`,
    };
  },
});
