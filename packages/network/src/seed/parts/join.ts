import { type FacilityKindName, homeCell } from "@medequipshare/domain";
import { applyForMembership, attestFacility } from "@medequipshare/sdk";
import type { Person } from "../../access/person.ts";
import { evidenceDocument } from "../evidence-document.ts";
import type { Hospital } from "../montana.ts";
import { profileDocument } from "../profile-document.ts";
import type { Seeding } from "../seed-network.ts";
import { alreadyDone } from "./already-done.ts";

const TWO_YEARS = 2 * 365 * 86_400;
const COVER = 5_000_000n * 1_000_000n;

/** A facility applies and two founding members attest to it. Gives its id. */
export async function joinNetwork(
  seeding: Seeding,
  place: Hospital,
  kind: FacilityKindName = "hospital",
): Promise<number> {
  const administrator = await seeding.person(place, "administrator");
  const profile = await administrator.put({ kind: "facility-profile", bytes: profileDocument(place) });
  const known = await administrator.node.facility.list({ query: { npi: place.npi } });
  const [found] = known.items;
  if (found?.active) return found.facilityId;
  const founders = seeding.founders.slice(0, 2);
  const reviewerIds = await Promise.all(founders.map((founder) => idOfFounder(administrator, founder)));
  const evidence = await administrator.put({
    kind: "evidence",
    bytes: evidenceDocument(place),
    recipients: reviewerIds,
    recipientNpis: [place.npi],
  });
  const key = await administrator.node.document.makeKey({ params: { npi: place.npi } });
  const facilityId =
    found?.facilityId ??
    (
      await applyForMembership(administrator.writer, {
        passkey: administrator.passkey.publicKey,
        application: {
          kind,
          npi: place.npi,
          ccn: place.ccn,
          homeCell: homeCell(place),
          profile,
          evidence,
          encryptionKey: { x: key.x, y: key.y },
        },
      })
    ).facilityId;
  const until = seeding.present() + TWO_YEARS;
  const attestation = { licensedUntil: until, insuredUntil: until, cover: COVER, evidence };
  for (const founder of founders) {
    const reviewer = await seeding.person(founder, "administrator");
    await reviewer.read(evidence);
    await alreadyDone(["facility.reviewer-not-independent"], () =>
      attestFacility(reviewer.writer, { facilityId, ...attestation }),
    );
  }
  return facilityId;
}

async function idOfFounder({ node }: Person, { npi, name }: Hospital): Promise<number> {
  const { items } = await node.facility.list({ query: { npi } });
  const [founder] = items;
  if (!founder) throw new TypeError(`${name} is not a founding member`);
  return founder.facilityId;
}
