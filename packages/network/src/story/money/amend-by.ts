import { amendReservation } from "@medequipshare/sdk";
import { due, expectMoney } from "./expect-money.ts";
import { moneyRule, SLOT } from "./rule.ts";
import type { Made, Scene } from "./scene.ts";

/**
 * Start and end change by so many slots, at either end only later or only shorter: then the slots lost are what the new
 * length lacks.
 */
export async function amendBy(
  { stage, terms }: Scene,
  made: Made,
  by: { readonly start: number; readonly end: number },
  isLate = false,
): Promise<Made> {
  const slots = made.slots + by.end - by.start;
  const escrow = moneyRule.escrow(terms, slots);
  const lost = Math.max(0, made.slots - slots);
  const fee = isLate ? moneyRule.lateFeeOfLost(terms, lost, made.slots) : 0n;
  const to = { startsAt: made.startsAt + by.start * SLOT, endsAt: made.endsAt + by.end * SLOT };
  const { name: who, writer } = await stage.cast.person(made.by, "coordinator");
  const dues = [due(made.by, made.escrow - escrow - fee, escrow - made.escrow), due(stage.places.owner, fee)];
  await expectMoney(stage, { who, what: `amended it from ${made.slots} slots to ${slots}` }, dues, () =>
    amendReservation(writer, { reservationId: made.reservationId, ...to }),
  );
  return { ...made, ...to, slots, escrow };
}
