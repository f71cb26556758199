import { attestFacility } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { bytes32, integer, moment, usd } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const attest = defineCommand({
  path: "facility attest",
  summary: "State, as reviewer, what an applicant's evidence shows",
  args: { facility: integer("id", "facility id of the applicant") },
  options: {
    licensedUntil: moment("time", "end of the earliest licence"),
    insuredUntil: moment("time", "end of the liability insurance"),
    cover: usd("dollars", "insured amount"),
    evidence: bytes32("digest", "digest of the evidence you reviewed"),
  },
  async run(context, { facility, ...attestation }) {
    const attested = await attestFacility(await context.writer(), { facilityId: facility, ...attestation });
    const outcome = attested.activated ? "it is active" : "a reviewer of another owner must state the same";
    return reportAct(`Attested facility ${facility}: ${outcome}.`, attested);
  },
});
