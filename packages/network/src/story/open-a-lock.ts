import { closingReading, openingReading } from "./lend-a-ventilator.ts";
import { known, type Stage } from "./stage.ts";
import { agree } from "./steps/agree.ts";
import { keepForMaintenance } from "./steps/block.ts";
import { identify, latest, relayed, requireRefusedReviews, review } from "./steps/break-glass.ts";
import { checkOutUnit } from "./steps/check-out.ts";
import { changeHands, inspect, packFor, turnAround } from "./steps/hand-over.ts";
import { appoint, openServiceArea } from "./steps/join.ts";
import { backOnline, dismissOperator, expectDecision, loseNetwork } from "./steps/lock.ts";
import { fitWithInstruments, makeFit, register } from "./steps/register.ts";
import { askForOffers, balance, holdAndConfirm, payIn } from "./steps/reserve.ts";
import { settle } from "./steps/settle.ts";
import { useUnit } from "./steps/use.ts";
import { storyTerms } from "./story-terms.ts";

const MINUTE = 60;

const OFFLINE = "refused: offline, and no grant read within 15 minutes";
const NO_GRANT = "refused: the chain holds no such grant";

/**
 * A lock in a hospital with a bad network: it opens on what it read on chain itself, for a quarter of an hour without
 * network, never for somebody dismissed, and always for whoever breaks its glass, who has to answer for it.
 */
export async function openALock(stage: Stage): Promise<void> {
  const { record, random, clock } = stage;
  const ratePerHour = random.between(18, 32);
  const escrow = await lendWithLock(stage, ratePerHour);

  record.step("Check-out with both factors opens; a forged grant opens nothing");
  await checkOutUnit(stage);
  const readAt = await clock.now();

  record.step("The network is lost: the same operator opens for 15 minutes");
  await expectDecision(stage, "opened: offline grant");
  await clock.until(readAt + random.between(10, 14) * MINUTE);
  await expectDecision(stage, "opened: offline grant");
  await clock.until(readAt + random.between(16, 40) * MINUTE);
  await expectDecision(stage, OFFLINE);

  record.step("The operator is dismissed: refused at once online, within 15 minutes offline");
  await backOnline(stage);
  await expectDecision(stage, "opened");
  await loseNetwork(stage);
  const lostAt = await clock.now();
  await dismissOperator(stage);
  await expectDecision(stage, "opened: offline grant");
  await clock.until(lostAt + 16 * MINUTE);
  await expectDecision(stage, OFFLINE);
  await backOnline(stage);
  await expectDecision(stage, NO_GRANT);
  await appoint(stage, stage.places.borrower, ["operator"]);
  await expectDecision(stage, "opened");
  await dismissOperator(stage);
  await expectDecision(stage, NO_GRANT);
  await loseNetwork(stage);
  await expectDecision(stage, OFFLINE);
  await backOnline(stage);
  await appoint(stage, stage.places.borrower, ["operator"]);
  await expectDecision(stage, "opened");

  record.step("It reboots without network: closed to everybody, but for its glass");
  await loseNetwork(stage);
  await known(stage.facts, "lock").reboot();
  await expectDecision(stage, OFFLINE);
  await breakGlass(stage);
  await clock.until((await clock.now()) + random.between(30, 90) * MINUTE);
  await backOnline(stage);
  const first = await relayed(stage, 1);
  if (first.openedAt !== null) throw new Error("a lock without a clock told the time of its opening");

  record.step("Identified in time, reviewed by another");
  await requireRefusedReviews(stage, first);
  await identify(stage, first, "network-lost", false);
  await review(stage, first, true);

  record.step("Broken a second time: identified late, and shown as late");
  await breakGlass(stage);
  const second = await relayed(stage, 2);
  await clock.until(second.identifyBy + random.between(1, 30) * MINUTE);
  const waiting = await latest(stage);
  if (waiting.state !== "late") throw new Error(`the second opening is ${waiting.state}, not late`);
  record.tell({ who: "The node", what: "shows the second opening as late" });
  await identify(stage, second, "mistake", true);
  await review(stage, second, false);

  record.step("Returned and settled");
  await giveBack(stage, escrow, ratePerHour);
}

async function breakGlass(stage: Stage): Promise<void> {
  const decision = await known(stage.facts, "lock").breakGlass();
  if (decision !== "opened: glass broken") throw new Error(`the glass was broken and the lock ${decision}`);
  stage.record.tell({ who: "Somebody", what: "broke the glass; the lock opened" });
}

/** Up to the unit in the borrower's hands, inspected; gives the escrow. */
async function lendWithLock(stage: Stage, ratePerHour: number): Promise<bigint> {
  const { places, record, facts, random, clock, cast } = stage;
  const { owner, borrower } = places;
  record.step("Two facilities agree; a ventilator with meter and lock is lent");
  await openServiceArea(stage, owner, 240);
  await agree(stage, owner, borrower, storyTerms(ratePerHour));
  const unitId = await register(stage, owner, ratePerHour);
  facts.unitId = unitId;
  await makeFit(stage, owner, unitId);
  await fitWithInstruments(stage, owner, borrower, unitId);
  await payIn(stage, borrower, 10_000);
  const [best] = await askForOffers(stage, random.between(24, 36), random.between(2, 30));
  if (best?.unit.unitId !== unitId) throw new Error("the unit is not offered");
  await holdAndConfirm(stage, best);
  await keepForMaintenance(stage);
  const { escrowed } = await balance(stage, borrower);
  await clock.until(known(facts, "startsAt") + random.between(60, 1_200));
  await openingReading(stage);
  const outbound = await packFor(stage, "outbound", await cast.person(owner, "biomedical"));
  await changeHands(stage, outbound, [owner, "biomedical"], [borrower, "biomedical"]);
  await inspect(stage);
  return escrowed;
}

async function giveBack(stage: Stage, escrow: bigint, ratePerHour: number): Promise<void> {
  const { places, cast, random } = stage;
  const { owner, borrower } = places;
  await known(stage.facts, "lock").disconnect();
  await useUnit(
    stage,
    Array.from({ length: 4 }, () => random.between(2_400, 3_600)),
  );
  await turnAround(stage);
  await closingReading(stage);
  const inbound = await packFor(stage, "return", await cast.person(borrower, "biomedical"));
  await changeHands(stage, inbound, [borrower, "biomedical"], [owner, "biomedical"]);
  await settle(stage, escrow, storyTerms(ratePerHour));
}
