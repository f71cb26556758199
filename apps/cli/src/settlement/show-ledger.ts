import { formatUsd } from "@medequipshare/domain";
import { defineCommand } from "../terminal/command.ts";
import { formatFields, formatMoment, formatTable } from "../terminal/format.ts";
import { optional, withDefault } from "../terminal/param.ts";
import { integer, text } from "../terminal/params.ts";

export const showLedger = defineCommand({
  path: "ledger show",
  summary: "Show a facility's balances and movements",
  args: { facility: integer("id", "facility id") },
  options: {
    limit: withDefault(integer("count", "at most so many movements"), 50, "50"),
    cursor: optional(text("cursor", "as the former page gave it")),
  },
  async run({ node }, { facility: facilityId, ...query }) {
    const data = await node.ledger.get({ params: { facilityId }, query });
    const rows = data.entries.items.map(({ at, kind, freeChange, escrowedChange, reservationId }) => [
      formatMoment(at),
      kind,
      formatUsd(BigInt(freeChange)),
      formatUsd(BigInt(escrowedChange)),
      reservationId === null ? "" : String(reservationId),
    ]);
    const fields = formatFields({
      facility: String(data.facilityId),
      free: formatUsd(data.free),
      "in escrow": formatUsd(data.escrowed),
    });
    return {
      data,
      text: `${fields}\n\n${formatTable(["when", "movement", "free", "escrow", "reservation"], rows)}`,
    };
  },
});
