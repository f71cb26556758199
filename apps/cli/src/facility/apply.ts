import { AppError, homeCell, parseCcn, parseFacilityKind, parseNpi } from "@medequipshare/domain";
import { facilityKind } from "@medequipshare/protocol";
import { applyForMembership } from "@medequipshare/sdk";
import { digestOrFile } from "../http/store-document.ts";
import { defineCommand } from "../terminal/command.ts";
import { list, optional } from "../terminal/param.ts";
import { choice, decimalNumber, integer, text } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const apply = defineCommand({
  path: "facility apply",
  summary: "Apply for membership; you become the facility's first administrator",
  options: {
    npi: text("npi", "National Provider Identifier, ten digits"),
    ccn: optional(text("ccn", "CMS certification number")),
    kind: choice("kind", "what the facility is", facilityKind.exclude(["none"]).options),
    latitude: decimalNumber("degrees", "where the facility stands, north positive"),
    longitude: decimalNumber("degrees", "where the facility stands, east positive"),
    ownerGroup: optional(integer("id", "facility id of the head of the owning group")),
    profile: text("file", "public profile as JSON, or the digest of a stored one"),
    evidence: text("file", "evidence for the reviewers, or the digest of a stored document"),
    reviewers: optional(list(integer("id", "facilities whose reviewers may read the evidence"))),
  },
  async run(context, values) {
    const npi = parseNpi(values.npi);
    const ccn = values.ccn === undefined ? undefined : parseCcn(values.ccn);
    const home = homeCell({ latitude: values.latitude, longitude: values.longitude });
    const { passkey } = await context.person();
    if (passkey === undefined) {
      throw new AppError("access.passkey-unavailable", { problem: "a facility's account needs a passkey" });
    }
    await context.signIn();
    const encryptionKey = await context.node.document.makeKey({ params: { npi } });
    const profile = await digestOrFile(context, { path: values.profile, kind: "facility-profile" });
    const evidence = await digestOrFile(context, {
      path: values.evidence,
      kind: "evidence",
      recipients: values.reviewers,
      recipientNpis: [npi],
    });
    const applied = await applyForMembership(await context.writer(), {
      application: {
        kind: parseFacilityKind(values.kind),
        npi,
        ccn,
        homeCell: home,
        ownerGroup: values.ownerGroup,
        profile,
        evidence,
        encryptionKey,
      },
      passkey: passkey.publicKey,
    });
    return reportAct(
      `Applied as facility ${applied.facilityId}. Two reviewers of other owners now attest it.`,
      {
        ...applied,
        profile,
        evidence,
      },
      ["facilityId", "profile", "evidence"],
    );
  },
});
