import { writeFileSync } from "node:fs";
import { homeCell, parseCcn, parseNpi } from "@medequipshare/domain";
import { encodeApplication, productCodeRoot } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { formatJson } from "../terminal/format.ts";
import { text } from "../terminal/params.ts";
import { type FounderEntry, readFounders } from "./founders-file.ts";

export const writeParameters = defineCommand({
  path: "network parameters",
  summary: "Write the parameters with which a new network is deployed, from a list of its founders",
  args: {
    founders: text("file", "founders as JSON, see docs/deploying.md"),
    file: text("file", "file to write"),
  },
  async run(_context, { founders: path, file }) {
    const { token, holdings, founders } = readFounders(path);
    const parameters = {
      productCodeRoot: await productCodeRoot(),
      token,
      holdings: holdings?.map(({ holder, dollars: amount }) => ({ holder, amount })),
      founders: founders.map(encodeFounder),
    };
    writeFileSync(file, `${formatJson(parameters)}\n`);
    const money = token === undefined ? "with DemoDollar" : `with the token ${token}`;
    return {
      data: { file, founders: founders.length, token: token ?? null },
      text: `Wrote ${file}: ${founders.length} founders, ${money}.`,
    };
  },
});

/** IFacilityRegistry.Founder; the administrator's account follows from the passkey. */
function encodeFounder({ administrator, kind, profile, evidence, encryptionKey, ...entry }: FounderEntry) {
  const { licensedUntil, insuredUntil, coverDollars: cover } = entry;
  return {
    passkeyX: administrator.x,
    passkeyY: administrator.y,
    application: encodeApplication({
      kind,
      npi: parseNpi(entry.npi),
      ccn: entry.ccn === undefined ? undefined : parseCcn(entry.ccn),
      homeCell: homeCell(entry),
      profile,
      evidence,
      encryptionKey,
    }),
    attestation: { licensedUntil, insuredUntil, cover, evidence },
  };
}
