import { formatClock, formatDay } from "../ui/format-time.ts";
import { changeMessages } from "./change-messages.ts";
import { scheduleMessages } from "./schedule-messages.ts";
import { freeWithin, type TakenTime } from "./taken-of-row.ts";

type DescribeDayParameters = {
  /** Of the whole unit; what lies outside the day is passed over. */
  readonly taken: readonly TakenTime[];
  /** The day's local midnights, unix seconds. */
  readonly from: number;
  readonly to: number;
  readonly nameOf: (facilityId: number) => string;
};

/** One day of one unit in words, as a screen reader says it. */
export function describeDay({ taken, from, to, nameOf }: DescribeDayParameters): string {
  const day = formatDay(from);
  const within = taken.filter(({ startsAt, endsAt }) => startsAt < to && endsAt > from);
  if (within.length === 0) return scheduleMessages.dayIsFree(day);
  const clock = (at: number) => clockOfDay(at, from, to);
  const said = within.map(({ kind, startsAt, endsAt, borrowerId }) =>
    scheduleMessages.takenFor(
      scheduleMessages.words[kind],
      clock(startsAt),
      clock(endsAt),
      borrowerId === null ? changeMessages.byOwner : nameOf(borrowerId),
    ),
  );
  const left = freeWithin(within, from, to).map(({ startsAt, endsAt }) =>
    scheduleMessages.from(clock(startsAt), clock(endsAt)),
  );
  const free = left.length === 0 ? scheduleMessages.nothingFree : scheduleMessages.freeFor(left.join(", "));
  return scheduleMessages.dayIsTaken(day, said.join("; "), free);
}

/** A time of the day, its edges as 00:00 and 24:00. */
export function clockOfDay(at: number, from: number, to: number): string {
  if (at >= to) return "24:00";
  return at <= from ? "00:00" : formatClock(at);
}
