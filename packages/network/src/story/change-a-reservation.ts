import { earliestRecallEnd } from "@medequipshare/domain";
import { untilIndexed } from "../access/until-indexed.ts";
import { closingReading, openingReading } from "./lend-a-ventilator.ts";
import { idOf, known, type Stage } from "./stage.ts";
import { agree } from "./steps/agree.ts";
import { blockForMaintenance, keepForMaintenance } from "./steps/block.ts";
import { change, handTo, intervalOf, recallTo } from "./steps/change.ts";
import { changeHands, inspect, packFor, turnAround } from "./steps/hand-over.ts";
import { openServiceArea } from "./steps/join.ts";
import { fitWithInstruments, makeFit, register } from "./steps/register.ts";
import { askForOffers, balance, holdAndConfirm, payIn } from "./steps/reserve.ts";
import { settle } from "./steps/settle.ts";
import { useUnit } from "./steps/use.ts";
import { storyTerms } from "./story-terms.ts";

const HOUR = 3_600;

/**
 * A hospital reserves another's ventilator, extends and shortens, and hands it to another hospital, which
 * extends the loan until the owner recalls it. Every figure is compared with the rules of the domain.
 */
export async function changeAReservation(stage: Stage): Promise<void> {
  const { places, record, random } = stage;
  const { owner, borrower } = places;
  const [third] = places.founders;
  const ratePerHour = random.between(18, 32);
  const terms = storyTerms(ratePerHour);

  record.step("Three facilities agree; the owner's ventilator is fit to lend");
  await openServiceArea(stage, owner, 240);
  for (const place of [borrower, third]) await agree(stage, owner, place, terms);
  const unitId = await register(stage, owner, ratePerHour);
  stage.facts.unitId = unitId;
  await makeFit(stage, owner, unitId);
  await fitWithInstruments(stage, owner, borrower, unitId);
  for (const place of [owner, borrower, third]) await payIn(stage, place, 10_000);

  record.step("The borrower holds and confirms; the owner blocks time for maintenance");
  const offers = await askForOffers(stage, random.between(24, 30), random.between(60, 90));
  const [best] = offers;
  if (best?.unit.unitId !== unitId) throw new Error("the unit is not offered");
  await holdAndConfirm(stage, best);
  await keepForMaintenance(stage, 200);
  await blockForMaintenance(stage, random.between(2, 6));

  record.step("Changed while it is free: moved and extended without a fee");
  const made = intervalOf(stage);
  const shift = random.between(1, 5) * HOUR;
  const moved = { startsAt: made.startsAt + shift, endsAt: made.endsAt + shift };
  await change(stage, "moved", moved, terms);
  await change(stage, "extended", { ...moved, endsAt: moved.endsAt + random.between(6, 9) * HOUR }, terms);

  record.step("Shortened late: the late fee goes to the owner");
  await stage.clock.until(moved.startsAt - random.between(2, 20) * HOUR);
  const long = intervalOf(stage);
  const shorter = { ...long, endsAt: long.endsAt - random.between(3, 5) * HOUR };
  if ((await change(stage, "shortened", shorter, terms)) === 0n) throw new Error("shortening late was free");

  record.step("Handed to a third facility, which gets it on its own escrow");
  await handTo(stage, third);
  const onwards: Stage = {
    ...stage,
    places: { ...places, borrower: third },
    borrowerNode: stage.othersNode,
  };
  await lendOnwards(onwards, terms);

  record.step("Returned by the new end; the settlement adds up");
  const escrow = (await balance(onwards, third)).escrowed;
  await useUnit(
    onwards,
    Array.from({ length: 4 }, () => random.between(2_400, 3_600)),
  );
  await turnAround(onwards);
  await closingReading(onwards);
  if ((await stage.clock.now()) > known(stage.facts, "endsAt")) throw new Error("the story came back late");
  const inbound = await packFor(onwards, "return", await stage.cast.person(third, "biomedical"));
  await changeHands(onwards, inbound, [third, "biomedical"], [owner, "biomedical"]);
  await settle(onwards, escrow, storyTerms(ratePerHour));
  await showHistory(onwards);
}

/** Picked up by the third facility, extended on loan without a fee, recalled by the owner with a day's notice. */
async function lendOnwards(stage: Stage, terms: ReturnType<typeof storyTerms>): Promise<void> {
  const { places, record, random, clock, slotSeconds, cast } = stage;
  const { owner, borrower } = places;
  record.step("On loan to the third facility: extended, then recalled with a day's notice");
  await clock.until(intervalOf(stage).startsAt + random.between(60, 1_200));
  await openingReading(stage);
  const outbound = await packFor(stage, "outbound", await cast.person(owner, "biomedical"));
  await changeHands(stage, outbound, [owner, "biomedical"], [borrower, "biomedical"]);
  await inspect(stage);
  const lent = intervalOf(stage);
  const longer = { ...lent, endsAt: lent.endsAt + random.between(60, 90) * slotSeconds };
  if ((await change(stage, "extended", longer, terms, true)) !== 0n) throw new Error("extending cost a fee");
  const end = earliestRecallEnd(await clock.now(), slotSeconds) + random.between(1, 2) * slotSeconds;
  await recallTo(stage, end, terms);
}

/** The node tells the whole history, in order, with what was paid. */
async function showHistory(stage: Stage): Promise<void> {
  const { facts, places, cast, record } = stage;
  const coordinator = await cast.person(places.borrower, "coordinator");
  await untilIndexed(coordinator.node, stage.chain);
  const reservationId = known(facts, "reservationId");
  const { changes, borrowerId } = await coordinator.node.reservation.get({ params: { reservationId } });
  const kinds = changes.map(({ kind }) => kind).join(", ");
  const offers = "transfer-offered, transfer-withdrawn, transfer-offered, transferred";
  if (kinds !== `amended, amended, amended, ${offers}, amended, recalled`)
    throw new Error(`the history is ${kinds}`);
  if (borrowerId !== idOf(stage, places.borrower)) throw new Error("the node names another borrower");
  record.tell({ who: "The history", what: `of the reservation: ${kinds}` });
}
