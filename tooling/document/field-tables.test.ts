import { describe, expect, it } from "vitest";
import { fieldTables } from "./field-tables.ts";

describe("fieldTables", () => {
  const field = { contract: "Desk", place: "event Opened", name: "unitId", type: "uint32" };

  it("puts a reason beside each kind and a kind beside each field", () => {
    const kinds = { kinds: { identifier: "a number of ours" }, fields: { identifier: ["unitId"] } };
    expect(fieldTables([field], kinds)).toContain("| identifier | a number of ours |");
    expect(fieldTables([field], kinds)).toContain("| event Opened | unitId | uint32 | identifier |");
  });

  it("shows a field that nobody has judged", () => {
    expect(fieldTables([field], { kinds: {}, fields: {} })).toContain("| unitId | uint32 | unknown |");
  });
});
