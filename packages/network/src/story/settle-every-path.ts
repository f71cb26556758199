import { playInTime, playLate } from "./money/play-changes.ts";
import { playHolds } from "./money/play-holds.ts";
import { playLoans } from "./money/play-loans.ts";
import { playNoShows } from "./money/play-no-shows.ts";
import { playOverrides } from "./money/play-overrides.ts";
import { playSeries } from "./money/play-series.ts";
import type { Scene } from "./money/scene.ts";
import type { Stage } from "./stage.ts";
import { agree } from "./steps/agree.ts";
import { openServiceArea } from "./steps/join.ts";
import { fitWithInstruments, makeFit, register } from "./steps/register.ts";
import { payIn } from "./steps/reserve.ts";
import { storyTerms } from "./story-terms.ts";

/**
 * Plays the rows of docs/protocol/money.md, each as a step that bears the row's name. What borrower, owner and fund
 * must get is computed from the words of that document, and compared with the ledger before and after every act.
 */
export async function settleEveryPath(stage: Stage): Promise<void> {
  const scene = await prepare(stage);
  const made = await playHolds(scene);
  await playSeries(scene);
  await playInTime(scene, made);
  await playLate(scene);
  await playNoShows(scene);
  await playLoans(scene);
  await playOverrides(scene);
}

async function prepare(stage: Stage): Promise<Scene> {
  const { places, record, random, facts } = stage;
  const { owner, borrower, founders } = places;
  const [other, reviewer] = founders;
  const ratePerHour = random.between(18, 32);
  const terms = storyTerms(ratePerHour);
  record.step("A lender, two borrowers and two ventilators, of which one has a meter");
  await openServiceArea(stage, owner, 400);
  await agree(stage, owner, other, terms);
  await agree(stage, owner, borrower, terms);
  const [plain, metered] = [
    await register(stage, owner, ratePerHour),
    await register(stage, owner, ratePerHour),
  ];
  for (const unitId of [plain, metered]) {
    facts.unitId = unitId;
    await makeFit(stage, owner, unitId);
  }
  await fitWithInstruments(stage, owner, borrower, metered);
  for (const place of [borrower, other]) await payIn(stage, place, 20_000);
  return { stage, terms, plain, metered, other, reviewer };
}
