import type { ScheduleRow } from "@medequipshare/protocol";
import type { Occupied } from "./lay-out-days.ts";
import type { TakenKind } from "./taken-looks.ts";

/** Time of a unit that is taken, with by whom; null for the owner's own. */
export type TakenTime = Occupied & {
  readonly kind: TakenKind;
  readonly key: string;
  readonly reservationId: bigint | null;
  readonly borrowerId: number | null;
};

/** Reservations and maintenance windows of a unit, by start. */
export function takenOfRow({ busy, windows }: Pick<ScheduleRow, "busy" | "windows">): readonly TakenTime[] {
  const reserved = busy.map(({ startsAt, endsAt, state, reservationId, borrowerId }): TakenTime => {
    return { startsAt, endsAt, kind: state, key: String(reservationId), reservationId, borrowerId };
  });
  const blocked = windows.map(({ startsAt, endsAt, windowId }): TakenTime => {
    const key = `window-${windowId}`;
    return { startsAt, endsAt, kind: "maintenance", key, reservationId: null, borrowerId: null };
  });
  return [...reserved, ...blocked].toSorted((one, other) => one.startsAt - other.startsAt);
}

/** What is left of [from, to), by start. */
export function freeWithin(taken: readonly Occupied[], from: number, to: number): readonly Occupied[] {
  const free: Occupied[] = [];
  let at = from;
  for (const { startsAt, endsAt } of taken.toSorted((one, other) => one.startsAt - other.startsAt)) {
    if (startsAt >= to || endsAt <= from) continue;
    if (startsAt > at) free.push({ startsAt: at, endsAt: startsAt });
    at = Math.max(at, endsAt);
  }
  if (at < to) free.push({ startsAt: at, endsAt: to });
  return free;
}
