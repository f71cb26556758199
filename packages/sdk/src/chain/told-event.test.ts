import { describe, expect, it } from "vitest";
import { sentenceOf } from "../tells.ts";
import type { Meaning } from "./meanings.ts";
import type { Sentences, ToldArgument } from "./told-event.ts";

const maintenance: Sentences<"maintenance"> = {
  PlanSet: "1",
  UnitFundCredited: "2",
  WorkRequested: "3",
  WorkApproved: "4",
  WorkDone: "5",
  WorkPaid: "6",
};
const { PlanSet: _, ...lacking } = maintenance;
// @ts-expect-error an event without a sentence
export const withoutOne: Sentences<"maintenance"> = lacking;
// @ts-expect-error a sentence for an event that no contract of the room emits
export const withAnother: Sentences<"maintenance"> = { ...maintenance, CoverConsumed: "7" };
// @ts-expect-error arguments without a meaning
export const meaningless: Record<ToldArgument, Meaning> = { unitId: "unit" };

describe("sentenceOf", () => {
  it("tells what happened, and nothing of what no contract emits or standards repeat", () => {
    expect(sentenceOf("WorkPaid")).toBe("Maintenance was paid from the fund");
    expect(sentenceOf("CoverConsumed")).toBeUndefined();
    expect(sentenceOf("Transfer")).toBeUndefined();
    expect(sentenceOf("toString")).toBeUndefined();
  });
});
