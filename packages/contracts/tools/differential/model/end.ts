import { COORDINATOR, known, staff, termsOf, unfitness, unitOf } from "./gates.ts";
import { release } from "./money.ts";
import { gate } from "./refusal.ts";
import { type Reservation, State, type Unit, type World } from "./world.ts";

/** The facility a cancellation counts for. */
function cancelledFor(world: World, by: string, made: Reservation, ownerId: number): number {
  const abandoned = made.state === State.Confirmed && world.now >= made.endsAt + 86_400;
  if (abandoned) return made.borrowerId;
  const facilityId = staff(world, by, COORDINATOR);
  const party = facilityId === ownerId || facilityId === made.borrowerId;
  gate(party, "ReservationNotParty", made.key, facilityId);
  return world.now >= made.endsAt ? made.borrowerId : facilityId;
}

export function cancel(world: World, by: string, key: number): void {
  const made = known(world, key);
  const isConfirmed = made.state === State.Confirmed;
  gate(isConfirmed || made.state === State.Held, "ReservationStateUnexpected", key, made.state);
  const { ownerId } = unitOf(world, made.unitId);
  const facilityId = cancelledFor(world, by, made, ownerId);
  world.reservations.set(key, { ...made, state: State.Cancelled, heldUntil: 0 });
  if (!isConfirmed) return;
  const late = facilityId !== ownerId && world.now > made.freeUntil;
  release(world, made, ownerId, late ? made.lateFee : 0n, 0n);
}

function isUndeliverable(world: World, made: Reservation, unit: Unit): boolean {
  if (unit.holderId === made.borrowerId) return false;
  const begun = world.now >= made.startsAt;
  if (begun && unit.holderId !== unit.ownerId) return true;
  const cleaned = { ...unit, reasons: unit.reasons - (unit.reasons & 24) };
  return unfitness(begun ? unit : cleaned, made.endsAt) !== 0;
}

export function cancelUnfit(world: World, by: string, key: number): void {
  const made = known(world, key);
  const facilityId = staff(world, by, COORDINATOR);
  gate(facilityId === made.borrowerId, "ReservationNotParty", key, facilityId);
  gate(world.now < made.endsAt, "ReservationOver", key, made.endsAt);
  const unit = unitOf(world, made.unitId);
  gate(isUndeliverable(world, made, unit), "ReservationUnitFit", key);
  gate(made.state === State.Confirmed, "ReservationStateUnexpected", key, made.state);
  world.reservations.set(key, { ...made, state: State.Cancelled });
  release(world, made, unit.ownerId, 0n, 0n);
}

// What the calendar hears from others. Only what is possible is played, so there are no gates.

/** Whether a pick-up signed now is possible. */
export function canPickUp(world: World, made: Reservation): boolean {
  const unit = unitOf(world, made.unitId);
  const borrower = world.facilities.get(made.borrowerId);
  const inside = made.startsAt <= world.now && world.now < made.endsAt;
  const fit = unit.holderId === unit.ownerId && unfitness(unit, made.endsAt) === 0;
  const standing = borrower && borrower.activeUntil > world.now && borrower.insuredUntil > world.now;
  return made.state === State.Confirmed && inside && fit && standing === true;
}

export function pickUp(world: World, key: number): void {
  const made = known(world, key);
  world.reservations.set(key, { ...made, state: State.OnLoan });
  world.units.set(made.unitId, { ...unitOf(world, made.unitId), holderId: made.borrowerId });
}

export function bringBack(world: World, key: number): void {
  const made = known(world, key);
  const unit = unitOf(world, made.unitId);
  world.reservations.set(key, { ...made, state: State.Returned, returnedAt: world.now });
  world.units.set(unit.id, { ...unit, holderId: unit.ownerId, reasons: unit.reasons | 24 });
}

/** A loan without a meter: usable time at both rates, and lateness, as far as the escrow goes. */
export function settle(world: World, key: number): void {
  const made = known(world, key);
  gate(made.state === State.Returned, "ReservationStateUnexpected", key, made.state);
  const unit = unitOf(world, made.unitId);
  const terms = termsOf(unit, made.version);
  const slots = (made.endsAt - made.startsAt) / unit.slotSeconds;
  const used = BigInt(Math.max(0, slots - terms.turnaroundSlots) * unit.slotSeconds);
  const lateSeconds = BigInt(Math.max(0, made.returnedAt - made.endsAt));
  let revenue = (terms.ratePerHour * used) / 3600n;
  let contribution = (terms.contributionPerHour * used) / 3600n;
  let lateFee = (terms.lateFeePerHour * lateSeconds) / 3600n;
  const smaller = (one: bigint, other: bigint) => (one < other ? one : other);
  let missing = revenue + contribution + lateFee - made.escrow;
  if (missing > 0n) {
    const fromFee = smaller(missing, lateFee);
    missing -= fromFee;
    lateFee -= fromFee;
    const fromRevenue = smaller(missing, revenue);
    revenue -= fromRevenue;
    contribution -= missing - fromRevenue;
  }
  world.reservations.set(key, { ...made, state: State.Settled });
  release(world, made, unit.ownerId, revenue + lateFee, contribution);
}

export function certify(world: World, unitId: number, reason: number): void {
  const unit = unitOf(world, unitId);
  world.units.set(unitId, { ...unit, reasons: unit.reasons - (unit.reasons & reason) });
}

export function quarantine(world: World, unitId: number): void {
  const unit = unitOf(world, unitId);
  world.units.set(unitId, { ...unit, reasons: unit.reasons | 2 });
}
