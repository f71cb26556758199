import type { Interval } from "@medequipshare/domain";
import { reserve } from "@medequipshare/sdk";
import type { Hospital } from "../seed/montana.ts";
import { refusal } from "./refusal.ts";
import { idOf, known, type Stage } from "./stage.ts";
import { agree } from "./steps/agree.ts";
import { type Asked, ask } from "./steps/ask.ts";
import { openServiceArea } from "./steps/join.ts";
import { makeFit, register, type Ventilator } from "./steps/register.ts";
import { holdAndConfirm, payIn } from "./steps/reserve.ts";
import { cancelAs, reserveAs } from "./steps/waitlist.ts";
import { storyTerms } from "./story-terms.ts";

const HOUR = 3_600;

const minimal = (patient: string): Ventilator => ({
  productCode: "MNT",
  deviceName: "Ventilator, minimal support",
  capabilities: { patient, modes: "PSV" },
});
const continuous = (patient: string): Ventilator => ({
  productCode: "CBK",
  deviceName: "Ventilator, continuous",
  capabilities: { patient, modes: "VC, PC, PSV" },
});

/**
 * A hospital needs a ventilator of minimal support for a neonate, for three days, from no farther than it can wait. It
 * asks for that and not for a unit: what cannot do it, is too far away or is taken is not offered, and when nothing of
 * the type is left, a type that does more stands in.
 */
export async function askForACapability(stage: Stage): Promise<void> {
  const { places, record, random, clock } = stage;
  const { owner, borrower, founders } = places;
  const [near, , far] = founders;
  const ratePerHour = random.between(18, 32);
  const terms = storyTerms(ratePerHour);

  record.step("Three hospitals have ventilators: who they are for and how far away differs");
  for (const place of [owner, near]) await openServiceArea(stage, place, 240);
  await openServiceArea(stage, far, 120);
  for (const lender of [owner, near, far]) await agree(stage, lender, borrower, terms);
  await agree(stage, owner, near, terms);
  const fit = (place: Hospital, what: Ventilator) => fitUnit(stage, place, ratePerHour, what);
  const wanted = await fit(owner, minimal("neonate"));
  const standIn = await fit(owner, continuous("neonate and adult"));
  const forAdults = await fit(near, minimal("adult"));
  const farAway = await fit(far, minimal("neonate"));
  for (const place of [borrower, near]) await payIn(stage, place, 10_000);

  const startsAt = (Math.floor((await clock.now()) / HOUR) + random.between(30, 60)) * HOUR;
  const time: Interval = { startsAt, endsAt: startsAt + 72 * HOUR };
  const need: Asked = { productCode: "MNT", capabilities: ["patient=neonate"], ...time };
  const within = { ...need, withinMinutes: random.between(95, 180) };

  record.step("A lender that does not serve so far is offered as such, refuses, and widens its area");
  const outside = await ask(stage, { ...need, capabilities: [] });
  requireOrder(outside, [wanted, forAdults, farAway], { [farAway]: "outside-area" });
  await refuseOutside(stage, far, farAway, time);
  await openServiceArea(stage, far, 500);

  record.step("Asked by type alone, all are offered: the two near by before the one far away");
  const all = await ask(stage, { ...need, capabilities: [] });
  requireOrder(all, [wanted, forAdults, farAway]);

  record.step("Asked for a neonate, within the time on the road: one serves");
  requireOrder(await ask(stage, need), [wanted, farAway]);
  requireOrder(await ask(stage, within), [wanted]);
  requireOrder(await ask(stage, { ...within, substitutes: true }), [wanted, standIn]);

  record.step("Another hospital takes it: a type that does more stands in, and says why");
  const taken = await reserveAs(stage, near, wanted, time, terms, "urgent");
  requireOrder(await ask(stage, within), []);
  const [offer] = requireOrder(await ask(stage, { ...within, substitutes: true }), [standIn]);
  if (!offer?.substitutes?.includes("also gives minimal support"))
    throw new Error(`why it stands in is told as "${offer?.substitutes}"`);
  Object.assign(stage.facts, time);
  await holdAndConfirm(stage, offer);

  record.step("Both give back in time; who asks then gets the type asked for again");
  await cancelAs(stage, borrower, known(stage.facts, "reservationId"), 0n);
  await cancelAs(stage, near, taken, 0n);
  requireOrder(await ask(stage, within), [wanted]);
}

async function fitUnit(
  stage: Stage,
  place: Hospital,
  ratePerHour: number,
  what: Ventilator,
): Promise<number> {
  const unitId = await register(stage, place, ratePerHour, what);
  stage.facts.unitId = unitId;
  await makeFit(stage, place, unitId);
  return unitId;
}

type Offers = Awaited<ReturnType<typeof ask>>;

/** Throws unless exactly these are offered, in this order, each as it is but for the obstacle named. Gives them back. */
function requireOrder(
  offers: Offers,
  units: readonly number[],
  obstacles: Readonly<Record<number, string>> = {},
): Offers {
  const offered = offers.map(({ unit, obstacles: all }) => `${unit.unitId} ${all.join(" ")}`.trim());
  const expected = units.map((unitId) => `${unitId} ${obstacles[unitId] ?? ""}`.trim());
  if (offered.join(", ") !== expected.join(", "))
    throw new Error(`offered are "${offered.join(", ")}", it must be "${expected.join(", ")}"`);
  return offers;
}

/** The contract itself refuses who lies outside, whatever a node showed. */
async function refuseOutside(stage: Stage, lender: Hospital, unitId: number, time: Interval): Promise<void> {
  const coordinator = await stage.cast.person(stage.places.borrower, "coordinator");
  const wanted = { unitId, ...time, priority: "urgent" } as const;
  const { evidence } = await refusal("facility.outside-service-area", () =>
    reserve(coordinator.writer, wanted),
  );
  if (evidence["ownerId"] !== idOf(stage, lender)) throw new Error("another lender refused");
  stage.record.tell({ who: coordinator.name, what: `was refused unit ${unitId}: outside the service area` });
}
