import { facilityKind } from "@medequipshare/protocol";
import { defineCommand } from "../terminal/command.ts";
import { formatMoment, formatTable } from "../terminal/format.ts";
import { optional, withDefault } from "../terminal/param.ts";
import { choice, integer, text } from "../terminal/params.ts";

export const listFacilities = defineCommand({
  path: "facility list",
  summary: "List the facilities of the network",
  options: {
    kind: optional(choice("kind", "only of this kind", facilityKind.options)),
    npi: optional(text("npi", "only the facility with this NPI")),
    limit: withDefault(integer("count", "at most so many"), 50, "50"),
    cursor: optional(text("cursor", "as the former page gave it")),
  },
  async run({ node }, query) {
    const data = await node.facility.list({ query });
    const rows = data.items.map(({ facilityId, profile, kind, npi, active, activeUntil, unitCount }) => [
      String(facilityId),
      profile?.name ?? "(profile not fetched yet)",
      profile === null ? "" : `${profile.city}, ${profile.state}`,
      kind,
      npi,
      active ? `until ${formatMoment(activeUntil)}` : "not active",
      String(unitCount),
    ]);
    const table = formatTable(["id", "name", "place", "kind", "NPI", "active", "units"], rows);
    return { data, text: data.cursor === undefined ? table : `${table}\nmore: --cursor ${data.cursor}` };
  },
});
