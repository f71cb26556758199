import type { Interval } from "@medequipshare/domain";
import type { Hospital } from "../seed/montana.ts";
import { openingReading } from "./lend-a-ventilator.ts";
import { known, type Stage } from "./stage.ts";
import { agree } from "./steps/agree.ts";
import { fillCart } from "./steps/cart.ts";
import { keepAtHome } from "./steps/floor.ts";
import { packFor } from "./steps/hand-over.ts";
import { openServiceArea } from "./steps/join.ts";
import { overrideFor, refuseInvolved, reviewBy } from "./steps/override.ts";
import { fitWithInstruments, makeFit, register } from "./steps/register.ts";
import { payIn } from "./steps/reserve.ts";
import { cancelAs, joinList, leaveList, promotedOf, refuseFree, reserveAs } from "./steps/waitlist.ts";
import { storyTerms } from "./story-terms.ts";

const HOUR = 3_600;

/**
 * Three hospitals want the same ventilator. One gives it up, and those who wait get it in order; an
 * emergency displaces another, who is paid and goes to the head of the next list. Every figure is compared with the
 * rules of the domain.
 */
export async function overrideAndWaitlist(stage: Stage): Promise<void> {
  const { places, record, random, clock } = stage;
  const { owner, borrower, founders } = places;
  const [first, emergency, reviewer] = founders;
  const ratePerHour = random.between(18, 32);
  const terms = storyTerms(ratePerHour);

  record.step("Two lenders and three borrowers agree; three ventilators are fit to lend");
  await openServiceArea(stage, owner, 400);
  await openServiceArea(stage, first, 240);
  for (const place of [borrower, first, emergency]) await agree(stage, owner, place, terms);
  const agreement = known(stage.facts, "agreement");
  await agree(stage, first, borrower, terms);
  stage.facts.agreement = agreement;
  const [wanted, spare] = [
    await fitUnit(stage, owner, ratePerHour),
    await fitUnit(stage, owner, ratePerHour),
  ] as const;
  const foreign = await fitUnit(stage, first, ratePerHour);
  await fitWithInstruments(stage, owner, borrower, wanted);
  for (const place of [borrower, first, emergency]) await payIn(stage, place, 10_000);

  record.step("One has the time that two others want; both wait, and the order is that of the contract");
  const now = await clock.now();
  const startsAt = (Math.floor(now / HOUR) + random.between(60, 90)) * HOUR;
  const time: Interval = { startsAt, endsAt: startsAt + random.between(20, 30) * HOUR };
  await refuseFree(stage, borrower, wanted, time);
  const held = await reserveAs(stage, first, wanted, time, terms, "elective");
  await joinList(stage, emergency, wanted, time, { priority: "elective", place: 1 });
  await joinList(stage, borrower, wanted, time, { priority: "urgent", place: 1 });

  record.step("It is given up: the node of who is first promotes, and nobody takes the time in between");
  await cancelAs(stage, first, held, 0n);
  const promoted = await promotedOf(stage, borrower, wanted, time, terms);

  record.step("An emergency displaces an elective reservation: paid and refunded in one transaction");
  const victim = await reserveAs(stage, first, spare, time, terms, "elective");
  const need: Interval = { startsAt, endsAt: startsAt + random.between(8, 12) * HOUR };
  const made = await overrideFor(stage, emergency, { displacedId: victim, displaced: first, need, terms });

  record.step("The displaced one uses its first call and is promoted on an equivalent unit");
  await joinList(stage, first, wanted, time, { priority: "elective", place: 1, firstCallOf: victim });
  await cancelAs(stage, borrower, promoted, 0n);
  const lent = await promotedOf(stage, first, wanted, time, terms);
  await leaveList(stage, emergency, wanted);

  record.step("Nobody involved reviews it; an uninvolved review frees the bond");
  await refuseInvolved(stage, { overrider: emergency, displaced: first, owner });
  await reviewBy(stage, reviewer, emergency, made);
  await cancelAs(stage, emergency, made.reservationId, 0n);

  record.step("A cart over two lenders: all or none");
  const later: Interval = { startsAt: time.endsAt + 24 * HOUR, endsAt: time.endsAt + 40 * HOUR };
  await fillCart(stage, borrower, { units: [spare, foreign], taken: wanted, time, later, terms });

  record.step("The owner's reserve floor refuses a pick-up");
  await clock.until(startsAt + random.between(60, 1_200));
  Object.assign(stage.facts, { unitId: wanted, reservationId: lent, ...time });
  const pickUp: Stage = { ...stage, places: { ...places, borrower: first }, borrowerNode: stage.othersNode };
  await openingReading(pickUp);
  const pack = await packFor(pickUp, "outbound", await stage.cast.person(owner, "biomedical"));
  await keepAtHome(pickUp, pack, first);
  await known(stage.facts, "meter").disconnect();
  await cancelAs(stage, owner, lent, 0n, first);
}

/** A ventilator that can be lent; gives its id. */
async function fitUnit(stage: Stage, owner: Hospital, ratePerHour: number): Promise<number> {
  const unitId = await register(stage, owner, ratePerHour);
  stage.facts.unitId = unitId;
  await makeFit(stage, owner, unitId);
  return unitId;
}
