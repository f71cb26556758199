import { describe, expect, it } from "vitest";
import { type CartItem, isInCart, putInCart, takeFromCart, totalOf } from "./cart.ts";

const item = (unitId: number, startsAt: number, over: Partial<CartItem> = {}): CartItem => ({
  unitId,
  name: `Unit ${unitId}`,
  ownerName: "Hospital",
  startsAt,
  endsAt: startsAt + 10,
  priority: "elective",
  borrowerId: 7,
  escrow: 30n,
  deposit: 10n,
  approvalNeeded: false,
  ...over,
});

describe("putInCart", () => {
  it("takes another unit, and the same unit at another time", () => {
    const cart = [item(1, 0), item(2, 0), item(1, 10)].reduce(putInCart, []);
    expect(cart).toHaveLength(3);
  });

  it("leaves out a time that overlaps with the unit's own", () => {
    const cart = putInCart([item(1, 0)], item(1, 9));
    expect(cart).toEqual([item(1, 0)]);
    expect(isInCart(cart, item(1, 9))).toBe(true);
  });
});

describe("takeFromCart", () => {
  it("takes out that one alone", () => {
    expect(takeFromCart([item(1, 0), item(2, 0)], item(1, 0))).toEqual([item(2, 0)]);
  });
});

describe("totalOf", () => {
  it("adds up what is charged, and not what is only asked for", () => {
    const cart = [item(1, 0), item(2, 0), item(3, 0, { approvalNeeded: true })];
    expect(totalOf(cart)).toEqual({ escrow: 60n, deposit: 20n });
    expect(totalOf([])).toEqual({ escrow: 0n, deposit: 0n });
  });
});
