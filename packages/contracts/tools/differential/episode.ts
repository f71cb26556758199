import { appoint } from "../gas/appoint.ts";
import { digest } from "../gas/stage.ts";
import type { Draw } from "./draw.ts";
import { drawTerms } from "./draw-terms.ts";
import { DAY, drawBeginning } from "./draw-time.ts";
import type { Agreement, Facility, Unit, World } from "./model/world.ts";
import { asAddress, forever, parts, type Scenery, sign, walletOf, withoutTerms } from "./scenery.ts";

const cover = 100_000_000_000_000n;
const littleCover = 40_000_000_000n;

/** Leaps to a drawn time, sets there what ends soon, and gives the world as the model sees it. */
export async function beginEpisode(scenery: Scenery, draw: Draw): Promise<World> {
  const { stage } = scenery;
  const begins = drawBeginning(draw);
  await stage.helpers.time.increaseTo(begins);
  const soon = () => begins + (2 + draw.below(25)) * DAY + draw.below(DAY);
  const ends = await limitStandings(scenery, soon);
  const until = soon();
  const from = until - (366 + draw.below(3)) * DAY;
  await sign(stage, parts.owner, parts.agreementEnds, from, until);
  const temporaryUntil = soon();
  const { account } = walletOf(stage, 4);
  const person = asAddress(scenery.temporary);
  await appoint(stage, { facilityId: 4, person, roles: 2, until: temporaryUntil, by: account });
  const people = [
    ...scenery.people,
    { account: scenery.temporary.toLowerCase(), facilityId: 4, roles: 2, until: temporaryUntil },
  ];
  const units = new Map<number, Unit>();
  for (const unit of scenery.units) units.set(unit.id, await prepareUnit(scenery, draw, unit, soon));
  const isReplaced = ({ ownerId, borrowerId }: Agreement) =>
    ownerId === parts.owner && borrowerId === parts.agreementEnds;
  return {
    now: await stage.helpers.time.latest(),
    fund: 0n,
    nextKey: 1,
    people: new Map(people.map((person) => [person.account, person])),
    agreements: scenery.agreements.map((each) => (isReplaced(each) ? { ...each, from, until } : each)),
    units,
    facilities: await facilitiesOf(scenery, ends),
    reservations: new Map(),
    windows: new Map(),
  };
}

type Ends = ReadonlyMap<
  number,
  { readonly licensed: number; readonly insured: number; readonly cover: bigint }
>;

/** Two reviewers who are not concerned attest to licences, insurances and covers that end. */
async function limitStandings({ stage }: Scenery, soon: () => number): Promise<Ends> {
  const ends = new Map([
    [parts.ownerWhoseLicenceEnds, { licensed: soon(), insured: forever, cover }],
    [parts.littleCover, { licensed: forever, insured: forever, cover: littleCover }],
    [parts.licenceEnds, { licensed: soon(), insured: forever, cover }],
    [parts.insuranceEnds, { licensed: forever, insured: soon(), cover }],
  ] as const);
  for (const [facilityId, { licensed, insured, cover: amount }] of ends) {
    const found = { licensedUntil: licensed, insuredUntil: insured, cover: amount, evidence: digest };
    for (const reviewerId of [1, 2]) {
      const { account } = walletOf(stage, reviewerId);
      await stage.contracts.facilityRegistry.write.attest([facilityId, found], { account });
    }
  }
  return ends;
}

async function facilitiesOf({ stage, cast }: Scenery, ends: Ends): Promise<Map<number, Facility>> {
  const made = new Map<number, Facility>();
  for (const id of cast.staffOf.keys()) {
    const { free, escrowed } = await stage.contracts.facilityLedger.read.balanceOf([id]);
    const { homeCell } = await stage.contracts.facilityRegistry.read.standingOf([id]);
    const { licensed = forever, insured = forever, cover: amount = cover } = ends.get(id) ?? {};
    made.set(id, {
      id,
      activeUntil: licensed,
      insuredUntil: insured,
      cover: amount,
      homeCell,
      free,
      escrowed,
    });
  }
  return made;
}

/** Certificates and terms; one certificate in twelve ends soon. */
async function prepareUnit(
  { stage }: Scenery,
  draw: Draw,
  unit: Scenery["units"][number],
  soon: () => number,
): Promise<Unit> {
  const { equipmentRegistry: equipment, maintenanceFund: fund } = stage.contracts;
  const { account } = walletOf(stage, unit.ownerId);
  const until = () => (draw.percent(8) ? soon() : forever);
  const [calibratedUntil, electricallySafeUntil, maintenanceDueAt] = [until(), until(), until()];
  await equipment.write.issueCertificate([unit.id, 0, calibratedUntil, digest], { account });
  await equipment.write.issueCertificate([unit.id, 1, electricallySafeUntil, digest], { account });
  await fund.write.setPlan([unit.id, 365 * DAY, maintenanceDueAt], { account });
  const terms = unit.id === withoutTerms ? [] : [drawTerms(draw, unit.slotSeconds)];
  for (const each of terms) await equipment.write.setTerms([unit.id, chainTerms(each)], { account });
  return {
    ...unit,
    holderId: unit.ownerId,
    calibratedUntil,
    electricallySafeUntil,
    maintenanceDueAt,
    reasons: 0,
    terms,
    windowsOpened: 0,
  };
}

/** Terms as the registry takes them, small numbers as numbers. */
export function chainTerms(terms: Unit["terms"][number]) {
  return {
    ...terms,
    contributionPerHour: Number(terms.contributionPerHour),
    lateFeePerHour: Number(terms.lateFeePerHour),
    ratePerHour: Number(terms.ratePerHour),
    deposit: Number(terms.deposit),
    lateCancelBps: Number(terms.lateCancelBps),
  };
}
