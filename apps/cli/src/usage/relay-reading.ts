import { AppError } from "@medequipshare/domain";
import { defineCommand } from "../terminal/command.ts";
import { formatFields } from "../terminal/format.ts";
import { integer } from "../terminal/params.ts";

export const relayReading = defineCommand({
  path: "reading relay",
  summary: "Send the newest stored reading to the chain, as a hand-over needs it",
  args: { unit: integer("id", "unit id") },
  async run(context, { unit: unitId }) {
    await context.signIn();
    const data = await context.node.reading.relayLatest({ params: { unitId } });
    const { reading, relay } = data;
    if (relay.success === false) throw new AppError("chain.reverted", { data: relay.revertData });
    return {
      data,
      text: formatFields({
        reading: `${reading.epoch}.${reading.sequence}`,
        "run seconds": String(reading.runSeconds),
        status: relay.status,
        transaction: relay.transactionHash ?? undefined,
      }),
    };
  },
});
