import { cancelReservation } from "@medequipshare/sdk";
import { amendBy } from "./amend-by.ts";
import { cancelFree } from "./cancel-free.ts";
import { due, expectMoney } from "./expect-money.ts";
import { moneyRule } from "./rule.ts";
import { type Made, reserveAhead, type Scene } from "./scene.ts";

/** What two reservations cost that are changed or given up in time. */
export async function playInTime(scene: Scene, [one, other]: readonly [Made, Made]): Promise<void> {
  const { record, places } = scene.stage;
  record.step("amend in time");
  const moved = await amendBy(scene, one, { start: 1, end: 3 });
  const shorter = await amendBy(scene, moved, { start: 0, end: -4 });
  record.step("cancel in time");
  await cancelFree(scene, shorter, places.borrower);
  record.step("cancel by the owner");
  await cancelFree(scene, other, places.owner);
  // Its start is so near that the borrower itself would have to pay.
  const late = await reserveAhead(scene, { unitId: scene.plain, lead: 3, slots: 4 });
  await cancelFree(scene, late, places.owner);
}

/** One reservation whose free time is past when it is made. */
export async function playLate(scene: Scene): Promise<void> {
  const { stage, terms, plain: unitId } = scene;
  const { owner, borrower } = stage.places;
  const made = await reserveAhead(scene, { unitId, lead: 3, slots: 10 });
  stage.record.step("amend late");
  const shorter = await amendBy(scene, made, { start: 0, end: -4 }, true);
  stage.record.step("extend");
  const longer = await amendBy(scene, shorter, { start: 0, end: 2 }, true);
  stage.record.step("cancel late");
  const fee = moneyRule.lateFee(terms, longer.slots);
  const dues = [due(borrower, longer.escrow - fee, -longer.escrow), due(owner, fee)];
  const { name: who, writer } = await stage.cast.person(borrower, "coordinator");
  await expectMoney(stage, { who, what: `cancelled ${longer.slots} slots late` }, dues, () =>
    cancelReservation(writer, longer),
  );
}
