import { describe, expect, it } from "vitest";
import { formatRoles } from "./format-roles.ts";
import { hasRole } from "./has-role.ts";
import { parseRoles } from "./parse-roles.ts";
import { Role } from "./role.ts";
import { roleNames } from "./role-names.ts";

describe("parseRoles", () => {
  it("adds the bits of names, however they are listed", () => {
    expect(parseRoles("coordinator, operator")).toBe(6);
    expect(parseRoles(["clinical-lead", "reviewer", "reviewer"])).toBe(144);
    expect(parseRoles("")).toBe(0);
  });
  it("refuses a name that is no role", () =>
    expect(() => parseRoles("coordinator,janitor")).toThrow(
      expect.objectContaining({ code: "access.role-unknown", evidence: { field: "role", value: "janitor" } }),
    ));
});

describe("formatRoles", () => {
  it("gives back every combination", () => {
    for (let bits = 0; bits < 256; bits += 1) expect(parseRoles(formatRoles(bits))).toBe(bits);
  });
  it.each([256, -1, 1.5])("refuses %d", (bits) =>
    expect(() => formatRoles(bits)).toThrow(expect.objectContaining({ code: "access.role-bits-unknown" })),
  );
});

describe("roleNames", () => {
  it("names every bit once, rising", () => {
    expect(roleNames.map((name) => Role[name])).toEqual([1, 2, 4, 8, 16, 32, 64, 128]);
    expect(Object.keys(Role)).toEqual(roleNames);
  });
});

describe("hasRole", () => {
  it("sees one role among others", () => {
    expect(hasRole(6, "operator")).toBe(true);
    expect(hasRole(6, "finance")).toBe(false);
  });
});
