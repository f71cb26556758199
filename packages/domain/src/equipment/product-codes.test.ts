import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { productCodeBytes } from "./product-code-leaf.ts";
import { findProductCode, isProductCode, listProductCodes, productCodeLeaves } from "./product-codes.ts";

describe("findProductCode", () => {
  it("knows the continuous ventilator, in any letter case", () =>
    expect(findProductCode("cbk")).toEqual({
      code: "CBK",
      name: "Ventilator, Continuous, Facility Use",
      deviceClass: "2",
      regulation: "868.5895",
      specialty: "AN",
      isImplant: false,
      isLifeSustaining: true,
    }));
  it("refuses a code FDA does not have", () =>
    expect(() => findProductCode("ZZZ")).toThrow(
      expect.objectContaining({
        code: "equipment.product-code-unknown",
        evidence: { field: "productCode", value: "ZZZ", productCode: "ZZZ" },
      }),
    ));
  it.each(["", "CB", "CBKK", "C1K"])("refuses '%s' as no code at all", (text) =>
    expect(() => findProductCode(text)).toThrow(
      expect.objectContaining({ code: "equipment.product-code-malformed" }),
    ),
  );
});

describe("isProductCode", () => {
  it("tells known codes from others", () =>
    expect(["CBK", "cbk", "ZZZ", ""].map(isProductCode)).toEqual([true, true, false, false]));
});

describe("listProductCodes", () => {
  it("holds every row of FDA's table once, with a name and a known class", () => {
    const source = readFileSync(new URL("../../data/fda-product-codes.csv", import.meta.url), "utf8");
    const codes = listProductCodes();
    expect(codes.map(({ code }) => code)).toEqual(
      source
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((line) => line.slice(0, 3)),
    );
    expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length);
    expect(codes.every(({ name, deviceClass }) => name !== "" && /[123UNF]/.test(deviceClass))).toBe(true);
  });
});

describe("productCodeLeaves", () => {
  it("gives each code as bytes3 with its class number and flag", () => {
    const leaves = productCodeLeaves();
    expect(leaves.length).toBe(listProductCodes().length);
    expect(leaves).toContainEqual(["0x43424b", 2, true]);
    expect(
      leaves.every(
        ([bytes, deviceClass]) => /^0x[0-9a-f]{6}$/.test(bytes) && deviceClass >= 0 && deviceClass <= 3,
      ),
    ).toBe(true);
  });
  it("writes letters as ASCII", () => expect(productCodeBytes("CBK")).toBe("0x43424b"));
});
