import { formatUsd } from "@medequipshare/domain";
import { previewSettlement } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { formatFields } from "../terminal/format.ts";
import { bigInteger } from "../terminal/params.ts";

export const preview = defineCommand({
  path: "loan preview",
  summary: "Show what settling a loan would give now",
  args: { reservation: bigInteger("id", "reservation id") },
  async run(context, { reservation: reservationId }) {
    const data = await previewSettlement(await context.reader(), { reservationId });
    return {
      data,
      text: formatFields({
        "metered seconds": String(data.meteredSeconds),
        "late seconds": String(data.lateSeconds),
        "to the owner": formatUsd(data.revenue),
        "late fee": formatUsd(data.lateFee),
        "to the fund": formatUsd(data.contribution),
        refund: formatUsd(data.refund),
        shortfall: formatUsd(data.shortfall),
      }),
    };
  },
});
