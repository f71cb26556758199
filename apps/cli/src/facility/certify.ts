import { certifyCompetency } from "@medequipshare/sdk";
import { digestOrFile } from "../http/store-document.ts";
import { defineCommand } from "../terminal/command.ts";
import { address, moment, text } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const certify = defineCommand({
  path: "facility certify",
  summary: "State that a member of staff may operate a type of equipment; --until 0 revokes it",
  args: { account: address("address", "the person's account") },
  options: {
    productCode: text("code", "FDA product code, such as CBK"),
    until: moment("time", "end of the competency"),
    evidence: text("file", "evidence, kept private, or the digest of a stored document"),
  },
  async run(context, { account, productCode, until, evidence: path }) {
    const evidence = await digestOrFile(context, { path, kind: "competency", isPrivate: true });
    const certified = await certifyCompetency(await context.writer(), {
      account,
      productCode,
      until,
      evidence,
    });
    return reportAct(`Certified ${account} for ${productCode.toUpperCase()}.`, {
      ...certified,
      until,
      evidence,
    });
  },
});
