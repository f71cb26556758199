import { proposeMeter as propose } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { reportAct } from "../terminal/report-act.ts";
import { signingKeyArgs, signingKeyOptions } from "./key-params.ts";

export const proposeMeter = defineCommand({
  path: "meter propose",
  summary: "Propose the key of a unit's meter",
  args: signingKeyArgs,
  options: signingKeyOptions,
  async run(context, { unit: unitId, ...key }) {
    return reportAct(
      `Proposed the meter of unit ${unitId}.`,
      await propose(await context.writer(), { unitId, key }),
      ["epoch"],
    );
  },
});
