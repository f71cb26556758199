import type { UnitTerms } from "@medequipshare/protocol";
import { formatDuration, formatMoment } from "../ui/format-time.ts";
import type { Occupied } from "./lay-out-days.ts";
import { reservationMessages } from "./messages.ts";

type ChoiceToCheck = {
  readonly choice: Occupied;
  readonly terms: UnitTerms;
  readonly slotSeconds: number;
  readonly now: number;
  readonly busy: readonly Occupied[];
};

const DAY = 86_400;
const { problems } = reservationMessages;

/**
 * The first thing that would make the contract refuse the interval, in words; undefined when nothing known does. The
 * contract decides: this only spares a question to which the answer is known.
 */
export function checkChoice({ choice, terms, slotSeconds, now, busy }: ChoiceToCheck): string | undefined {
  const { startsAt, endsAt } = choice;
  const earliest = now + terms.leadSeconds;
  const latest = now + terms.horizonDays * DAY;
  const slots = (endsAt - startsAt) / slotSeconds;
  const rival = busy.find((taken) => taken.startsAt < endsAt && startsAt < taken.endsAt);
  const refusals: readonly [boolean, () => string][] = [
    [endsAt <= startsAt, () => problems.empty],
    [
      startsAt % slotSeconds !== 0 || endsAt % slotSeconds !== 0,
      () => problems.offGrid(formatDuration(slotSeconds)),
    ],
    [startsAt < now, () => problems.past],
    [startsAt < earliest, () => problems.lead(formatMoment(earliest))],
    [endsAt > latest, () => problems.horizon(formatMoment(latest))],
    [slots < terms.minimumSlots, () => problems.short(formatDuration(terms.minimumSlots * slotSeconds))],
    [slots > terms.maximumSlots, () => problems.long(formatDuration(terms.maximumSlots * slotSeconds))],
    [
      rival !== undefined,
      () => problems.taken(formatMoment(rival?.startsAt ?? 0), formatMoment(rival?.endsAt ?? 0)),
    ],
  ];
  return refusals.find(([refuses]) => refuses)?.[1]();
}
