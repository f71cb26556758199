import { type Interval, quote, type Terms } from "@medequipshare/domain";
import { cancelReservation, reserveCart } from "@medequipshare/sdk";
import type { Hospital } from "../../seed/montana.ts";
import { refusal } from "../refusal.ts";
import type { Stage } from "../stage.ts";
import { balance } from "./reserve.ts";

export interface Cart {
  /** Of two lenders. */
  readonly units: readonly number[];
  /** A unit that somebody has during `time`. */
  readonly taken: number;
  readonly time: Interval;
  /** When all of them are free. */
  readonly later: Interval;
  readonly terms: Terms;
}

/** One unit that is taken spoils the cart, which then costs nothing; without it every unit is reserved at once. */
export async function fillCart(
  stage: Stage,
  place: Hospital,
  { units, taken, time, later, terms }: Cart,
): Promise<void> {
  const coordinator = await stage.cast.person(place, "coordinator");
  const network = { ...coordinator.writer, client: stage.chain };
  const items = (ids: readonly number[], interval: Interval) =>
    ids.map((unitId) => ({ act: "reserve", unitId, ...interval, priority: "urgent" }) as const);
  const before = await balance(stage, place);
  const refused = await refusal("reservation.cart-refused", () =>
    reserveCart(network, { items: items([...units, taken], time) }),
  );
  const { unitId, position, refusal: code } = refused.evidence;
  if (unitId !== taken || position !== units.length + 1 || code !== "reservation.slot-taken")
    throw new Error(`the cart was refused for unit ${unitId} at ${position}: ${code}`);
  const still = await balance(stage, place);
  if (still.free !== before.free || still.escrowed !== before.escrowed)
    throw new Error("half a cart was paid");
  stage.record.tell({
    who: coordinator.name,
    what: `was told that unit ${unitId} spoils the cart; nothing was held`,
  });

  const { reservations } = await reserveCart(network, { items: items(units, later) });
  const escrow = quote(terms, later, stage.slotSeconds).escrow * BigInt(units.length);
  const after = await balance(stage, place);
  if (reservations.length !== units.length || before.free - after.free !== escrow)
    throw new Error(`the cart made ${reservations.length} reservations for ${before.free - after.free}`);
  stage.record.tell({
    who: coordinator.name,
    what: `reserved ${units.length} units of two lenders at once`,
    money: escrow,
  });
  for (const { reservationId } of reservations) {
    const { toOwner } = await cancelReservation(coordinator.writer, { reservationId });
    if (toOwner !== 0n) throw new Error("cancelling in time was not free");
  }
  stage.record.tell({ who: coordinator.name, what: "gave them back in time, free of charge" });
}
