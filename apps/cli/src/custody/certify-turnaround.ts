import { certifyTurnaround as certify } from "@medequipshare/sdk";
import { digestOrFile } from "../http/store-document.ts";
import { defineCommand } from "../terminal/command.ts";
import { choice, integer, text } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const certifyTurnaround = defineCommand({
  path: "unit turnaround",
  summary: "File the certificate that a returned unit is decontaminated or its data erased",
  args: { unit: integer("id", "unit id") },
  options: {
    kind: choice("kind", "what was done", ["decontamination", "sanitisation"]),
    document: text("file", "the certificate, kept private, or its digest"),
  },
  async run(context, { unit: unitId, kind, document: path }) {
    const document = await digestOrFile(context, { path, kind: "turnaround", isPrivate: true });
    const certified = await certify(await context.writer(), { unitId, kind, document });
    return reportAct(`Filed the ${kind} certificate of unit ${unitId}.`, { ...certified, document });
  },
});
