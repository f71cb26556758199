import {
  amendReservation,
  cancelReservation,
  cancelUnfitReservation,
  closeMaintenanceWindow,
  openMaintenanceWindow,
  quarantineUnit,
  releaseQuarantine,
  reserveSeries,
} from "@medequipshare/sdk";
import type { Hospital } from "../../seed/montana.ts";
import { refusal } from "../refusal.ts";
import { idOf, jsonBytes } from "../stage.ts";
import { due, expectMoney, setAside } from "./expect-money.ts";
import { moneyRule, SLOT } from "./rule.ts";
import { intervalAhead, type Made, reserveAhead, type Scene } from "./scene.ts";

/** A window and a series that passes over it. */
export async function playSeries(scene: Scene): Promise<void> {
  const { stage, terms, plain: unitId } = scene;
  const { owner, borrower } = stage.places;
  const engineer = await stage.cast.person(owner, "biomedical");
  const { name: who, writer } = await stage.cast.person(borrower, "coordinator");
  stage.record.step("maintenance window");
  const first = await intervalAhead(stage, 90, 4);
  const day = 24 * SLOT;
  const window = { unitId, startsAt: first.startsAt + day, endsAt: first.endsAt + day };
  const { windowId } = await expectMoney(stage, { who: engineer.name, what: "opened a window" }, [], () =>
    openMaintenanceWindow(engineer.writer, window),
  );

  stage.record.step("series");
  const series = { unitId, ...first, priority: "elective", periodSeconds: day, count: 3 } as const;
  const escrow = moneyRule.escrow(terms, 4);
  const told = { who, what: "reserved a series of three, of which the window takes one" };
  const { occurrences } = await expectMoney(stage, told, [setAside(borrower, 2n * escrow)], () =>
    reserveSeries(writer, series),
  );
  const ids = occurrences.flatMap(({ reservationId }) => (reservationId === null ? [] : [reservationId]));
  if (occurrences.length !== 3 || ids.length !== 2 || occurrences[1]?.reservationId !== null)
    throw new Error("the series did not pass over the window");
  await expectMoney(stage, { who: engineer.name, what: "closed the window" }, [], () =>
    closeMaintenanceWindow(engineer.writer, { windowId }),
  );
  for (const reservationId of ids) await cancelFree(scene, { reservationId, escrow, by: borrower }, borrower);
}

type Cancelled = Pick<Made, "reservationId" | "escrow" | "by">;

/** Cancels so that all of the escrow comes back. */
export async function cancelFree(
  { stage }: Pick<Scene, "stage">,
  { reservationId, escrow, by }: Cancelled,
  side: Hospital,
): Promise<void> {
  const { name: who, writer } = await stage.cast.person(side, "coordinator");
  await expectMoney(
    stage,
    { who, what: `cancelled reservation ${reservationId}` },
    [setAside(by, -escrow)],
    () => cancelReservation(writer, { reservationId }),
  );
}

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
