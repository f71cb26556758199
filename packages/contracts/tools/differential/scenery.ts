import { stringToHex } from "viem";
import { appoint } from "../gas/appoint.ts";
import { digest, openStage, productCode, type Stage, zero } from "../gas/stage.ts";
import type { Cast } from "./cast.ts";
import type { Agreement, Person, Unit } from "./model/world.ts";

export const forever = 4_000_000_000;
const allRoles = 255;
const dollar = 1_000_000n;
/** Resolution 8 at Billings, Montana. */
const location = 0x882798d95dfffffn;
/** Contains the home cell of every facility on the stage. */
const area = 0x84279a9ffffffffn;

/** Who plays which part; ids of facilities in the order in which the stage makes them. */
export const parts = {
  owner: 1,
  ownerWithoutArea: 2,
  ownerWhoseLicenceEnds: 3,
  borrowers: [4, 5, 6, 7, 8, 9, 10, 11],
  poor: 6,
  littleCover: 7,
  licenceEnds: 8,
  insuranceEnds: 9,
  agreementEnds: 10,
} as const;

/** A network in process with nine units of three owners, as all episodes find it. */
export type Scenery = {
  readonly stage: Stage;
  readonly cast: Cast;
  readonly people: readonly Person[];
  readonly agreements: readonly Agreement[];
  readonly units: readonly Pick<Unit, "id" | "ownerId" | "slotSeconds" | "insured">[];
  readonly biomedical: string;
  readonly temporary: string;
};

const unitPlans = [
  { ownerId: 1, slotSeconds: 3600, cost: 32_000n * dollar },
  { ownerId: 1, slotSeconds: 900, cost: 8_000n * dollar },
  { ownerId: 1, slotSeconds: 3600, cost: 900n * dollar + 1n },
  { ownerId: 1, slotSeconds: 900, cost: 120_000n * dollar },
  { ownerId: 1, slotSeconds: 3600, cost: 2_500n * dollar },
  { ownerId: 3, slotSeconds: 900, cost: 15_000n * dollar },
  { ownerId: 2, slotSeconds: 3600, cost: 10_000n * dollar },
  { ownerId: 1, slotSeconds: 900, cost: 100n * dollar },
] as const;
/** Position of the unit that never gets terms. */
export const withoutTerms = unitPlans.length;

export async function openScenery(): Promise<Scenery> {
  const stage = await openStage(parts.borrowers.length - 1);
  const accounts: readonly string[] = await stage.provider
    .request({ method: "eth_accounts" })
    .then((answer) => (Array.isArray(answer) ? answer.map(String) : []));
  const [biomedical, temporary, nobody, second, third] = accounts.slice(12);
  if (!biomedical || !temporary || !nobody || !second || !third) throw new Error("too few accounts");
  const wallets = [...stage.reviewers, stage.borrower, ...stage.fillers];
  const staffOf = new Map(wallets.map(({ account }, index) => [index + 1, account.address.toLowerCase()]));
  const { account: by } = stage.owner;
  await appoint(stage, { facilityId: 1, person: asAddress(biomedical), roles: 8, until: forever, by });
  await setUpOwners(stage, [second, third]);
  const units = [];
  for (const [index, plan] of unitPlans.entries()) {
    await register(stage, index + 1, plan, [stage.colleague.account.address, second, third]);
    const insured = ((plan.cost + dollar - 1n) / dollar) * dollar;
    units.push({ id: index + 1, ownerId: plan.ownerId, slotSeconds: plan.slotSeconds, insured });
  }
  const people = [...staffOf].map(([facilityId, account]) => ({
    account,
    facilityId,
    roles: allRoles,
    until: forever,
  }));
  people.push({ account: biomedical.toLowerCase(), facilityId: 1, roles: 8, until: forever });
  const strangers = [biomedical, temporary, nobody].map((account) => account.toLowerCase());
  const cast = { staffOf, borrowerIds: parts.borrowers, strangers };
  const agreements = await agreementsOf(stage);
  await stage.contracts.facilityLedger.write.withdraw([999_999_000_000n], {
    account: walletOf(stage, parts.poor).account,
  });
  return { stage, cast, people, agreements, units, biomedical, temporary };
}

export function asAddress(account: string): `0x${string}` {
  return `0x${account.slice(2)}`;
}

/** The wallet that acts for a facility. */
export function walletOf(stage: Stage, facilityId: number): Stage["owner"] {
  const wallet = [...stage.reviewers, stage.borrower, ...stage.fillers][facilityId - 1];
  if (!wallet) throw new Error(`nobody acts for facility ${facilityId}`);
  return wallet;
}

/** Owners 2 and 3 get every role, a second person, and the third a service area. */
async function setUpOwners(stage: Stage, seconds: readonly string[]): Promise<void> {
  const { facilityRegistry: facilities } = stage.contracts;
  for (const [index, second] of seconds.entries()) {
    const { account } = walletOf(stage, index + 2);
    await facilities.write.appoint([account.address, allRoles, forever, zero, zero, "0x"], { account });
    const offer = { facilityId: index + 2, roles: allRoles, until: forever, by: account };
    await appoint(stage, { ...offer, person: asAddress(second) });
  }
  const { account } = walletOf(stage, parts.ownerWhoseLicenceEnds);
  await facilities.write.changeServiceArea([[area], []], { account });
}

/** The stage's own agreements with owner 1; the first two borrowers agree with owners 2 and 3 too. */
async function agreementsOf(stage: Stage): Promise<readonly Agreement[]> {
  const made: Agreement[] = parts.borrowers.map((borrowerId) => ({
    ownerId: 1,
    borrowerId,
    from: 0,
    until: forever,
    served: true,
  }));
  for (const ownerId of [2, 3]) {
    for (const borrowerId of [4, 5]) {
      await sign(stage, ownerId, borrowerId, 0, forever);
      made.push({ ownerId, borrowerId, from: 0, until: forever, served: ownerId === 3 });
    }
  }
  return made;
}

export async function sign(stage: Stage, ownerId: number, borrowerId: number, from: number, until: number) {
  const words = { ownerId, borrowerId, from, until, document: digest, priceSchedule: digest };
  for (const id of [ownerId, borrowerId]) {
    const { account } = walletOf(stage, id);
    await stage.contracts.facilityRegistry.write.signAgreement([words], { account });
  }
}

/** A unit whose book value is its cost for ever. */
async function register(
  stage: Stage,
  unitId: number,
  plan: (typeof unitPlans)[number],
  seconds: readonly string[],
): Promise<void> {
  const { account } = walletOf(stage, plan.ownerId);
  const second = asAddress(seconds[plan.ownerId - 1] ?? "");
  const acquiredAt = (await stage.helpers.time.latest()) - 1;
  const worth = { cost: plan.cost, residual: plan.cost, acquiredAt, life: 1, rateBps: 0, method: 0 };
  const registration = {
    productCode,
    deviceClass: 2,
    lifeSustaining: true,
    proof: [],
    deviceIdentifier: stringToHex("09520123456788", { size: 32 }),
    serialNumber: stringToHex(`DIFFERENTIAL-${unitId}`, { size: 32 }),
    specification: digest,
    locationCell: location,
    slotSeconds: plan.slotSeconds,
    valuation: worth,
  } as const;
  await stage.contracts.equipmentRegistry.write.register([registration], { account });
  await stage.contracts.equipmentRegistry.write.approve([unitId], { account: second });
}
