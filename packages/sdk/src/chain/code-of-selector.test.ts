import { reservationManagerAbi } from "@medequipshare/contracts";
import { encodeErrorResult } from "viem";
import { expect, it } from "vitest";
import { codeOfSelector } from "./code-of-selector.ts";

it("names the failure of a custom error's selector", () => {
  const error = { abi: reservationManagerAbi, errorName: "ReservationSlotTaken", args: [1, 2, 3] } as const;
  expect(codeOfSelector(encodeErrorResult(error))).toBe("reservation.slot-taken");
});

it("names what nobody declared as what it is", () =>
  expect(codeOfSelector("0xdeadbeef")).toBe("chain.reverted"));
