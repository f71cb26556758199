import { getLoan } from "@medequipshare/sdk";
import { closingReading, openingReading } from "./lend-a-ventilator.ts";
import { known, type Stage } from "./stage.ts";
import { agree } from "./steps/agree.ts";
import { checkOutFromStart, checkOutUnit } from "./steps/check-out.ts";
import { goOn, refuseUnclean } from "./steps/hand-on.ts";
import { changeHands, inspect, packFor, relayReading, turnAround } from "./steps/hand-over.ts";
import { openServiceArea } from "./steps/join.ts";
import { backOnline, expectDecision } from "./steps/lock.ts";
import { fitWithInstruments, makeFit, register } from "./steps/register.ts";
import { askForOffers, balance, holdAndConfirm, payIn } from "./steps/reserve.ts";
import { settle } from "./steps/settle.ts";
import { useUnit } from "./steps/use.ts";
import { reserveAs } from "./steps/waitlist.ts";
import { storyTerms } from "./story-terms.ts";

const HOUR = 3_600;

/**
 * A hospital has another's ventilator and hands it on to a third hospital, which has reserved it next,
 * without the way home: three sign, two loans meet at one counter, and both settle to the unit.
 */
export async function handOnAUnit(stage: Stage): Promise<void> {
  const { places, record, random, clock, cast } = stage;
  const { owner, borrower } = places;
  const ratePerHour = random.between(18, 32);
  const next = await reserveTwice(stage, ratePerHour);
  const escrows = [
    (await balance(stage, borrower)).escrowed,
    (await balance(stage, next.places.borrower)).escrowed,
  ] as const;

  record.step("The first borrower picks it up, checks it out and uses it");
  await clock.until(known(stage.facts, "startsAt") + random.between(60, 1_200));
  await openingReading(stage);
  const outbound = await packFor(stage, "outbound", await cast.person(owner, "biomedical"));
  await changeHands(stage, outbound, [owner, "biomedical"], [borrower, "biomedical"]);
  await inspect(stage);
  await checkOutUnit(stage);
  await useUnit(stage, hoursOfUse(stage));

  record.step("On to the next borrower: cleaned, agreed to by the owner, signed by three");
  await clock.until(known(stage.facts, "endsAt") - random.between(2, 4) * HOUR);
  const meter = known(stage.facts, "meter");
  await meter.publish(await meter.take(await clock.now()));
  await relayReading(stage, await cast.person(borrower, "biomedical"));
  const onward = await packFor(stage, "onward", await cast.person(borrower, "biomedical"), [
    next.places.borrower,
  ]);
  await refuseUnclean(stage, next, onward);
  await turnAround(stage);
  await goOn(stage, next, onward);
  await backOnline(stage);
  await expectDecision(stage, "refused: the chain holds no such grant");
  await known(stage.facts, "lock").disconnect();

  record.step("The first loan settles by the counter that opened the second");
  await settle(stage, escrows[0], storyTerms(ratePerHour));

  record.step(
    "The next borrower inspects, checks out from its own start, uses, returns; its loan settles too",
  );
  await inspect(next);
  await checkOutFromStart(next);
  await useUnit(next, hoursOfUse(stage));
  await turnAround(next);
  await closingReading(next);
  const inbound = await packFor(next, "return", await cast.person(next.places.borrower, "biomedical"));
  await changeHands(next, inbound, [next.places.borrower, "biomedical"], [owner, "biomedical"]);
  await settle(next, escrows[1], storyTerms(ratePerHour));
  await requireWhole(stage, next);
}

/** Two hospitals reserve one ventilator, one after the other; gives the stage as the second one stands on it. */
async function reserveTwice(stage: Stage, ratePerHour: number): Promise<Stage> {
  const { places, record, random, facts } = stage;
  const { owner, borrower } = places;
  const [third] = places.founders;
  const terms = storyTerms(ratePerHour);
  record.step("Three facilities agree; two reserve one ventilator, one after the other");
  await openServiceArea(stage, owner, 240);
  for (const place of [borrower, third]) await agree(stage, owner, place, terms);
  const unitId = await register(stage, owner, ratePerHour);
  facts.unitId = unitId;
  await makeFit(stage, owner, unitId);
  await fitWithInstruments(stage, owner, borrower, unitId);
  for (const place of [borrower, third]) await payIn(stage, place, 10_000);
  const [best] = await askForOffers(stage, random.between(16, 24), random.between(2, 30));
  if (best?.unit.unitId !== unitId) throw new Error("the unit is not offered");
  await holdAndConfirm(stage, best);
  const startsAt = known(facts, "endsAt") + random.between(0, 2) * HOUR;
  const interval = { startsAt, endsAt: startsAt + random.between(16, 24) * HOUR };
  const reservationId = await reserveAs(stage, third, unitId, interval, terms, "urgent");
  return {
    ...stage,
    places: { ...places, borrower: third },
    borrowerNode: stage.othersNode,
    facts: { ...facts, ...interval, reservationId },
  };
}

/** Together the loans were billed exactly what the meter counted. */
async function requireWhole(stage: Stage, next: Stage): Promise<void> {
  const network = { client: stage.chain, addresses: stage.addresses };
  const first = await getLoan(network, { reservationId: known(stage.facts, "reservationId") });
  const second = await getLoan(network, { reservationId: known(next.facts, "reservationId") });
  const ran = known(stage.facts, "ranSeconds") + known(next.facts, "ranSeconds");
  if (second.closingSeconds - first.openingSeconds !== BigInt(ran))
    throw new Error(
      `the two loans hold ${second.closingSeconds - first.openingSeconds} seconds, it ran ${ran}`,
    );
  stage.record.tell({
    who: "The two loans",
    what: `were billed the ${ran} seconds the meter counted, none twice, none lost`,
  });
}

const hoursOfUse = ({ random }: Stage): readonly number[] =>
  Array.from({ length: 4 }, () => random.between(2_400, 3_600));
