import { formatUsd } from "@medequipshare/domain";
import type { UnitTerms, Verdict } from "@medequipshare/protocol";
import { defineCommand } from "../terminal/command.ts";
import { formatFields, formatMoment, formatTable } from "../terminal/format.ts";
import { optional } from "../terminal/param.ts";
import { integer, moment } from "../terminal/params.ts";

export const showUnit = defineCommand({
  path: "unit show",
  summary: "Show a unit with certificates, terms, and its verdict with every reason and remedy",
  args: { unit: integer("id", "unit id") },
  options: {
    from: optional(moment("time", "begin of the window the verdict is for")),
    to: optional(moment("time", "end of the window")),
  },
  async run({ node }, { unit: unitId, from: startsAt, to: endsAt }) {
    const data = await node.unit.get({ params: { unitId }, query: { startsAt, endsAt } });
    const { specification, terms, meter } = data;
    const certificates = data.certificates.map(({ kind, validUntil, document }) => [
      kind,
      formatMoment(validUntil),
      document,
    ]);
    const fields = formatFields({
      unit: `${data.unitId}  ${specification === null ? "" : `${specification.manufacturer} ${specification.model}`}`,
      type: `${data.productCode}  ${data.typeName ?? ""}${data.lifeSustaining ? ", life-sustaining" : ""}`,
      owner: data.ownerName ?? String(data.ownerId),
      holder: data.holderName ?? String(data.holderId),
      "device identifier": data.deviceIdentifier,
      "serial number": data.serialNumber,
      "slot length": `${data.slotSeconds / 60} minutes`,
      meter: meter === null ? "none" : `${meter.runSeconds} s at reading ${meter.lastSequence}`,
      lock: data.lock === null ? "none" : "enrolled",
      ...(terms === null ? {} : termFields(terms)),
    });
    return {
      data,
      text: [
        fields,
        verdictText(data.verdict),
        formatTable(["certificate", "until", "document"], certificates),
      ].join("\n\n"),
    };
  },
});

function termFields(terms: UnitTerms): Readonly<Record<string, string>> {
  return {
    terms: `version ${terms.version}`,
    "  per metered hour": formatUsd(terms.ratePerHour),
    "  to the fund per hour": formatUsd(terms.contributionPerHour),
    "  deposit": formatUsd(terms.deposit),
    "  late, per hour": formatUsd(terms.lateFeePerHour),
    "  length": `${terms.minimumSlots} to ${terms.maximumSlots} slots, ${terms.turnaroundSlots} of them turnaround`,
    "  lent for": `${terms.priorities.join(", ")}${terms.approvalNeeded ? ", each approved by the owner" : ""}`,
    "  free cancellation": `until ${terms.freeCancelSeconds / 3600} h before, then ${terms.lateCancelBps / 100} % of the price`,
  };
}

function verdictText({ fit, startsAt, endsAt, reasons }: Verdict): string {
  const window = `${formatMoment(startsAt)} to ${formatMoment(endsAt)}`;
  if (fit) return `Fit to lend, ${window}.`;
  const lines = reasons.map(({ code, since, remedy }) => {
    const when = since === undefined ? "" : ` (since ${formatMoment(since)})`;
    return `  ${code}${when}: ${remedy}`;
  });
  return [`Not fit to lend, ${window}:`, ...lines].join("\n");
}
