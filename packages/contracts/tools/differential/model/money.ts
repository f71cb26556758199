import { gate } from "./refusal.ts";
import { type Facility, type Reservation, State, type Terms, type World } from "./world.ts";

/** Price of so many slots, turnaround free of charge, rounded down. */
export function priceOf(terms: Terms, slots: number, slotSeconds: number): bigint {
  const usable = Math.max(0, slots - terms.turnaroundSlots);
  return ((terms.ratePerHour + terms.contributionPerHour) * BigInt(usable * slotSeconds)) / 3600n;
}

/** Price of the slots lost when `left` of `slots` stay: the turnaround is the last to go. */
export function priceOfLost(terms: Terms, slots: number, left: number, slotSeconds: number): bigint {
  const usable = (count: number) => Math.max(0, count - terms.turnaroundSlots);
  const lost = usable(slots) - usable(left);
  return ((terms.ratePerHour + terms.contributionPerHour) * BigInt(lost * slotSeconds)) / 3600n;
}

export function lateFeeOn(terms: Terms, price: bigint): bigint {
  return (price * terms.lateCancelBps) / 10_000n;
}

export function facilityOf(world: World, id: number): Facility {
  const facility = world.facilities.get(id);
  if (!facility) throw new Error(`the model has no facility ${id}`);
  return facility;
}

/** Moves money of one facility; the ledger's own error when its free balance is too small. */
export function pay(world: World, id: number, free: bigint, escrowed: bigint): void {
  const facility = facilityOf(world, id);
  const next = { ...facility, free: facility.free + free, escrowed: facility.escrowed + escrowed };
  gate(next.free >= 0n, "LedgerBalanceInsufficient", id, facility.free, -free);
  if (next.escrowed < 0n) throw new Error(`facility ${id} has less than nothing in escrow`);
  world.facilities.set(id, next);
}

export function liveOf(world: World, borrowerId: number): readonly Reservation[] {
  const live: readonly number[] = [State.Confirmed, State.OnLoan, State.Returned];
  return [...world.reservations.values()].filter(
    (each) => each.borrowerId === borrowerId && live.includes(each.state),
  );
}

export function holdsOf(world: World, borrowerId: number): number {
  return [...world.reservations.values()].filter(
    (each) => each.borrowerId === borrowerId && each.state === State.Held,
  ).length;
}

export function insuredBy(world: World, borrowerId: number): bigint {
  return liveOf(world, borrowerId).reduce((sum, { insured }) => sum + insured, 0n);
}

/** The gate on the borrower's cover, given what live reservations take from it without the new ones. */
export function gateCover(world: World, borrowerId: number, before: bigint, added: bigint): void {
  const { cover } = facilityOf(world, borrowerId);
  const left = cover > before ? cover - before : 0n;
  gate(before + added <= cover, "FacilityCoverExceeded", borrowerId, left, added);
}

/**
 * Charges a borrower for reservations that are already on record as confirmed.
 * @param made Of one borrower, one escrow and one insured value.
 */
export function charge(world: World, borrowerId: number, made: readonly Reservation[]): void {
  const escrow = made.reduce((sum, each) => sum + each.escrow, 0n);
  const insured = made.reduce((sum, each) => sum + each.insured, 0n);
  const before = liveOf(world, borrowerId).length - made.length;
  pay(world, borrowerId, -escrow, escrow);
  gate(before + made.length <= 64, "ReservationQuotaExceeded", borrowerId, before, 64);
  gateCover(world, borrowerId, insuredBy(world, borrowerId) - insured, insured);
}

/** Ends an escrow: parts to owner and fund, the rest back. */
export function release(world: World, made: Reservation, ownerId: number, toOwner: bigint, toFund: bigint) {
  pay(world, made.borrowerId, made.escrow - toOwner - toFund, -made.escrow);
  pay(world, ownerId, toOwner, 0n);
  world.fund += toFund;
}
