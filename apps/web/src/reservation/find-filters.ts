import type { PriorityName } from "@medequipshare/domain";

/** What is asked for; it lives in the page's address, so that a search can be sent to somebody. */
export type FindFilters = {
  readonly productCode?: string;
  readonly borrowerId?: number;
  /** Unix seconds, return included. */
  readonly startsAt?: number;
  readonly endsAt?: number;
  readonly withinMinutes?: number;
  readonly priority?: PriorityName;
  /** Such as patient=neonate. */
  readonly needs?: readonly string[];
  readonly substitutes?: boolean;
};

/** Whether two searches ask for the same, so that the offers of one are those of the other. */
export function isSameSearch(one: FindFilters, other: FindFilters): boolean {
  return JSON.stringify(asked(one)) === JSON.stringify(asked(other));
}

function asked(filters: FindFilters): readonly unknown[] {
  const { productCode, borrowerId, startsAt, endsAt, withinMinutes, priority, needs, substitutes } = filters;
  const fixed = [productCode, borrowerId, startsAt, endsAt, withinMinutes];
  return [...fixed, priority ?? "elective", [...(needs ?? [])].sort(), substitutes === true];
}

const MOST_NEEDS = 16;
const priorities: readonly unknown[] = ["elective", "urgent", "emergency"] satisfies PriorityName[];

/** The search in an address; what is no possible value is left out. */
export function readFindFilters(search: Record<string, unknown>): FindFilters {
  const { productCode, borrowerId, startsAt, endsAt, withinMinutes, priority, needs, substitutes } = search;
  return {
    ...(typeof productCode === "string" && /^[A-Z]{3}$/.test(productCode) ? { productCode } : {}),
    ...(isWhole(borrowerId) ? { borrowerId } : {}),
    ...(isWhole(startsAt) ? { startsAt } : {}),
    ...(isWhole(endsAt) ? { endsAt } : {}),
    ...(isWhole(withinMinutes) ? { withinMinutes } : {}),
    ...(isPriority(priority) ? { priority } : {}),
    ...(isTexts(needs) ? { needs: needs.slice(0, MOST_NEEDS) } : {}),
    ...(substitutes === true ? { substitutes } : {}),
  };
}

function isWhole(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value > 0 && value < 2 ** 40;
}

function isPriority(value: unknown): value is PriorityName {
  return priorities.includes(value);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === "string");
}
