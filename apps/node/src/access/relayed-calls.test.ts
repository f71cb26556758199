import { expect, it } from "vitest";
import { relayedCalls } from "./relayed-calls.ts";

it("pays for these calls of anybody, and no others", () => {
  expect(
    relayedCalls()
      .map(({ peer, functionName }) => `${peer} ${functionName}`)
      .toSorted(),
  ).toEqual([
    "checkoutDesk checkOut",
    "checkoutDesk placeBreakGlass",
    "checkoutDesk recordBreakGlass",
    "custodyLedger handOn",
    "custodyLedger handOver",
    "ratingDesk reveal",
    "reservationManager sweep",
    "settlementDesk settle",
    "usageMeter accept",
    "waitlistDesk promote",
  ]);
});
