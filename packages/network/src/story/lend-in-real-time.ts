import { known, type Stage } from "./stage.ts";
import { agree } from "./steps/agree.ts";
import { checkOutUnit } from "./steps/check-out.ts";
import { connectMeter } from "./steps/connect.ts";
import { changeHands, inspect, packFor, relayReading } from "./steps/hand-over.ts";
import { fitWithInstruments, makeFit, register } from "./steps/register.ts";
import { askForOffers, holdAndConfirm } from "./steps/reserve.ts";
import { storyTerms } from "./story-terms.ts";

const METERING_MINUTES = 2;
/** Dollars; cheaper than every other ventilator of the network, so that it is the first offer. */
const RATE_PER_HOUR = 5;

/** The lending of one more ventilator between facilities that have joined already, in real time, up to metering. */
export async function lendInRealTime(stage: Stage): Promise<void> {
  const { places, record, facts, random, clock } = stage;
  const { owner, borrower } = places;
  record.step("The facilities renew their master agreement");
  await agree(stage, owner, borrower, storyTerms(RATE_PER_HOUR));

  record.step("The owner registers one more ventilator and makes it fit to lend");
  const unitId = await register(stage, owner, RATE_PER_HOUR);
  facts.unitId = unitId;
  await makeFit(stage, owner, unitId);
  await fitWithInstruments(stage, owner, borrower, unitId);

  record.step("The borrower asks for the capability, holds the unit and confirms");
  const offers = await askForOffers(stage, random.between(4, 12), 0);
  const offer = offers.find((one) => one.unit.unitId === unitId);
  if (!offer) throw new Error("the new unit is not among the offers");
  await holdAndConfirm(stage, offer);

  const startsAt = known(facts, "startsAt");
  const minutes = Math.ceil((startsAt - (await clock.now())) / 60);
  record.step(`Pick-up, delivery and inspection, once the reservation begins in ${minutes} minutes`);
  await clock.until(startsAt + 1);
  const meter = known(facts, "meter");
  await connectMeter(stage, "owner");
  await meter.publish(await meter.take(await clock.now()));
  await relayReading(stage, await stage.cast.person(owner, "biomedical"));
  const pack = await packFor(stage, "outbound", await stage.cast.person(owner, "biomedical"));
  await changeHands(stage, pack, [owner, "biomedical"], [borrower, "biomedical"]);
  await inspect(stage);

  record.step(`Check-out with two factors; ${METERING_MINUTES} minutes of metered use`);
  await checkOutUnit(stage);
  await connectMeter(stage, "borrower");
  for (let minute = 1; minute <= METERING_MINUTES; minute++) {
    await clock.until((await clock.now()) + 60);
    meter.run(60);
    await meter.publish(await meter.take(await clock.now()));
    record.tell({ who: "The meter", what: `signed and published minute ${minute}` });
  }
  await meter.disconnect();
}
