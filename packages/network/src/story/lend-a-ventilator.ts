import type { Hospital } from "../seed/montana.ts";
import { areByTheBook } from "./judge.ts";
import { idOf, known, type Stage } from "./stage.ts";
import { agree } from "./steps/agree.ts";
import { keepForMaintenance } from "./steps/block.ts";
import { checkOutUnit } from "./steps/check-out.ts";
import { connectMeter } from "./steps/connect.ts";
import { changeHands, inspect, packFor, relayReading, turnAround } from "./steps/hand-over.ts";
import { appoint, join, joinHospitals, openServiceArea } from "./steps/join.ts";
import { maintain } from "./steps/maintain.ts";
import { fitWithInstruments, makeFit, register } from "./steps/register.ts";
import { askForOffers, balance, holdAndConfirm, payIn } from "./steps/reserve.ts";
import { rate, settle } from "./steps/settle.ts";
import { dishonestGateway, useUnit } from "./steps/use.ts";
import { storyTerms } from "./story-terms.ts";

/** Billings Clinic lends a ventilator to Beartooth Billings Clinic in Red Lodge: the product's main job. */
export async function lendAVentilator(stage: Stage): Promise<void> {
  const { places, record, facts, random } = stage;
  const { owner, borrower, carrier, provider } = places;
  const ratePerHour = random.between(18, 32);

  record.step("Facilities join, appoint people and sign a master agreement");
  await joinHospitals(stage);
  await join(stage, carrier, "carrier");
  await join(stage, provider, "provider");
  await appoint(stage, carrier, ["operator"]);
  await appoint(stage, provider, ["biomedical"]);
  await openServiceArea(stage, owner, 240);
  await agree(stage, owner, borrower, storyTerms(ratePerHour));

  record.step("The owner registers the ventilator; the verdict says no until every reason is gone");
  const unitId = await register(stage, owner, ratePerHour);
  facts.unitId = unitId;
  await makeFit(stage, owner, unitId);
  await fitWithInstruments(stage, owner, borrower, unitId);
  const other = await register(stage, places.founders[0], ratePerHour + 9);
  await makeFit(stage, places.founders[0], other);

  record.step("The borrower asks for the capability, holds the best offer and confirms");
  await payIn(stage, borrower, 10_000);
  const offers = await askForOffers(stage, random.between(12, 36), random.between(2, 30));
  const [best] = offers;
  if (!best || best.unit.unitId !== unitId || offers.length < 2)
    throw new Error("the offers are not ranked as expected");
  await holdAndConfirm(stage, best);
  await keepForMaintenance(stage);
  const escrow = (await balance(stage, borrower)).escrowed;

  record.step("Loan pack, pick-up and delivery on two signatures each, incoming inspection");
  await stage.clock.until(known(facts, "startsAt") + random.between(60, 1_200));
  await openingReading(stage);
  const outbound = await packFor(stage, "outbound", await stage.cast.person(owner, "biomedical"));
  await changeHands(stage, outbound, [owner, "biomedical"], [carrier, "operator"]);
  await changeHands(stage, outbound, [carrier, "operator"], [borrower, "biomedical"]);
  await inspect(stage);

  record.step("Check-out with two factors; six hours of metered use");
  await checkOutUnit(stage);
  await useUnit(
    stage,
    Array.from({ length: 6 }, () => random.between(2_400, 3_600)),
  );
  await dishonestGateway(stage);

  record.step("Decontamination, return on two signatures, settlement, ratings");
  await turnAround(stage);
  await closingReading(stage);
  const inbound = await packFor(stage, "return", await stage.cast.person(borrower, "biomedical"));
  await changeHands(stage, inbound, [borrower, "biomedical"], [owner, "biomedical"]);
  await settle(stage, escrow, storyTerms(ratePerHour));
  await rate(stage);

  record.step("Preventive maintenance, paid from the fund");
  await payIn(stage, owner, 1_000);
  await maintain(stage, random.between(180, 420));
}

export async function openingReading(stage: Stage): Promise<void> {
  const meter = known(stage.facts, "meter");
  await connectMeter(stage, "owner");
  await meter.publish(await meter.take(await stage.clock.now()));
  await relayReading(stage, await stage.cast.person(stage.places.owner, "biomedical"));
}

export async function closingReading(stage: Stage): Promise<void> {
  const meter = known(stage.facts, "meter");
  await meter.publish(await meter.take(await stage.clock.now()));
  await relayReading(stage, await stage.cast.person(stage.places.borrower, "biomedical"));
  await meter.disconnect();
}
/** Everybody who may have money when the story is over. */
export function parties({ places, facts }: Stage): readonly Hospital[] {
  const { owner, borrower, carrier, provider, founders } = places;
  return [owner, borrower, carrier, provider, ...founders].filter(({ slug }) => facts.ids.has(slug));
}

/** What facilities have on the ledger, token units as decimal text, by id and name. */
export async function balancesOf(
  stage: Stage,
  places: readonly Hospital[],
): Promise<Record<string, { free: string; escrowed: string }>> {
  const entries = places.map(async (place) => {
    const { free, escrowed } = await balance(stage, place);
    return [
      `${idOf(stage, place)} ${place.name}`,
      { free: free.toString(), escrowed: escrowed.toString() },
    ] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Whether every facility has what the book of the story says, and nothing is left in escrow. */
export async function balancesAreByTheBook(stage: Stage): Promise<boolean> {
  const standings = parties(stage).map(async (place) => {
    const { free, escrowed } = await balance(stage, place);
    return { slug: place.slug, free, escrowed };
  });
  return areByTheBook(await Promise.all(standings), stage.facts.book);
}
