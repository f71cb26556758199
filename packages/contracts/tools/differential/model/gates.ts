import { facilityOf } from "./money.ts";
import { gate, Refusal } from "./refusal.ts";
import { type Reservation, State, type Terms, type Unit, type World } from "./world.ts";

export const COORDINATOR = 2;
export const COORDINATOR_OR_BIOMEDICAL = 10;

export function staff(world: World, account: string, roles: number): number {
  const person = world.people.get(account);
  const ok = person !== undefined && (person.roles & roles) !== 0 && world.now < person.until;
  if (!ok) throw new Refusal("FacilityStaffUnauthorized", account, roles);
  return person.facilityId;
}

export function unitOf(world: World, unitId: number): Unit {
  const unit = world.units.get(unitId);
  if (!unit) throw new Refusal("EquipmentUnknown", unitId);
  return unit;
}

export function known(world: World, key: number): Reservation {
  const made = world.reservations.get(key);
  if (!made) throw new Refusal("ReservationUnknown", key);
  return made;
}

export function termsOf(unit: Unit, version: number): Terms {
  const terms = unit.terms[version - 1];
  if (!terms) throw new Error(`unit ${unit.id} has no terms ${version}`);
  return terms;
}

export function gateGrid(unit: Unit, startsAt: number, endsAt: number): void {
  const { id, slotSeconds } = unit;
  gate(startsAt < endsAt, "ReservationIntervalEmpty", startsAt, endsAt);
  gate(startsAt % slotSeconds === 0, "ReservationOffGrid", id, startsAt, slotSeconds);
  gate(endsAt % slotSeconds === 0, "ReservationOffGrid", id, endsAt, slotSeconds);
}

export function gateLength(unit: Unit, terms: Terms, startsAt: number, endsAt: number): void {
  const slots = (endsAt - startsAt) / unit.slotSeconds;
  const { minimumSlots, maximumSlots } = terms;
  const ok = minimumSlots <= slots && slots <= maximumSlots;
  gate(ok, "ReservationLengthOutOfRange", slots, minimumSlots, maximumSlots);
}

export function gateHorizon(world: World, terms: Terms, endsAt: number): void {
  const horizon = world.now + terms.horizonDays * 86_400;
  gate(endsAt <= horizon, "ReservationBeyondHorizon", endsAt, horizon);
}

export function gateLead(world: World, terms: Terms, startsAt: number): void {
  const earliest = world.now + terms.leadSeconds;
  gate(startsAt >= earliest, "ReservationLeadTooShort", startsAt, earliest);
}

/** What the latest terms allow to be newly reserved. */
export function gateWindow(world: World, unit: Unit, startsAt: number, endsAt: number): void {
  const terms = unit.terms.at(-1);
  if (!terms) return;
  gateGrid(unit, startsAt, endsAt);
  gate(startsAt >= world.now, "ReservationInPast", startsAt, world.now);
  gateLead(world, terms, startsAt);
  gateHorizon(world, terms, endsAt);
  gateLength(unit, terms, startsAt, endsAt);
}

export function unfitness(unit: Unit, endsAt: number): number {
  let reasons = unit.reasons;
  if (unit.calibratedUntil < endsAt) reasons += 64;
  if (unit.electricallySafeUntil < endsAt) reasons += 128;
  if (unit.maintenanceDueAt < endsAt) reasons += 256;
  if (unit.terms.length === 0) reasons += 1024;
  return reasons;
}

export function gateFit(unit: Unit, endsAt: number): void {
  const reasons = unfitness(unit, endsAt);
  gate(reasons === 0, "EquipmentNotFit", unit.id, reasons);
}

/** The borrower of an account: its facility, if it may borrow from the owner in the interval. */
export function borrowerOf(world: World, by: string, ownerId: number, startsAt: number, endsAt: number) {
  const borrowerId = staff(world, by, COORDINATOR);
  const { activeUntil, insuredUntil, homeCell } = facilityOf(world, borrowerId);
  gate(activeUntil >= endsAt, "FacilityNotActive", borrowerId, activeUntil, endsAt);
  gate(insuredUntil >= endsAt, "FacilityInsuranceExpired", borrowerId, insuredUntil, endsAt);
  if (borrowerId === ownerId) return borrowerId;
  const owner = facilityOf(world, ownerId);
  gate(owner.activeUntil >= endsAt, "FacilityNotActive", ownerId, owner.activeUntil, endsAt);
  const agreement = world.agreements.find(
    (each) => each.ownerId === ownerId && each.borrowerId === borrowerId,
  );
  const { from = 0, until = 0, served = false } = agreement ?? {};
  const inForce = from <= startsAt && until >= endsAt;
  gate(inForce, "FacilityAgreementMissing", ownerId, borrowerId, until, endsAt);
  gate(served, "FacilityOutsideServiceArea", ownerId, borrowerId, homeCell);
  return borrowerId;
}

/** Intervals that own slots of a unit, those of one reservation left out. */
export function takenIn(world: World, unitId: number, except = 0): readonly (readonly [number, number])[] {
  const owning: readonly number[] = [State.Held, State.Confirmed, State.OnLoan, State.Returned];
  const reserved = [...world.reservations.values()].filter(
    (each) => each.unitId === unitId && each.key !== except && owning.includes(each.state),
  );
  const windows = [...world.windows.values()].filter((each) => each.unitId === unitId);
  return [...reserved, ...windows].map(({ startsAt, endsAt }) => [startsAt, endsAt]);
}

export function isFree(world: World, unitId: number, startsAt: number, endsAt: number, except = 0): boolean {
  return takenIn(world, unitId, except).every(([from, to]) => endsAt <= from || to <= startsAt);
}

export function gateFree(world: World, unitId: number, startsAt: number, endsAt: number, except = 0): void {
  const free = isFree(world, unitId, startsAt, endsAt, except);
  gate(free, "ReservationSlotTaken", unitId, startsAt, endsAt);
}

export function gateApproval(terms: Terms, unitId: number): void {
  gate(terms.policy % 2 === 0, "ReservationNotApproved", unitId);
}
