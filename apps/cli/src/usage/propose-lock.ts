import { proposeLock as propose } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { reportAct } from "../terminal/report-act.ts";
import { signingKeyArgs, signingKeyOptions } from "./key-params.ts";

export const proposeLock = defineCommand({
  path: "lock propose",
  summary: "Propose the key of a unit's lock",
  args: signingKeyArgs,
  options: signingKeyOptions,
  async run(context, { unit: unitId, ...key }) {
    return reportAct(
      `Proposed the lock of unit ${unitId}.`,
      await propose(await context.writer(), { unitId, key }),
    );
  },
});
