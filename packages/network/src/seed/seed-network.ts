import type { Person } from "../access/person.ts";
import type { Hospital } from "./montana.ts";
import { acceptAgreements, offerAgreements } from "./parts/agreements.ts";
import { appointStaffAt } from "./parts/appoint.ts";
import { makeReservations } from "./parts/first-reservations.ts";
import { joinNetwork } from "./parts/join.ts";
import { payInto } from "./parts/pay-in.ts";
import { listUnitPlans, registerUnit } from "./parts/units.ts";
import { nameWallets, type WalletPerson } from "./parts/wallets.ts";
import { openProgress } from "./progress.ts";

/** What seeding works with. */
export interface Seeding {
  readonly hospitals: readonly Hospital[];
  readonly founders: readonly Hospital[];
  readonly owner: Hospital;
  readonly borrower: Hospital;
  readonly wallets: readonly WalletPerson[];
  person(place: Hospital, role: string): Promise<Person>;
  grantDollars(place: Hospital, dollars: number): Promise<void>;
  readonly progressPath: string;
  onProgress(text: string): void;
}

const LENDERS = 14;

/**
 * Fills a new network with the hospitals of Montana through the nodes' public doors: facilities, people, agreements,
 * balances and units. Interrupted, it resumes where it stopped.
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

  await inTurn("join", hospitals, (place) => joinNetwork(seeding, place));
  await inTurn("people", hospitals, (place) => appointStaffAt(seeding, place, idOf(place)));
  await once("wallets", () => nameWallets(seeding, idOf));
  const lenders = [
    seeding.owner,
    ...hospitals
      .filter((place) => place !== seeding.owner)
      .sort(byBeds)
      .slice(0, LENDERS - 1),
  ];
  await once("agreements", async () => Math.floor(Date.now() / 1000) - 60);
  const round = { lenders, from: progress.valueOf("agreements") ?? 0, idOf, progress };
  await inTurn("agreements offered", lenders, (place) => offerAgreements(seeding, place, round));
  await inTurn("agreements accepted", hospitals, (place) => acceptAgreements(seeding, place, round));
  await inTurn("balance", hospitals, (place) => payInto(seeding, place, idOf(place)));
  const plans = listUnitPlans(lenders);
  let registered = 0;
  await eachOf(plans, 4, async (plan) => {
    await once(`unit ${plan.serial}`, () => registerUnit(seeding, plan));
    registered += 1;
    if (registered % 20 === 0) onProgress(`units: ${registered} of ${plans.length}`);
  });
  const [third] = seeding.founders;
  if (third === undefined) throw new TypeError("the network has founders");
  const unitIdOf = (serial: string) => progress.valueOf(`unit ${serial}`) ?? 0;
  await once("reservations", () => makeReservations(seeding, { plans, unitIdOf, third }));
  progress.done("everything");
}

const byBeds = (a: Hospital, b: Hospital) => (b.beds ?? 0) - (a.beds ?? 0);

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
