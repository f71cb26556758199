import {
  borrowerOf,
  COORDINATOR,
  COORDINATOR_OR_BIOMEDICAL,
  gateApproval,
  gateFit,
  gateFree,
  gateGrid,
  gateHorizon,
  gateLead,
  gateLength,
  known,
  staff,
  termsOf,
  unitOf,
} from "./gates.ts";
import { charge, facilityOf, lateFeeOn, pay, priceOf, priceOfLost, release } from "./money.ts";
import { gate } from "./refusal.ts";
import { type Reservation, State, type Terms, type Unit, type World } from "./world.ts";

function gateAmendable(world: World, made: Reservation, terms: Terms, startsAt: number, endsAt: number) {
  const { key, state } = made;
  const onLoan = state === State.OnLoan;
  gate(onLoan || state === State.Confirmed, "ReservationStateUnexpected", key, state);
  gate(world.now < made.endsAt, "ReservationOver", key, made.endsAt);
  gate(startsAt !== made.startsAt || endsAt !== made.endsAt, "AmendmentUnchanged", key);
  gate(!onLoan || startsAt === made.startsAt, "AmendmentStartFixed", key, made.startsAt);
  gate(endsAt <= made.endsAt || !made.recalled, "RecallStands", key, made.endsAt);
  if (startsAt < made.startsAt || endsAt > made.endsAt) gateApproval(terms, made.unitId);
}

function gateAmendedWindow(
  world: World,
  made: Reservation,
  unit: Unit,
  terms: Terms,
  startsAt: number,
  endsAt: number,
) {
  gateGrid(unit, startsAt, endsAt);
  const soonest = startsAt === made.startsAt ? endsAt : startsAt;
  gate(soonest >= world.now, "ReservationInPast", soonest, world.now);
  if (startsAt < made.startsAt) gateLead(world, terms, startsAt);
  gateHorizon(world, terms, endsAt);
  gateLength(unit, terms, startsAt, endsAt);
}

/** Last free second after an amendment in time. */
function freeUntilOf(made: Reservation, unit: Unit, terms: Terms, startsAt: number): number {
  const freeUntil = Math.min(made.freeUntil, startsAt - terms.freeCancelSeconds);
  const slots = (startsAt - freeUntil) / unit.slotSeconds;
  const latest = freeUntil + 4094 * unit.slotSeconds;
  gate(slots < 4095, "AmendmentTooFar", made.key, startsAt, latest);
  return freeUntil;
}

function feeOnLost(made: Reservation, unit: Unit, terms: Terms, startsAt: number, endsAt: number): bigint {
  const slot = unit.slotSeconds;
  const shared = Math.min(endsAt, made.endsAt) - Math.max(startsAt, made.startsAt);
  const slots = (made.endsAt - made.startsAt) / slot;
  return lateFeeOn(terms, priceOfLost(terms, slots, Math.max(0, shared) / slot, slot));
}

function rescheduled(made: Reservation, unit: Unit, terms: Terms, startsAt: number, endsAt: number) {
  const price = priceOf(terms, (endsAt - startsAt) / unit.slotSeconds, unit.slotSeconds);
  const escrow = terms.deposit + price;
  return { ...made, startsAt, endsAt, escrow, lateFee: lateFeeOn(terms, price) };
}

export function amend(world: World, by: string, key: number, startsAt: number, endsAt: number): void {
  const made = known(world, key);
  const unit = unitOf(world, made.unitId);
  const terms = termsOf(unit, made.version);
  gateAmendable(world, made, terms, startsAt, endsAt);
  gateAmendedWindow(world, made, unit, terms, startsAt, endsAt);
  gateFit(unit, endsAt);
  const borrowerId = borrowerOf(world, by, unit.ownerId, startsAt, endsAt);
  gate(borrowerId === made.borrowerId, "ReservationNotParty", key, borrowerId);
  const late = made.state === State.OnLoan || world.now > made.freeUntil;
  const freeUntil = late ? -1 : freeUntilOf(made, unit, terms, startsAt);
  const fee = late ? feeOnLost(made, unit, terms, startsAt, endsAt) : 0n;
  gateFree(world, unit.id, startsAt, endsAt, key);
  const next = rescheduled(made, unit, terms, startsAt, endsAt);
  pay(world, borrowerId, made.escrow - next.escrow - fee, next.escrow - made.escrow);
  pay(world, unit.ownerId, fee, 0n);
  world.reservations.set(key, { ...next, freeUntil, offeredTo: 0 });
}

function gateOwner(world: World, by: string, unitId: number, roles: number): Unit {
  const facilityId = staff(world, by, roles);
  const unit = unitOf(world, unitId);
  gate(facilityId === unit.ownerId, "EquipmentNotParty", unitId, facilityId);
  return unit;
}

export function recall(world: World, by: string, key: number, endsAt: number): void {
  const made = known(world, key);
  const unit = gateOwner(world, by, made.unitId, COORDINATOR);
  gate(made.state === State.OnLoan, "ReservationStateUnexpected", key, made.state);
  gateGrid(unit, made.startsAt, endsAt);
  const earliest = Math.ceil((world.now + 86_400) / unit.slotSeconds) * unit.slotSeconds;
  const ok = earliest <= endsAt && endsAt < made.endsAt;
  gate(ok, "RecallEndInvalid", key, endsAt, earliest, made.endsAt - unit.slotSeconds);
  const terms = termsOf(unit, made.version);
  const fee = feeOnLost(made, unit, terms, made.startsAt, endsAt);
  const next = rescheduled(made, unit, terms, made.startsAt, endsAt);
  pay(world, made.borrowerId, made.escrow - next.escrow, next.escrow - made.escrow);
  pay(world, unit.ownerId, -fee, 0n);
  pay(world, made.borrowerId, fee, 0n);
  world.reservations.set(key, { ...next, freeUntil: -1, recalled: true });
}

function gateTransferable(world: World, key: number): Reservation {
  const made = known(world, key);
  gate(made.state === State.Confirmed, "ReservationStateUnexpected", key, made.state);
  gate(world.now < made.endsAt, "ReservationOver", key, made.endsAt);
  return made;
}

export function offerTransfer(world: World, by: string, key: number, to: number): void {
  const made = gateTransferable(world, key);
  const { ownerId } = unitOf(world, made.unitId);
  const borrowerId = staff(world, by, COORDINATOR);
  gate(borrowerId === made.borrowerId, "ReservationNotParty", key, borrowerId);
  gate(to !== ownerId, "ReservationOwnUnit", made.unitId, to);
  gate(to !== borrowerId && to !== made.offeredTo, "TransferInvalid", key, to);
  gate(to === 0 || world.facilities.has(to), "FacilityUnknown", to);
  world.reservations.set(key, { ...made, offeredTo: to });
}

export function acceptTransfer(world: World, by: string, key: number): void {
  const made = gateTransferable(world, key);
  const unit = unitOf(world, made.unitId);
  gateApproval(termsOf(unit, made.version), unit.id);
  gateFit(unit, made.endsAt);
  const borrowerId = borrowerOf(world, by, unit.ownerId, made.startsAt, made.endsAt);
  gate(borrowerId === made.offeredTo, "TransferNotOffered", key, borrowerId);
  release(world, made, facilityOf(world, unit.ownerId).id, 0n, 0n);
  const next = { ...made, borrowerId, offeredTo: 0 };
  world.reservations.set(key, next);
  charge(world, borrowerId, [next]);
}

export function openWindow(world: World, by: string, unitId: number, startsAt: number, endsAt: number): void {
  const unit = gateOwner(world, by, unitId, COORDINATOR_OR_BIOMEDICAL);
  gateGrid(unit, startsAt, endsAt);
  gate(startsAt + unit.slotSeconds > world.now, "ReservationInPast", startsAt, world.now);
  const slots = (endsAt - startsAt) / unit.slotSeconds;
  const longest = (366 * 86_400) / unit.slotSeconds;
  gate(slots <= longest, "ReservationLengthOutOfRange", slots, 1, longest);
  gateFree(world, unitId, startsAt, endsAt);
  const windowsOpened = unit.windowsOpened + 1;
  world.units.set(unitId, { ...unit, windowsOpened });
  const id = unitId * 2 ** 32 + windowsOpened;
  world.windows.set(id, { id, unitId, startsAt, endsAt });
}

export function closeWindow(world: World, by: string, windowId: number): void {
  const window = world.windows.get(windowId);
  gate(window !== undefined, "MaintenanceWindowUnknown", windowId);
  gateOwner(world, by, window.unitId, COORDINATOR_OR_BIOMEDICAL);
  world.windows.delete(windowId);
}
