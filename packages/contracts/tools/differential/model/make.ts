import {
  borrowerOf,
  COORDINATOR,
  gateApproval,
  gateFit,
  gateFree,
  gateWindow,
  isFree,
  known,
  staff,
  termsOf,
  unitOf,
} from "./gates.ts";
import { charge, gateCover, holdsOf, insuredBy, lateFeeOn, priceOf } from "./money.ts";
import { gate } from "./refusal.ts";
import { type Reservation, State, type Terms, type Unit, type World } from "./world.ts";

export type Request = {
  readonly unitId: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly priority: number;
  /** Keys of reservations to sweep on the way. */
  readonly stale: readonly number[];
};

export function sweep(world: World, keys: readonly number[]): void {
  gate(keys.length <= 16, "ReservationTooManyStale", keys.length);
  for (const key of keys) {
    const made = world.reservations.get(key);
    if (made?.state !== State.Held || made.heldUntil > world.now) continue;
    world.reservations.set(key, { ...made, state: State.Expired, heldUntil: 0 });
  }
}

/** Unit and terms of a request that window, fitness and priority allow. */
function offered(world: World, request: Request): { readonly unit: Unit; readonly terms: Terms } {
  const unit = unitOf(world, request.unitId);
  gateWindow(world, unit, request.startsAt, request.endsAt);
  gateFit(unit, request.endsAt);
  return { unit, terms: termsOf(unit, unit.terms.length) };
}

function gatePriority({ unitId, priority }: Request, { policy }: Terms): void {
  const accepted = Math.floor(policy / 2 ** (1 + priority)) % 2 === 1;
  gate(accepted, "ReservationPriorityNotAccepted", unitId, priority, policy);
}

function draft(world: World, request: Request, unit: Unit, borrowerId: number): Reservation {
  const { unitId, startsAt, endsAt, priority } = request;
  const key = world.nextKey;
  world.nextKey += 1;
  const nothing = { escrow: 0n, insured: 0n, lateFee: 0n, heldUntil: 0, returnedAt: 0 };
  const none = { approved: false, recalled: false, offeredTo: 0, freeUntil: 0 };
  const version = unit.terms.length;
  const made = { key, unitId, borrowerId, startsAt, endsAt, priority, version, state: State.Held };
  return { ...made, ...nothing, ...none };
}

function confirmed(made: Reservation, unit: Unit): Reservation {
  const terms = termsOf(unit, made.version);
  const slots = (made.endsAt - made.startsAt) / unit.slotSeconds;
  const price = priceOf(terms, slots, unit.slotSeconds);
  return {
    ...made,
    state: State.Confirmed,
    heldUntil: 0,
    escrow: terms.deposit + price,
    insured: unit.insured,
    freeUntil: made.startsAt - terms.freeCancelSeconds,
    lateFee: lateFeeOn(terms, price),
  };
}

export function hold(world: World, by: string, request: Request): void {
  sweep(world, request.stale);
  const { unit, terms } = offered(world, request);
  gatePriority(request, terms);
  const { unitId, startsAt, endsAt } = request;
  const borrowerId = borrowerOf(world, by, unit.ownerId, startsAt, endsAt);
  gate(borrowerId !== unit.ownerId, "ReservationOwnUnit", unitId, borrowerId);
  gateCover(world, borrowerId, insuredBy(world, borrowerId), unit.insured);
  gateFree(world, unitId, startsAt, endsAt);
  const holds = holdsOf(world, borrowerId);
  gate(holds < 8, "ReservationQuotaExceeded", borrowerId, holds, 8);
  const waits = terms.policy % 2 === 1;
  const heldUntil = waits ? Math.min(world.now + 86_400, startsAt) : world.now + 900;
  const made = { ...draft(world, request, unit, borrowerId), heldUntil };
  world.reservations.set(made.key, made);
}

export function reserve(world: World, by: string, request: Request): void {
  sweep(world, request.stale);
  const { unit, terms } = offered(world, request);
  const { unitId, startsAt, endsAt } = request;
  gatePriority(request, terms);
  gateApproval(terms, unitId);
  const borrowerId = borrowerOf(world, by, unit.ownerId, startsAt, endsAt);
  gate(borrowerId !== unit.ownerId, "ReservationOwnUnit", unitId, borrowerId);
  gateFree(world, unitId, startsAt, endsAt);
  const made = confirmed(draft(world, request, unit, borrowerId), unit);
  world.reservations.set(made.key, made);
  charge(world, borrowerId, [made]);
}

export function reserveSeries(world: World, by: string, first: Request, period: number, count: number): void {
  sweep(world, first.stale);
  const { unitId, startsAt, endsAt } = first;
  const spaced = startsAt + period >= endsAt;
  gate(2 <= count && count <= 24 && spaced, "ReservationSeriesInvalid", period, count);
  const { unit, terms } = offered(world, first);
  gate(period % unit.slotSeconds === 0, "ReservationSeriesInvalid", period, count);
  const shift = period * (count - 1);
  offered(world, { ...first, startsAt: startsAt + shift, endsAt: endsAt + shift });
  gatePriority(first, terms);
  gateApproval(terms, unitId);
  const borrowerId = borrowerOf(world, by, unit.ownerId, startsAt, endsAt + shift);
  gate(borrowerId !== unit.ownerId, "ReservationOwnUnit", unitId, borrowerId);
  const made: Reservation[] = [];
  for (let index = 0; index < count; index += 1) {
    const [from, to] = [startsAt + period * index, endsAt + period * index];
    if (!isFree(world, unitId, from, to)) continue;
    const one = confirmed(draft(world, { ...first, startsAt: from, endsAt: to }, unit, borrowerId), unit);
    world.reservations.set(one.key, one);
    made.push(one);
  }
  gate(made.length > 0, "ReservationSlotTaken", unitId, startsAt, endsAt);
  charge(world, borrowerId, made);
}

export function confirm(world: World, by: string, key: number): void {
  const held = known(world, key);
  gate(held.state === State.Held, "ReservationStateUnexpected", key, held.state);
  gate(world.now < held.heldUntil, "ReservationHoldExpired", key, held.heldUntil);
  gate(held.startsAt >= world.now, "ReservationInPast", held.startsAt, world.now);
  const unit = unitOf(world, held.unitId);
  gateFit(unit, held.endsAt);
  if (!held.approved) gateApproval(termsOf(unit, held.version), unit.id);
  const borrowerId = borrowerOf(world, by, unit.ownerId, held.startsAt, held.endsAt);
  gate(borrowerId === held.borrowerId, "ReservationNotParty", key, borrowerId);
  const made = confirmed(held, unit);
  world.reservations.set(key, made);
  charge(world, borrowerId, [made]);
}

function ownersHold(world: World, by: string, key: number): Reservation {
  const held = known(world, key);
  const facilityId = staff(world, by, COORDINATOR);
  const { ownerId } = unitOf(world, held.unitId);
  gate(facilityId === ownerId, "ReservationNotParty", key, facilityId);
  gate(held.state === State.Held, "ReservationStateUnexpected", key, held.state);
  return held;
}

export function approve(world: World, by: string, key: number): void {
  const held = ownersHold(world, by, key);
  gate(world.now < held.heldUntil, "ReservationHoldExpired", key, held.heldUntil);
  world.reservations.set(key, { ...held, approved: true });
}

export function decline(world: World, by: string, key: number): void {
  world.reservations.set(key, { ...ownersHold(world, by, key), state: State.Cancelled, heldUntil: 0 });
}
