import { homeCell, Role, type RoleName, serviceArea } from "@medequipshare/domain";
import {
  applyForMembership,
  appointStaff,
  attestFacility,
  certifyCompetency,
  changeServiceArea,
} from "@medequipshare/sdk";
import { evidenceDocument } from "../../seed/evidence-document.ts";
import type { Hospital } from "../../seed/montana.ts";
import { profileDocument } from "../../seed/profile-document.ts";
import { idOf, jsonBytes, type Stage } from "../stage.ts";

export const YEAR_SECONDS = 365 * 24 * 3600;
const staff = ["coordinator", "operator", "biomedical", "clinical-lead", "finance"] as const;

/** Owner and borrower join the founding members; all five appoint their staff and certify an operator. */
export async function joinHospitals(stage: Stage): Promise<void> {
  const { owner, borrower, founders } = stage.places;
  await findFounders(stage);
  for (const place of [owner, borrower]) await join(stage, place, "hospital");
  for (const place of [owner, borrower, ...founders]) {
    await appoint(stage, place, staff);
    await certifyOperator(stage, place, "CBK");
  }
}

/** Founders are active since deployment; their profiles are published and their ids looked up. */
async function findFounders(stage: Stage): Promise<void> {
  for (const place of stage.places.founders) {
    const administrator = await stage.cast.person(place, "administrator");
    await administrator.put({ kind: "facility-profile", bytes: profileDocument(place) });
    const { items } = await administrator.node.facility.list({ query: { npi: place.npi } });
    const [found] = items;
    if (!found) throw new Error(`${place.name} is not a founding member`);
    stage.facts.ids.set(place.slug, found.facilityId);
  }
}

/** A facility applies; two reviewers of other owners read its evidence and attest to it. */
export async function join(
  stage: Stage,
  place: Hospital,
  kind: "hospital" | "carrier" | "provider",
): Promise<void> {
  const { cast, record, random, places, clock } = stage;
  const administrator = await cast.person(place, "administrator");
  const founderIds = places.founders.map((founder) => idOf(stage, founder));
  const evidence = await administrator.put({
    kind: "evidence",
    bytes: evidenceDocument(place),
    recipients: founderIds,
    recipientNpis: [place.npi],
  });
  const profile = await administrator.put({ kind: "facility-profile", bytes: profileDocument(place) });
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
  stage.facts.ids.set(place.slug, facilityId);
  record.tell({ who: administrator.name, what: `applied as facility ${facilityId} with NPI ${place.npi}` });

  const until = (await clock.now()) + YEAR_SECONDS + random.between(0, 90) * 86_400;
  const cover = BigInt(random.between(2, 8)) * 1_000_000n * 1_000_000n;
  const absent = random.pick(places.founders);
  for (const founder of places.founders.filter((one) => one !== absent)) {
    const reviewer = await cast.person(founder, "administrator");
    await reviewer.read(evidence);
    const attestation = { licensedUntil: until, insuredUntil: until, cover, evidence };
    await attestFacility(reviewer.writer, { facilityId, ...attestation });
    record.tell({
      who: reviewer.name,
      what: `read the evidence and attested to ${place.name}`,
      money: cover,
    });
  }
}

/** The administrator appoints people who accept; each has a passkey account that holds no gas. */
export async function appoint(stage: Stage, place: Hospital, names: readonly RoleName[]): Promise<void> {
  const administrator = await stage.cast.person(place, "administrator");
  const until = (await stage.clock.now()) + YEAR_SECONDS;
  for (const name of names) {
    const person = await stage.cast.person(place, name);
    const offer = { facilityId: idOf(stage, place), roles: Role[name], until };
    await appointStaff(administrator.writer, await person.accept(offer));
  }
  stage.record.tell({ who: administrator.name, what: `appointed ${names.join(", ")}` });
}

/** The operator is competent for the type of equipment. */
async function certifyOperator(stage: Stage, place: Hospital, productCode: string): Promise<void> {
  const administrator = await stage.cast.person(place, "administrator");
  const operator = await stage.cast.person(place, "operator");
  const evidence = await administrator.put({
    kind: "competency",
    bytes: jsonBytes({ productCode, assessed: "initial", method: "observed practice (invented)" }),
    recipients: [idOf(stage, place)],
  });
  await certifyCompetency(administrator.writer, {
    account: operator.account,
    productCode,
    until: (await stage.clock.now()) + YEAR_SECONDS,
    evidence,
  });
  stage.record.tell({ who: administrator.name, what: `certified the operator for ${productCode}` });
}

/** The owner serves every place within `minutes` by road. */
export async function openServiceArea(stage: Stage, place: Hospital, minutes: number): Promise<void> {
  const coordinator = await stage.cast.person(place, "coordinator");
  const added = serviceArea({ centre: place, minutes, finest: 3 });
  await changeServiceArea(coordinator.writer, { added });
  stage.record.tell({
    who: coordinator.name,
    what: `opened a service area of ${added.length} cells, ${minutes} minutes`,
  });
}
