import { type FacilityKindName, homeCell } from "@medequipshare/domain";
import { applyForMembership, attestFacility, type NetworkWriter } from "@medequipshare/sdk";
import { type Hex, isHex } from "viem";
import type { Person } from "../../access/person.ts";
import { evidenceDocument } from "../evidence-document.ts";
import type { Hospital } from "../montana.ts";
import { profileDocument } from "../profile-document.ts";
import type { Progress } from "../progress.ts";
import type { Seeding } from "../seed-network.ts";
import { sendTogetherOrSingly } from "../send-together.ts";

const TWO_YEARS = 2 * 365 * 86_400;
const COVER = 5_000_000n * 1_000_000n;
/** One user operation carries at most this many attestations. */
const AT_ONCE = 16;

/** A facility publishes its profile and applies, with evidence sealed to those who attest. Gives its id. */
export async function applyToJoin(
  seeding: Seeding,
  place: Hospital,
  progress: Progress,
  kind: FacilityKindName = "hospital",
): Promise<number> {
  const administrator = await seeding.person(place, "administrator");
  const profile = await administrator.put({ kind: "facility-profile", bytes: profileDocument(place) });
  const known = await administrator.node.facility.list({ query: { npi: place.npi } });
  const [found] = known.items;
  if (found !== undefined) return found.facilityId;
  const evidence = await administrator.put({
    kind: "evidence",
    bytes: evidenceDocument(place),
    recipients: await Promise.all(reviewersOf(seeding).map((each) => idOfFounder(administrator, each))),
    recipientNpis: [place.npi],
  });
  progress.note(evidenceName(place), evidence);
  const key = await administrator.node.document.makeKey({ params: { npi: place.npi } });
  const { facilityId } = await applyForMembership(administrator.writer, {
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
  });
  return facilityId;
}

/** Two founding members read the evidence of all applicants and attest to them. */
export async function attestApplicants(
  seeding: Seeding,
  applicants: readonly Hospital[],
  { progress, idOf }: { readonly progress: Progress; readonly idOf: (place: Hospital) => number },
): Promise<void> {
  const until = seeding.present() + TWO_YEARS;
  for (const founder of reviewersOf(seeding)) {
    const reviewer = await seeding.person(founder, "administrator");
    for (let first = 0; first < applicants.length; first += AT_ONCE) {
      const lot = applicants.slice(first, first + AT_ONCE);
      const acts = await Promise.all(
        lot.map(async (place) => {
          const evidence = evidenceOf(progress, place);
          await reviewer.read(evidence);
          const attestation = { licensedUntil: until, insuredUntil: until, cover: COVER, evidence };
          return (writer: NetworkWriter) =>
            attestFacility(writer, { facilityId: idOf(place), ...attestation });
        }),
      );
      await sendTogetherOrSingly(["facility.reviewer-not-independent"], reviewer.writer, acts);
      seeding.onProgress(`attested by ${founder.name}: ${first + lot.length} of ${applicants.length}`);
    }
  }
}

const reviewersOf = ({ founders }: Seeding): readonly Hospital[] => founders.slice(0, 2);

const evidenceName = ({ slug }: Hospital) => `evidence of ${slug}`;

function evidenceOf(progress: Progress, place: Hospital): Hex {
  const digest = progress.noteOf(evidenceName(place));
  if (digest === undefined || !isHex(digest)) throw new TypeError(`${place.name} has stored no evidence`);
  return digest;
}

async function idOfFounder({ node }: Person, { npi, name }: Hospital): Promise<number> {
  const { items } = await node.facility.list({ query: { npi } });
  const [founder] = items;
  if (!founder) throw new TypeError(`${name} is not a founding member`);
  return founder.facilityId;
}
