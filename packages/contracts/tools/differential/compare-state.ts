import type { IdOf } from "./call-of.ts";
import { takenIn } from "./model/gates.ts";
import { facilityOf, holdsOf, insuredBy, liveOf } from "./model/money.ts";
import { State, type Unit, type World } from "./model/world.ts";
import type { Scenery } from "./scenery.ts";

const SLOTS = 256;

/** Where chain and model differ: reservations that changed since `before`, balances, calendars and the fund. */
export async function compareState(
  scenery: Scenery,
  before: World,
  world: World,
  idOf: IdOf,
): Promise<readonly string[]> {
  const changed = [...world.reservations.values()].filter(
    (made) => before.reservations.get(made.key) !== made,
  );
  const found: string[] = [];
  for (const { key } of changed) found.push(...(await compareReservation(scenery, world, key, idOf)));
  for (const id of world.facilities.keys()) found.push(...(await compareFacility(scenery, world, id)));
  for (const unit of world.units.values()) found.push(...(await compareCalendar(scenery, world, unit)));
  const fund = await scenery.stage.contracts.facilityLedger.read.fund();
  return [...found, ...differ("fund", world.fund, fund)];
}

function differ(what: string, model: unknown, chain: unknown): readonly string[] {
  const [one, other] = [String(model), String(chain)];
  return one === other ? [] : [`${what}: the model says ${one}, the chain ${other}`];
}

async function compareReservation({ stage }: Scenery, world: World, key: number, idOf: IdOf) {
  const made = world.reservations.get(key);
  if (!made) return [];
  const { reservationManager: reservations, amendmentDesk: amendments } = stage.contracts;
  const id = idOf(key);
  const { startsAt, endsAt, unitId, reservation } = await reservations.read.detailsOf([id]);
  const [freeUntil, lateFee] = await reservations.read.cancellationOf([id]);
  const offeredTo = await amendments.read.offeredTo([id]);
  const isKept = made.state === State.Confirmed || made.state === State.OnLoan;
  const shared = [unitId, startsAt, endsAt, reservation.borrowerId, reservation.state, reservation.priority];
  const chain = [
    ...[...shared, reservation.termsVersion, reservation.heldUntil, reservation.escrow, reservation.insured],
    ...(isKept ? [freeUntil, lateFee, offeredTo] : []),
  ];
  const model = [
    ...[made.unitId, made.startsAt, made.endsAt, made.borrowerId, made.state, made.priority],
    ...[made.version, made.heldUntil, made.escrow, made.insured],
    ...(isKept ? [Math.max(0, made.freeUntil), made.lateFee, made.offeredTo] : []),
  ];
  return differ(`reservation ${key}`, model, chain);
}

async function compareFacility({ stage }: Scenery, world: World, id: number) {
  const { facilityLedger: ledger, reservationManager: reservations } = stage.contracts;
  const { free, escrowed, insured } = await ledger.read.balanceOf([id]);
  const [holds, live] = await reservations.read.openOf([id]);
  const facility = facilityOf(world, id);
  const model = [
    ...[facility.free, facility.escrowed, insuredBy(world, id)],
    ...[holdsOf(world, id), liveOf(world, id).length],
  ];
  return differ(`facility ${id}`, model, [free, escrowed, insured, holds, live]);
}

/** Every slot of every word in which the unit has something, and of the word before and after. */
async function compareCalendar({ stage }: Scenery, world: World, unit: Unit) {
  const { slotSeconds, id } = unit;
  const taken = takenIn(world, id);
  const words = new Set<number>();
  for (const [from, to] of taken) {
    const last = Math.floor((to / slotSeconds - 1) / SLOTS);
    for (let word = Math.floor(from / slotSeconds / SLOTS) - 1; word <= last + 1; word += 1) words.add(word);
  }
  const found: string[] = [];
  for (const word of words) {
    const chain = await stage.contracts.reservationManager.read.calendarWord([id, BigInt(word)]);
    let model = 0n;
    for (let bit = 0; bit < SLOTS; bit += 1) {
      const at = (word * SLOTS + bit) * slotSeconds;
      if (taken.some(([from, to]) => from <= at && at < to)) model |= 1n << BigInt(bit);
    }
    found.push(...differ(`calendar of unit ${id}, word ${word}`, model.toString(16), chain.toString(16)));
  }
  return found;
}
