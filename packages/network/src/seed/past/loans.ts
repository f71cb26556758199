import { settleLoan } from "@medequipshare/sdk";
import { closingReading, openingReading } from "../../story/lend-a-ventilator.ts";
import { known, type Stage } from "../../story/stage.ts";
import { changeHands, inspect, packFor, turnAround } from "../../story/steps/hand-over.ts";
import { fitWithInstruments } from "../../story/steps/register.ts";
import { balance } from "../../story/steps/reserve.ts";
import { rate, sealRating, settle } from "../../story/steps/settle.ts";
import { useUnit } from "../../story/steps/use.ts";
import { reserveAs } from "../../story/steps/waitlist.ts";
import type { Hospital } from "../montana.ts";
import { termsOf, type UnitPlan } from "../parts/units.ts";
import { type PastScene, pastStage } from "./past-stage.ts";

const HOUR = 3_600;
/** Seconds of every hour that a metered unit runs on these loans. */
const RUN_BY_HOUR = [3_100, 2_600, 3_450, 2_900];

export interface PastLoan {
  readonly plan: UnitPlan;
  readonly unitId: number;
  readonly borrower: Hospital;
  /** Unix seconds, whole hours. */
  readonly startsAt: number;
  readonly endsAt: number;
}

/** Reserved, fetched and inspected; with a meter, it ran for a few hours and said so. */
async function fetchUnit(scene: PastScene, loan: PastLoan, isMetered: boolean): Promise<Stage> {
  const { plan, unitId, borrower, startsAt, endsAt } = loan;
  const stage = pastStage(scene, plan.lender, borrower);
  const { owner } = stage.places;
  const time = { startsAt, endsAt };
  Object.assign(stage.facts, { unitId, ...time });
  if (isMetered) await fitWithInstruments(stage, owner, borrower, unitId);
  await stage.clock.until(startsAt - 20 * HOUR);
  stage.facts.reservationId = await reserveAs(stage, borrower, unitId, time, termsOf(plan.type), "urgent");
  await stage.clock.until(startsAt + 15 * 60);
  if (isMetered) await openingReading(stage);
  const pack = await packFor(stage, "outbound", await stage.cast.person(owner, "biomedical"));
  await changeHands(stage, pack, [owner, "biomedical"], [borrower, "biomedical"]);
  await inspect(stage);
  if (isMetered) await useUnit(stage, RUN_BY_HOUR);
  return stage;
}

/** One that is out still. */
export async function lend(scene: PastScene, loan: PastLoan, isMetered = false): Promise<void> {
  const { facts } = await fetchUnit(scene, loan, isMetered);
  await facts.meter?.disconnect();
}

/** One that came back an hour before its end and was settled by its meter; both sides have rated. */
export async function lendAndSettle(scene: PastScene, loan: PastLoan): Promise<void> {
  const stage = await fetchUnit(scene, loan, true);
  const { escrowed } = await balance(stage, loan.borrower);
  await stage.clock.until(loan.endsAt - HOUR);
  await turnAround(stage);
  await closingReading(stage);
  await bringBack(stage);
  await settle(stage, escrowed, termsOf(loan.plan.type));
  await rate(stage);
}

/** One without a meter, which only the owner has rated. */
export async function lendAndAwaitRating(scene: PastScene, loan: PastLoan): Promise<void> {
  const stage = await fetchUnit(scene, loan, false);
  await stage.clock.until(loan.endsAt - HOUR);
  await turnAround(stage);
  await bringBack(stage);
  const { relay } = await stage.cast.person(stage.places.owner, "finance");
  await settleLoan(relay, { reservationId: known(stage.facts, "reservationId") });
  await sealRating(stage, stage.places.owner);
}

async function bringBack(stage: Stage): Promise<void> {
  const { owner, borrower } = stage.places;
  const pack = await packFor(stage, "return", await stage.cast.person(borrower, "biomedical"));
  await changeHands(stage, pack, [borrower, "biomedical"], [owner, "biomedical"]);
}
