import { enrolMeter as enrol } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { reportAct } from "../terminal/report-act.ts";
import { signingKeyArgs, signingKeyOptions } from "./key-params.ts";

export const enrolMeter = defineCommand({
  path: "meter enrol",
  summary: "Confirm, as another facility, the key of a meter you saw",
  args: signingKeyArgs,
  options: signingKeyOptions,
  async run(context, { unit: unitId, ...key }) {
    return reportAct(
      `Enrolled the meter of unit ${unitId}.`,
      await enrol(await context.writer(), { unitId, key }),
      ["epoch"],
    );
  },
});
