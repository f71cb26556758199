import { cancelReservation } from "@medequipshare/sdk";
import type { Hospital } from "../../seed/montana.ts";
import { due, expectMoney } from "./expect-money.ts";
import { moneyRule } from "./rule.ts";
import { type Made, reserveAhead, type Scene } from "./scene.ts";

const DAY = 86_400;

/** Three reservations that nobody picks up are ended by either side once they are over, and by anyone a day later. */
export async function playNoShows(scene: Scene): Promise<void> {
  const { stage, plain: unitId, other } = scene;
  const { owner, borrower } = stage.places;
  stage.record.step("no-show");
  const first = await reserveAhead(scene, { unitId, lead: 0, slots: 4 });
  const second = await reserveAhead(scene, { unitId, lead: 4, slots: 5 });
  const third = await reserveAhead(scene, { unitId, lead: 9, slots: 6 });
  await stage.clock.until(second.endsAt);
  await end(scene, first, borrower, "ended it as its borrower");
  await end(scene, second, owner, "ended it as its owner");
  await stage.clock.until(third.endsAt + DAY);
  await end(scene, third, other, "ended it, a stranger to it, a day later");
}

/** Whoever ends it, the borrower owes the late fee. */
async function end({ stage, terms }: Scene, made: Made, by: Hospital, what: string): Promise<void> {
  const { owner, borrower } = stage.places;
  const fee = moneyRule.lateFee(terms, made.slots);
  const dues = [due(borrower, made.escrow - fee, -made.escrow), due(owner, fee)];
  const { name: who, writer } = await stage.cast.person(by, "coordinator");
  await expectMoney(stage, { who, what }, dues, () => cancelReservation(writer, made));
}
