import { describe, expect, it } from "vitest";
import type { CartItem } from "./cart.ts";
import { parseCart, printCart } from "./kept-cart.ts";

const item: CartItem = {
  unitId: 3,
  name: "Example Medical EV-Bi",
  ownerName: "Hospital",
  startsAt: 1_800_000_000,
  endsAt: 1_800_003_600,
  priority: "urgent",
  borrowerId: 7,
  escrow: 123_456_789_012_345_678_901n,
  deposit: 0n,
  approvalNeeded: true,
};

describe("parseCart", () => {
  it("gives what was printed, amounts to the last unit", () => {
    expect(parseCart(printCart([item, { ...item, unitId: 4 }]))).toEqual([item, { ...item, unitId: 4 }]);
  });

  it.each([
    ["null"],
    ['{"unitId":3}'],
    ["[null]"],
    [printCart([{ ...item, priority: "someday" } as unknown as CartItem])],
    [printCart([{ ...item, escrow: -1n }])],
    [printCart([{ ...item, startsAt: 1.5 }])],
  ])("gives nothing for %s", (text) => {
    expect(parseCart(text)).toEqual([]);
  });
});
