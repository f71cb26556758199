import { openPolicy } from "@medequipshare/domain";
import {
  approveReservation,
  cancelReservation,
  confirmReservation,
  declineReservation,
  setTerms,
  sweepHolds,
} from "@medequipshare/sdk";
import type { Hospital } from "../../seed/montana.ts";
import { refusal } from "../refusal.ts";
import { expectMoney, setAside } from "./expect-money.ts";
import { holdAhead, type Made, reserveAhead, type Scene } from "./scene.ts";

/** Reserved, held and confirmed, lapsed, given up and declined. Gives two reservations that stand. */
export async function playHolds(scene: Scene): Promise<readonly [Made, Made]> {
  const { stage, plain: unitId } = scene;
  stage.record.step("reserve, or confirm a hold");
  const reserved = await reserveAhead(scene, { unitId, lead: 60, slots: 6 });
  const confirmed = await holdAhead(scene, { unitId, lead: 70, slots: 5 });
  await confirm(scene, confirmed);

  stage.record.step("hold that lapses or is given up");
  await lapse(scene);
  for (const side of [stage.places.borrower, stage.places.owner]) await giveUp(scene, side);

  stage.record.step("hold the owner declines");
  await askForApproval(scene);
  return [reserved, confirmed];
}

async function confirm({ stage }: Scene, { reservationId, escrow, by }: Omit<Made, "startsAt" | "endsAt">) {
  const { name: who, writer } = await stage.cast.person(by, "coordinator");
  await expectMoney(stage, { who, what: "confirmed the hold" }, [setAside(by, escrow)], () =>
    confirmReservation(writer, { reservationId }),
  );
}

/** Too late to confirm it; anyone sweeps it. */
async function lapse(scene: Scene): Promise<void> {
  const { stage, other, plain: unitId } = scene;
  const held = await holdAhead(scene, { unitId, lead: 80, slots: 4 });
  await stage.clock.until(held.heldUntil);
  const { writer } = await stage.cast.person(held.by, "coordinator");
  await refusal("reservation.hold-expired", () => confirmReservation(writer, held));
  const { name: who, relay } = await stage.cast.person(other, "coordinator");
  const { logs } = await expectMoney(stage, { who, what: "swept the hold that had lapsed" }, [], () =>
    sweepHolds(relay, { stale: [held.reservationId] }),
  );
  if (logs.length === 0) throw new Error("the lapsed hold was passed over");
}

async function giveUp(scene: Scene, side: Hospital): Promise<void> {
  const { stage, plain: unitId } = scene;
  const { reservationId } = await holdAhead(scene, { unitId, lead: 80, slots: 4 });
  const { name: who, writer } = await stage.cast.person(side, "coordinator");
  await expectMoney(stage, { who, what: "gave the hold up" }, [], () =>
    cancelReservation(writer, { reservationId }),
  );
}

/** Under terms that want the owner's approval: one hold lapses, one is declined, one approved, confirmed and given back. */
async function askForApproval(scene: Scene): Promise<void> {
  const { stage, terms, plain: unitId } = scene;
  const { owner, borrower } = stage.places;
  const { name: who, writer } = await stage.cast.person(owner, "coordinator");
  await setTerms(writer, { unitId, terms, policy: { ...openPolicy, approvalNeeded: true } });
  stage.record.tell({ who, what: `wants to approve every reservation of unit ${unitId}` });
  await lapse(scene);
  stage.record.tell({ who, what: "let the first request lapse after a day" });
  const declined = await holdAhead(scene, { unitId, lead: 80, slots: 4 });
  await expectMoney(stage, { who, what: "declined the hold" }, [], () =>
    declineReservation(writer, declined),
  );
  const approved = await holdAhead(scene, { unitId, lead: 80, slots: 4 });
  await expectMoney(stage, { who, what: "approved the next one" }, [], () =>
    approveReservation(writer, approved),
  );
  await confirm(scene, approved);
  const back = [setAside(borrower, -approved.escrow)];
  await expectMoney(stage, { who, what: "cancelled it all the same" }, back, () =>
    cancelReservation(writer, approved),
  );
  await setTerms(writer, { unitId, terms });
  stage.record.tell({ who, what: `lends unit ${unitId} without approval again` });
}
