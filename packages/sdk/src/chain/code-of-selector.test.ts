import { toFunctionSelector } from "viem";
import { expect, it } from "vitest";
import { codeOfSelector } from "./code-of-selector.ts";

it("names the failure of a custom error's selector", () =>
  expect(codeOfSelector(toFunctionSelector("ReservationSlotTaken(uint32,uint40,uint40)"))).toBe(
    "reservation.slot-taken",
  ));

it("names what nobody declared as what it is", () =>
  expect(codeOfSelector("0xdeadbeef")).toBe("chain.reverted"));
