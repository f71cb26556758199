import type { NetworkAddresses } from "@medequipshare/sdk";
import type { PublicClient } from "viem";
import type { Person } from "../access/person.ts";
import type { DevChain } from "../chain/dev-chain.ts";
import type { Clock } from "../story/clock.ts";
import type { StoryNode } from "../story/stage.ts";
import type { Hospital } from "./montana.ts";
import { acceptAgreements, offerAgreements } from "./parts/agreements.ts";
import { appointStaffAt } from "./parts/appoint.ts";
import { makeReservations } from "./parts/first-reservations.ts";
import { applyToJoin, attestApplicants } from "./parts/join.ts";
import { payInto } from "./parts/pay-in.ts";
import { listUnitPlans, registerUnits, UNITS_AT_ONCE, type UnitPlan } from "./parts/units.ts";
import { nameWallets, type WalletPerson } from "./parts/wallets.ts";
import { playPast } from "./past/play-past.ts";
import { openProgress } from "./progress.ts";

/** What seeding works with. */
export interface Seeding {
  /** Those that join, the invented one among them. */
  readonly hospitals: readonly Hospital[];
  readonly founders: readonly Hospital[];
  readonly owner: Hospital;
  readonly borrower: Hospital;
  /** A hospital that is nowhere: what goes wrong, goes wrong there. */
  readonly invented: Hospital;
  /** Repairs and maintains; invented, too. */
  readonly provider: Hospital;
  /** The network's time, which is past until the past is over. */
  readonly clock: Clock;
  /** The machine's time, unix seconds. */
  present(): number;
  readonly past: Pick<DevChain, "isPastOver" | "endPast">;
  readonly reader: PublicClient;
  readonly addresses: NetworkAddresses;
  nodeOf(place: Hospital): StoryNode;
  readonly wallets: readonly WalletPerson[];
  person(place: Hospital, role: string): Promise<Person>;
  grantDollars(place: Hospital, dollars: number): Promise<void>;
  readonly progressPath: string;
  onProgress(text: string): void;
}

const LENDERS = 14;

/**
 * Fills a new network with the hospitals of Montana through the nodes' public doors: facilities, people, agreements,
 * balances, units, and a past in which they lent to each other. Interrupted, it resumes where it stopped.
 */
export async function seedNetwork(seeding: Seeding): Promise<void> {
  const progress = openProgress(seeding.progressPath);
  if (progress.isDone("everything")) return;
  const { hospitals, onProgress } = seeding;
  const once = async (part: string, act: () => Promise<unknown>) => {
    if (progress.isDone(part)) return;
    const result = await act();
    progress.done(part, typeof result === "number" ? result : 0);
  };
  const idOf = (place: Hospital) => progress.valueOf(`join ${place.slug}`) ?? 0;
  const inTurn = async (
    name: string,
    places: readonly Hospital[],
    act: (place: Hospital) => Promise<unknown>,
  ) => {
    let count = 0;
    await eachOf(places, 4, async (place) => {
      await once(`${name} ${place.slug}`, () => act(place));
      count += 1;
      if (count % 10 === 0 || count === places.length)
        onProgress(`${name}: ${count} of ${places.length} facilities`);
    });
  };

  await inTurn("join", hospitals, (place) => applyToJoin(seeding, place, progress));
  await inTurn("join", [seeding.provider], (place) => applyToJoin(seeding, place, progress, "provider"));
  const applicants = [...hospitals, seeding.provider].filter((place) => !seeding.founders.includes(place));
  await once("attested", () => attestApplicants(seeding, applicants, { progress, idOf }));
  await inTurn("people", hospitals, (place) => appointStaffAt(seeding, place, idOf(place)));
  await once("wallets", () => nameWallets(seeding, idOf));
  const lenders = [
    seeding.owner,
    ...hospitals
      .filter((place) => place !== seeding.owner)
      .sort(byBeds)
      .slice(0, LENDERS - 1),
  ];
  await once("agreements", async () => (await seeding.clock.now()) - 60);
  const round = { lenders, from: progress.valueOf("agreements") ?? 0, idOf, progress };
  await inTurn("agreements offered", lenders, (place) => offerAgreements(seeding, place, round));
  await inTurn("agreements accepted", hospitals, (place) => acceptAgreements(seeding, place, round));
  await inTurn("balance", hospitals, (place) => payInto(seeding, place, idOf(place)));
  const plans = listUnitPlans(lenders);
  const lots = lenders.flatMap((lender) => {
    const wanted = plans.filter((plan) => plan.lender === lender && !progress.isDone(`unit ${plan.serial}`));
    return inLots(wanted).map((lot) => ({ lender, lot }));
  });
  let registered = plans.length - lots.reduce((sum, { lot }) => sum + lot.length, 0);
  await eachOf(lots, 4, async ({ lender, lot }) => {
    const made = await registerUnits(seeding, lender, lot);
    for (const [serial, unitId] of made) progress.done(`unit ${serial}`, unitId);
    registered += lot.length;
    onProgress(`units: ${registered} of ${plans.length}`);
  });
  const [third] = seeding.founders;
  if (third === undefined) throw new TypeError("the network has founders");
  const unitIdOf = (serial: string) => progress.valueOf(`unit ${serial}`) ?? 0;
  if (!seeding.past.isPastOver()) {
    const members = [...hospitals, seeding.provider];
    const ids = new Map(members.map((place) => [place.slug, idOf(place)]));
    await playPast({ scene: { seeding, progress, ids }, plans, unitIdOf });
    await seeding.past.endPast();
  }
  await once("reservations", () => makeReservations(seeding, { plans, unitIdOf, third }));
  progress.done("everything");
}

const byBeds = (a: Hospital, b: Hospital) => (b.beds ?? 0) - (a.beds ?? 0);

const inLots = (plans: readonly UnitPlan[]) =>
  Array.from({ length: Math.ceil(plans.length / UNITS_AT_ONCE) }, (_, index) =>
    plans.slice(index * UNITS_AT_ONCE, (index + 1) * UNITS_AT_ONCE),
  );

/** Works through the items, a few at a time. */
async function eachOf<Item>(
  items: readonly Item[],
  atOnce: number,
  act: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
