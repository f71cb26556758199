import { overrideFor } from "../../story/steps/override.ts";
import { reserveAs } from "../../story/steps/waitlist.ts";
import type { Hospital } from "../montana.ts";
import { termsOf, type UnitPlan } from "../parts/units.ts";
import { lend, lendAndAwaitRating, lendAndSettle, type PastLoan } from "./loans.ts";
import { type PastScene, pastStage } from "./past-stage.ts";
import { keepUp } from "./upkeep.ts";

const HOUR = 3_600;
const DAY = 24 * HOUR;
/** How far back the past of the demonstration begins. */
export const PAST_SECONDS = 12 * DAY;

export interface Past {
  readonly scene: PastScene;
  readonly plans: readonly UnitPlan[];
  unitIdOf(serial: string): number;
}

/**
 * What went on before the demonstration is first looked at, by the story's own steps and in the order of time: two
 * loans that are settled, three that run, an override under review, and what an engineer is busy with. Late, and in
 * need of an emergency, is an invented hospital alone. A part half played when the seeding was killed is left as it is.
 */
export async function playPast({ scene, plans, unitIdOf }: Past): Promise<void> {
  const { seeding, progress } = scene;
  const { owner, borrower, invented, founders } = seeding;
  const [third, lender, displaced] = founders;
  if (!third || !lender || !displaced) throw new TypeError("the network has three founders");
  const present = Math.floor(seeding.present() / HOUR) * HOUR;
  const atMostOnce = async (part: string, act: () => Promise<void>) => {
    if (progress.isDone(part)) return;
    progress.done(part);
    await act();
    seeding.onProgress(`past: ${part}`);
  };
  const [first, second] = fitPlans(plans, owner, "CBK");
  const loan = (plan: UnitPlan | undefined, by: Hospital, from: number, until: number): PastLoan => {
    if (plan === undefined) throw new TypeError("the seed has no such unit");
    const time = { startsAt: present + from, endsAt: present + until };
    return { plan, unitId: unitIdOf(plan.serial), borrower: by, ...time };
  };
  const [monitor] = fitPlans(plans, owner, "MHX");
  const [pump] = fitPlans(plans, owner, "BTT");
  const [theirs] = fitPlans(plans, third);

  await atMostOnce("a loan settled and rated", () =>
    lendAndSettle(scene, loan(first, borrower, -10 * DAY, -8 * DAY)),
  );
  await atMostOnce("a loan settled, rated by one side", () =>
    lendAndAwaitRating(scene, loan(theirs, owner, -7 * DAY, -5 * DAY)),
  );
  await atMostOnce("a loan out for days", () => lend(scene, loan(second, borrower, -2 * DAY, 4 * DAY), true));
  await atMostOnce("a loan that is late", () => lend(scene, loan(pump, invented, -36 * HOUR, -5 * HOUR)));
  await atMostOnce("a loan due back", () => lend(scene, loan(monitor, borrower, -DAY, 21 * HOUR)));
  await atMostOnce("upkeep", () =>
    keepUp(scene, {
      owner,
      quarantined: unitIdOf("EV-Bi-0001"),
      dueSoon: unitIdOf("EV-Home-0001"),
      toBeServiced: unitIdOf("ED-360-0001"),
    }),
  );
  await atMostOnce("an override under review", () =>
    override(scene, { plan: fitPlans(plans, lender)[0], displaced, unitIdOf }),
  );
}

interface OverriddenUnit {
  readonly plan: UnitPlan | undefined;
  readonly displaced: Hospital;
  unitIdOf(serial: string): number;
}

/** The invented hospital takes in an emergency what another has reserved for in two days. */
async function override(scene: PastScene, { plan, displaced, unitIdOf }: OverriddenUnit): Promise<void> {
  if (plan === undefined) throw new TypeError("the lender has no fit unit");
  const { invented, clock, present } = scene.seeding;
  const stage = pastStage(scene, plan.lender, invented);
  const terms = termsOf(plan.type);
  const unitId = unitIdOf(plan.serial);
  const startsAt = Math.floor(present() / HOUR + 48) * HOUR;
  const time = { startsAt, endsAt: startsAt + DAY };
  await clock.until(present() - 4 * HOUR);
  const displacedId = await reserveAs(stage, displaced, unitId, time, terms, "elective");
  const need = { startsAt, endsAt: startsAt + 10 * HOUR };
  await overrideFor(stage, invented, { displacedId, displaced, need, terms });
}

/** Units of a hospital that travel and lack nothing, of a type or of any. */
function fitPlans(plans: readonly UnitPlan[], place: Hospital, productCode?: string): readonly UnitPlan[] {
  return plans.filter(
    ({ lender, readiness, type }) =>
      lender.slug === place.slug &&
      readiness === "fit" &&
      type.slotSeconds === 3600 &&
      (productCode === undefined || type.productCode === productCode),
  );
}
