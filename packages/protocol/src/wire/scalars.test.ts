import { describe, expect, it } from "vitest";
import { decimal, gas } from "./scalars.ts";

describe("big integers", () => {
  it("go as far as a word of the chain, gas as far as half of one", () => {
    expect(decimal.parse(String(2n ** 256n - 1n))).toBe(2n ** 256n - 1n);
    expect(decimal.safeParse("9".repeat(78)).success).toBe(false);
    expect(gas.parse(String(2n ** 128n - 1n))).toBe(2n ** 128n - 1n);
    expect(gas.safeParse(String(2n ** 128n)).success).toBe(false);
  });
});
