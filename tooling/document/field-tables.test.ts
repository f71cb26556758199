import { describe, expect, it } from "vitest";
import { fieldTables } from "./field-tables.ts";
import { kindOf } from "./read-field-kinds.ts";

describe("fieldTables", () => {
  const field = { contract: "Desk", place: "event Opened", name: "unitId", type: "uint32" };

  it("puts a reason beside each kind and a kind beside each field", () => {
    const kinds = {
      kinds: { identifier: "a number of ours" },
      types: {},
      fields: { identifier: ["unitId"] },
    };
    expect(fieldTables([field], kinds)).toContain("| identifier | a number of ours |");
    expect(fieldTables([field], kinds)).toContain("| event Opened | unitId | uint32 | identifier |");
  });

  it("shows a field that nobody has judged", () => {
    expect(fieldTables([field], { kinds: {}, types: {}, fields: {} })).toContain(
      "| unitId | uint32 | unknown |",
    );
  });

  it("tells a name that means different things apart by its type, and by its contract", () => {
    const fields = { account: ["at"], window: ["at uint40"], count: ["Desk.at"] };
    const kind = (contract: string, type: string) =>
      kindOf({ contract, name: "at", type }, { kinds: {}, types: {}, fields })?.kind;
    expect(kind("Ledger", "address")).toBe("account");
    expect(kind("Ledger", "uint40")).toBe("window");
    expect(kind("Desk", "uint40")).toBe("count");
  });
});
