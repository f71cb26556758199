import { Priority, type PriorityName } from "@medequipshare/domain";
import type { Cart, CartItem } from "./cart.ts";

const KEY = "medequipshare.basket";
const priorities = Object.keys(Priority) as PriorityName[];
const money = /^\d{1,30}$/;

/** What this tab had in its cart, without what has begun meanwhile. `now` in unix seconds. */
export function readCart(now: number): Cart {
  try {
    return parseCart(sessionStorage.getItem(KEY) ?? "[]").filter(({ startsAt }) => startsAt > now);
  } catch {
    return [];
  }
}

/** Keeps the cart for as long as the tab is open, where the browser lets it. */
export function keepCart(cart: Cart): void {
  try {
    sessionStorage.setItem(KEY, printCart(cart));
  } catch {
    // Gone when the page is loaded again.
  }
}

export function printCart(cart: Cart): string {
  return JSON.stringify(cart, (_key, value) => (typeof value === "bigint" ? String(value) : value));
}

/** Leaves out what is no item, as a former version of the page may have kept. */
export function parseCart(text: string): Cart {
  const kept: unknown = JSON.parse(text);
  return Array.isArray(kept) ? kept.map(parseItem).filter((item) => item !== undefined) : [];
}

function parseItem(kept: Partial<Record<keyof CartItem, unknown>> | null): CartItem | undefined {
  const { unitId, name, ownerName, startsAt, endsAt, borrowerId, escrow, deposit, approvalNeeded } =
    kept ?? {};
  const priority = priorities.find((each) => each === kept?.priority);
  if (priority === undefined || typeof approvalNeeded !== "boolean") return undefined;
  if (typeof name !== "string" || typeof ownerName !== "string") return undefined;
  if (!isWhole(unitId) || !isWhole(startsAt) || !isWhole(endsAt) || !isWhole(borrowerId)) return undefined;
  if (!isMoney(escrow) || !isMoney(deposit)) return undefined;
  const amounts = { escrow: BigInt(escrow), deposit: BigInt(deposit) };
  return { unitId, name, ownerName, startsAt, endsAt, priority, borrowerId, ...amounts, approvalNeeded };
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);
const isMoney = (value: unknown): value is string => typeof value === "string" && money.test(value);
