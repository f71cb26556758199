import { cancelUnfitReservation, quarantineUnit, releaseQuarantine } from "@medequipshare/sdk";
import { refusal } from "../refusal.ts";
import { idOf, jsonBytes } from "../stage.ts";
import { expectMoney, setAside } from "./expect-money.ts";
import { type Made, reserveAhead, type Scene } from "./scene.ts";

/** The unit becomes unfit a few hours before the start, or the one before keeps it: `absent` has begun already. */
export async function playUnfit(scene: Scene, absent: Made): Promise<void> {
  const { stage, plain: unitId } = scene;
  const { owner, borrower } = stage.places;
  stage.record.step("unit unfit or not there");
  await giveBackUndelivered(scene, absent, "the unit is still elsewhere");
  const unfit = await reserveAhead(scene, { unitId, lead: 3, slots: 4 });
  const coordinator = await stage.cast.person(borrower, "coordinator");
  await refusal("reservation.unit-fit", () => cancelUnfitReservation(coordinator.writer, unfit));
  const engineer = await stage.cast.person(owner, "biomedical");
  await quarantineUnit(engineer.writer, { unitId, faultCode: 7 });
  stage.record.tell({ who: engineer.name, what: `put unit ${unitId} into quarantine` });
  await giveBackUndelivered(scene, unfit, "the unit is not fit");
  const report = { unitId, finding: "none (invented)" };
  const document = await engineer.put({
    kind: "inspection",
    bytes: jsonBytes(report),
    recipients: [idOf(stage, owner)],
  });
  await releaseQuarantine(engineer.writer, { unitId, document });
  stage.record.tell({ who: engineer.name, what: "found nothing and released it" });
}

async function giveBackUndelivered({ stage }: Scene, made: Made, why: string): Promise<void> {
  const { name: who, writer } = await stage.cast.person(made.by, "coordinator");
  await expectMoney(stage, { who, what: `gave it back: ${why}` }, [setAside(made.by, -made.escrow)], () =>
    cancelUnfitReservation(writer, made),
  );
}
