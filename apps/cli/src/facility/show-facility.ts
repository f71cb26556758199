import { formatRoles, formatUsd } from "@medequipshare/domain";
import { defineCommand } from "../terminal/command.ts";
import { formatFields, formatMoment, formatTable } from "../terminal/format.ts";
import { integer } from "../terminal/params.ts";

export const showFacility = defineCommand({
  path: "facility show",
  summary: "Show a facility with standing, staff, agreements and ratings",
  args: { facility: integer("id", "facility id") },
  async run({ node }, { facility }) {
    const data = await node.facility.get({ params: { facilityId: facility } });
    const { profile, score } = data;
    const average = (sum: number) => (score.count === 0 ? "none" : (sum / score.count).toFixed(1));
    const staff = data.staff.map(({ account, roles, until, competencies }) => [
      account,
      formatRoles(roles).join(", "),
      formatMoment(until),
      competencies.map(({ productCode }) => productCode).join(", "),
    ]);
    const agreements = data.agreements.map(({ ownerId, borrowerId, from, until }) => [
      String(ownerId),
      String(borrowerId),
      formatMoment(from),
      formatMoment(until),
    ]);
    const fields = formatFields({
      facility: `${data.facilityId}  ${profile?.name ?? "(profile not fetched yet)"}`,
      place:
        profile === null ? undefined : `${profile.address}, ${profile.city}, ${profile.state} ${profile.zip}`,
      kind: data.kind,
      NPI: data.npi,
      CCN: data.ccn ?? undefined,
      account: data.account,
      applied: formatMoment(data.appliedAt),
      evidence: data.evidence,
      "attested by":
        data.attestations.length === 0
          ? "nobody yet"
          : data.attestations.map(({ reviewerFacilityId }) => `facility ${reviewerFacilityId}`).join(", "),
      "active until": formatMoment(data.activeUntil),
      "insured until": formatMoment(data.insuredUntil),
      "cover left": formatUsd(data.coverLeft),
      "service area": `${data.serviceArea.length} cells`,
      ratings: `${score.count}: condition ${average(score.condition)}, punctuality ${average(score.punctuality)}, communication ${average(score.communication)}`,
    });
    return {
      data,
      text: [
        fields,
        formatTable(["staff", "roles", "until", "competent for"], staff),
        formatTable(["owner", "borrower", "from", "until"], agreements),
      ].join("\n\n"),
    };
  },
});
