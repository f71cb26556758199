import { describe, expect, it } from "vitest";
import { retypedEvents } from "./retyped-events.ts";

const lists = [
  { of: "WorkRequested", names: ["workOrderId", "unitId", "amount"] },
  { of: "HolderChanged", names: ["unitId", "holderId"] },
];

describe("retypedEvents", () => {
  it.each([
    [
      "an event's arguments",
      "type A = { readonly workOrderId: bigint; readonly unitId: number; readonly amount: bigint };",
    ],
    [
      "them in another order, and more",
      "type A = {\n  readonly at: number;\n  readonly unitId: number;\n  readonly amount?: bigint;\n  readonly workOrderId: bigint;\n};",
    ],
    [
      "them around another type",
      "f(a: { readonly workOrderId: bigint; readonly of: { readonly x: 1 }; readonly unitId: number; readonly amount: bigint })",
    ],
  ])("finds %s", (_what, source) =>
    expect(retypedEvents(source, lists)).toMatchObject([{ of: "WorkRequested" }]),
  );

  it.each([
    ["a type that leaves one out", "type A = { readonly workOrderId: bigint; readonly unitId: number };"],
    [
      "members of two types",
      "type A = { readonly workOrderId: bigint; readonly of: { readonly unitId: 1; readonly amount: 1 } };",
    ],
    ["two names, which say little", "type A = { readonly unitId: number; readonly holderId: number };"],
    ["a value", "rows.put(table, { workOrderId: 1n, unitId, amount: 3n });"],
    ["what is taken from the ABI", 'type A = EventArgs<"maintenanceFund", "WorkRequested">;'],
  ])("passes over %s", (_what, source) => expect(retypedEvents(source, lists)).toEqual([]));

  it("says where the type begins", () => {
    const source =
      "const a = {};\n\ntype A = {\n  readonly workOrderId: bigint;\n  readonly unitId: number;\n  readonly amount: bigint;\n};";
    expect(retypedEvents(source, lists)).toEqual([{ line: 3, of: "WorkRequested" }]);
  });
});
