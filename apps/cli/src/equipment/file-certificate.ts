import { issueCertificate } from "@medequipshare/sdk";
import { digestOrFile } from "../http/store-document.ts";
import { defineCommand } from "../terminal/command.ts";
import { list, optional } from "../terminal/param.ts";
import { choice, integer, moment, text } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const fileCertificate = defineCommand({
  path: "unit certificate",
  summary: "File a certificate of a unit",
  args: { unit: integer("id", "unit id") },
  options: {
    kind: choice("kind", "what it certifies", ["calibration", "electrical-safety"]),
    until: moment("time", "end of its validity"),
    document: text("file", "the certificate, or the digest of a stored one"),
    recipients: optional(list(integer("id", "facilities that may read it, besides yours"))),
  },
  async run(context, { unit: unitId, kind, until: validUntil, document: path, recipients }) {
    const document = await digestOrFile(context, { path, kind: "certificate", isPrivate: true, recipients });
    const issued = await issueCertificate(await context.writer(), { unitId, kind, validUntil, document });
    return reportAct(`Filed the ${kind} certificate of unit ${unitId}.`, {
      ...issued,
      validUntil,
      document,
    });
  },
});
