import { type Alternative, AppError, isAppError } from "@medequipshare/domain";
import { type Database, findUnit, listSchedule, type ScheduleRow } from "@medequipshare/readmodel";

/** Seconds before and after the wanted start that are searched for another time. */
const REACH = 3 * 86_400;
/** How many times of the unit, and how many other units, are named. */
const MOST = 3;
/** The schedule gives no more at once. */
const LONGEST = 31 * 86_400;

/**
 * Does `act`; where a slot was taken, its refusal names what is free instead, in `alternatives`: the nearest times of
 * as many slots of the unit itself, then other units of its type at the wanted time, each as [unit, start, end]. Free
 * by the read model: fitness, agreement and terms are judged when one of them is tried.
 */
export async function namingAlternatives<Answer>(
  db: Database,
  clock: () => Promise<number>,
  act: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    if (!isAppError(error) || error.code !== "reservation.slot-taken") throw error;
    const taken = takenSlot(error);
    if (taken === undefined) throw error;
    const alternatives = await listAlternatives(db, await clock(), taken);
    throw new AppError("reservation.slot-taken", { ...error.evidence, alternatives }, { cause: error });
  }
}

/** The time that a refusal says is taken; undefined for any other refusal. */
export function takenSlot({ code, evidence }: AppError): Alternative | undefined {
  if (code !== "reservation.slot-taken") return undefined;
  const [unitId, startsAt, endsAt] = [evidence["unitId"], evidence["startsAt"], evidence["endsAt"]].map(
    Number,
  );
  return unitId && startsAt && endsAt ? [unitId, startsAt, endsAt] : undefined;
}

/** What is free instead of a wanted time of a unit; nothing for a time too long to search around. */
export async function listAlternatives(
  db: Database,
  now: number,
  [unitId, startsAt, endsAt]: Alternative,
): Promise<readonly Alternative[]> {
  const [from, to] = [Math.max(now, startsAt - REACH), endsAt + REACH];
  if (to - from > LONGEST) return [];
  const unit = await findUnit(db, unitId);
  // A node that is behind may not have it yet.
  if (unit === undefined) return [];
  const { productCode } = unit;
  const { items } = await listSchedule(db, { from, to, now, productCode, limit: 1000 });
  const same = items.filter((row) => row.unitId === unitId);
  const others = items.filter((row) => row.unitId !== unitId && isFree(row, startsAt, endsAt));
  return [
    ...same.flatMap((row) => nearestTimes(row, startsAt, endsAt, from)),
    ...others.slice(0, MOST).map((row): Alternative => [row.unitId, startsAt, endsAt]),
  ];
}

function isFree({ busy, windows }: ScheduleRow, startsAt: number, endsAt: number): boolean {
  return [...busy, ...windows].every((taken) => taken.endsAt <= startsAt || endsAt <= taken.startsAt);
}

function nearestTimes(row: ScheduleRow, startsAt: number, endsAt: number, from: number): Alternative[] {
  const found: Alternative[] = [];
  for (let shift = row.slotSeconds; shift <= REACH && found.length < MOST; shift += row.slotSeconds) {
    for (const moved of [startsAt - shift, startsAt + shift]) {
      const until = moved + endsAt - startsAt;
      if (moved >= from && isFree(row, moved, until)) found.push([row.unitId, moved, until]);
    }
  }
  return found.slice(0, MOST);
}
