import { amendReservation, settleLoan } from "@medequipshare/sdk";
import { refusal } from "../refusal.ts";
import { known, type Stage } from "../stage.ts";
import { connectMeter } from "../steps/connect.ts";
import { changeHands, packFor, relayReading, turnAround } from "../steps/hand-over.ts";
import { amendBy } from "./amend-by.ts";
import { due, expectMoney } from "./expect-money.ts";
import { playUnfit } from "./play-unfit.ts";
import { moneyRule, SLOT, type Spent } from "./rule.ts";
import { type Made, reserveAhead, type Scene } from "./scene.ts";

/** The loans of the table. Each is reserved for the next slot and picked up a few minutes after its start. */
export async function playLoans(scene: Scene): Promise<void> {
  const { stage, terms, metered, plain, other } = scene;
  const { record } = stage;
  record.step("shorten on loan");
  const made = await reserveAhead(scene, { unitId: plain, lead: 0, slots: 12 });
  const silent = await reserveAhead(scene, { unitId: metered, lead: 0, slots: 28 });
  await pickUp(scene, made);
  await pickUp(scene, silent, true);
  const shorter = await amendBy(scene, made, { start: 0, end: -5 }, true);

  record.step("return in time, no meter or a silent one");
  await returnAt(scene, shorter, shorter.endsAt - SLOT, 0);
  await settleAs(scene, shorter, { seconds: moneyRule.usableSeconds(terms, shorter.slots), lateSeconds: 0 });
  // More than a day after the meter's last word.
  await returnAt(scene, silent, silent.endsAt - SLOT, 0);
  await settleAs(scene, silent, { seconds: moneyRule.usableSeconds(terms, silent.slots), lateSeconds: 0 });

  const kept = await reserveAhead(scene, { unitId: metered, lead: 0, slots: 5 });
  const next = await reserveAhead(scene, { unitId: metered, lead: 5, slots: 4, by: other });
  await pickUp(scene, kept, true);
  const ran = await run(scene, kept.endsAt - SLOT);
  await stage.clock.until(kept.endsAt + stage.random.between(300, 3_000));
  await playUnfit(scene, next);
  record.step("return late");
  const lateSeconds = await returnAt(scene, kept, kept.endsAt, ran);
  await settleAs(scene, kept, { seconds: ran, lateSeconds });

  record.step("overtime");
  await lendPastItsEnd(scene, { metered: 5, late: 2 });
  record.step("shortfall");
  // The late fee does not fit into the escrow, then revenue neither, then not even the fund's share.
  await lendPastItsEnd(scene, { metered: 1, late: 7 });
  await lendPastItsEnd(scene, { metered: 20, late: 20 });
  await lendPastItsEnd(scene, { metered: 75, late: 75 });
}

/** Four slots that became `late` hours more, of the unit with the meter, which ran `metered` hours at least. */
async function lendPastItsEnd(scene: Scene, hours: { readonly metered: number; readonly late: number }) {
  const { stage } = scene;
  const made = await reserveAhead(scene, { unitId: scene.metered, lead: 0, slots: 4 });
  await pickUp(scene, made, true);
  const started = await stage.clock.now();
  const returnsAt = made.endsAt + hours.late * SLOT + stage.random.between(1, 1_000);
  await stage.clock.until(returnsAt);
  const ran = hours.metered * SLOT + stage.random.between(1, 600);
  if (ran > (await stage.clock.now()) - started) throw new Error("the unit ran longer than it was lent");
  known(stage.facts, "meter").run(ran);
  const { writer } = await stage.cast.person(made.by, "coordinator");
  const longer = { ...made, endsAt: made.endsAt + 200 * SLOT };
  await refusal("reservation.over", () => amendReservation(writer, longer));
  const lateSeconds = await returnAt(scene, made, returnsAt, ran);
  await settleAs(scene, made, { seconds: ran, lateSeconds });
}

/** A stage whose facts are those of this loan. */
function onLoan({ stage }: Scene, { unitId, reservationId, startsAt, endsAt }: Made): Stage {
  return { ...stage, facts: { ...stage.facts, unitId, reservationId, startsAt, endsAt } };
}

async function pickUp(scene: Scene, made: Made, isMetered = false): Promise<void> {
  const stage = onLoan(scene, made);
  const { owner, borrower } = stage.places;
  await stage.clock.until(made.startsAt + 120);
  if (isMetered) await speak(stage, "owner");
  const pack = await packFor(stage, "outbound", await stage.cast.person(owner, "biomedical"));
  await changeHands(stage, pack, [owner, "biomedical"], [borrower, "biomedical"]);
}

/** Runs at the borrower's until `at`; gives the seconds. */
async function run({ stage }: Scene, at: number): Promise<number> {
  const started = await stage.clock.now();
  await stage.clock.until(at);
  const seconds = at - started - stage.random.between(60, 900);
  known(stage.facts, "meter").run(seconds);
  return seconds;
}

/** The meter's counter as it is goes on chain, by the broker and the relay of one side. */
async function speak(stage: Stage, side: "owner" | "borrower"): Promise<void> {
  const meter = known(stage.facts, "meter");
  await connectMeter(stage, side);
  await meter.publish(await meter.take(await stage.clock.now()));
  await relayReading(stage, await stage.cast.person(stage.places[side], "biomedical"));
  await meter.disconnect();
}

/** Comes back at `at` or, if that is past, now; one that did not run has not spoken. Gives the seconds after the end. */
async function returnAt(scene: Scene, made: Made, at: number, ran: number): Promise<number> {
  const stage = onLoan(scene, made);
  const { owner, borrower } = stage.places;
  await stage.clock.until(at);
  if (ran > 0) await speak(stage, "borrower");
  const pack = await packFor(stage, "return", await stage.cast.person(borrower, "biomedical"));
  const signedAt = await changeHands(stage, pack, [borrower, "biomedical"], [owner, "biomedical"]);
  await turnAround(stage, owner);
  return Math.max(0, signedAt - made.endsAt);
}

/** Anyone settles; owner, fund and borrower get what the document says. */
async function settleAs({ stage, terms, other }: Scene, made: Made, spent: Spent): Promise<void> {
  const { toOwner, toFund, refund, shortfall } = moneyRule.settled(terms, made.escrow, spent);
  const dues = [due(made.by, refund, -made.escrow), due(stage.places.owner, toOwner)];
  const { name: who, relay } = await stage.cast.person(other, "coordinator");
  const what = `settled ${spent.seconds} seconds, ${spent.lateSeconds} late`;
  const settled = await expectMoney(stage, { who, what }, dues, () => settleLoan(relay, made), toFund);
  if (settled.shortfall !== shortfall) throw new Error(`${settled.shortfall} is short, not ${shortfall}`);
  if (shortfall > 0n)
    stage.record.tell({ who, what: "was told what the escrow falls short of", money: shortfall });
}
