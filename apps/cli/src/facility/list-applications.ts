import { defineCommand } from "../terminal/command.ts";
import { formatMoment, formatTable } from "../terminal/format.ts";
import { optional, withDefault } from "../terminal/param.ts";
import { integer, text } from "../terminal/params.ts";

export const listApplications = defineCommand({
  path: "facility applications",
  summary: "List who has applied and waits for reviewers, each with the digest of the evidence to review",
  options: {
    limit: withDefault(integer("count", "at most so many"), 50, "50"),
    cursor: optional(text("cursor", "as the former page gave it")),
  },
  async run({ node }, query) {
    const data = await node.facility.list({ query: { ...query, applied: true } });
    const rows = data.items.map(({ facilityId, profile, kind, npi, appliedAt, evidence }) => [
      String(facilityId),
      profile?.name ?? "(profile not fetched yet)",
      kind,
      npi,
      formatMoment(appliedAt),
      evidence,
    ]);
    const table = formatTable(["id", "name", "kind", "NPI", "applied", "evidence"], rows);
    return { data, text: data.cursor === undefined ? table : `${table}\nmore: --cursor ${data.cursor}` };
  },
});
