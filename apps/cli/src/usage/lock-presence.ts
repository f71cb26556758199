import { writeFileSync } from "node:fs";
import { AppError } from "@medequipshare/domain";
import { presencePayload } from "@medequipshare/protocol";
import { z } from "zod";
import { defineCommand } from "../terminal/command.ts";
import { optional, withDefault } from "../terminal/param.ts";
import { integer, text } from "../terminal/params.ts";
import { askPresence } from "./ask-presence.ts";
import { requirePrivateBroker } from "./require-private-broker.ts";

export const lockPresence = defineCommand({
  path: "lock presence",
  summary: "Ask a unit's lock to state that you stand before it, for `unit check-out`",
  args: { unit: integer("id", "unit id") },
  options: {
    out: text("file", "where to write the lock's statement"),
    broker: optional(text("url", "where your node's MQTT broker is reached, when it says otherwise")),
    seconds: withDefault(integer("count", "how long to wait for the lock"), 60, "60"),
  },
  async run(context, { unit: unitId, out, broker, seconds }) {
    const { mqttUrl, chainId } = await context.network();
    const url = broker ?? mqttUrl;
    if (url === null) throw new AppError("config.missing", { field: "--broker" });
    requirePrivateBroker({ broker: url, isChosen: broker !== undefined, nodeUrl: context.settings.nodeUrl });
    const { account: operator } = await context.person();
    const sessionToken = await context.signIn();
    const statement = await askPresence({ mqttUrl: url, chainId, unitId, operator, sessionToken, seconds });
    const data = z.encode(presencePayload, statement);
    writeFileSync(out, `${JSON.stringify(data)}\n`);
    return {
      data: { file: out, ...data },
      text: `The lock of unit ${unitId} states that you stand before it; written to ${out}.\nNow run: unit check-out LOAN --presence ${out}`,
    };
  },
});
