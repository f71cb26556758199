import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCcn } from "./parse-ccn.ts";
import { parseFacilityKind } from "./parse-facility-kind.ts";
import { parseNpi } from "./parse-npi.ts";
import { testNpi } from "./test-npi.ts";

describe("parseNpi", () => {
  it.each(["1234567893", "1558598797", "1993999998", "1679576722", "1689872012", " 1467486373 "])(
    "accepts %s",
    (npi) => expect(parseNpi(npi)).toBe(npi.trim()),
  );
  it.each([
    ["1234567890", "check digit"],
    ["3234567893", "first digit"],
    ["123456789", "ten digits"],
    ["12345678931", "ten digits"],
    ["123456789X", "ten digits"],
    ["", "ten digits"],
  ])("refuses %s and says why", (npi, problem) =>
    expect(() => parseNpi(npi)).toThrow(
      expect.objectContaining({
        code: "facility.npi-invalid",
        evidence: expect.objectContaining({
          field: "npi",
          value: npi,
          problem: expect.stringContaining(problem),
        }),
      }),
    ),
  );
  it("notices every single wrong digit", () => {
    fc.assert(
      fc.property(
        fc.nat(99_999_999),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (seed, at, by) => {
          const npi = testNpi(seed);
          const wrong = npi.slice(0, at) + ((Number(npi[at]) + by) % 10) + npi.slice(at + 1);
          expect(() => parseNpi(wrong)).toThrow();
        },
      ),
    );
  });
});

describe("testNpi", () => {
  it("begins with 2 and passes its own check", () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), (ordinal) => {
        expect(parseNpi(testNpi(ordinal))).toMatch(/^2/);
      }),
    );
  });
});

describe("parseCcn", () => {
  it.each([
    ["240010", "240010"],
    ["50224", "050224"],
    ["27z001", "27Z001"],
    ["11034F", "11034F"],
    ["27012e", "27012E"],
    ["45SA12", "45SA12"],
  ])("reads %s as %s", (text, ccn) => expect(parseCcn(text)).toBe(ccn));
  it.each(["2400100", "AB0010", "24 010", "24A0B0", "27", "2700", "1034F", "11034G", "", "27E12E"])(
    "refuses %s",
    (text) => expect(() => parseCcn(text)).toThrow(expect.objectContaining({ code: "facility.ccn-invalid" })),
  );
});

describe("parseFacilityKind", () => {
  it("reads numbers and names", () =>
    expect([1, "carrier"].map(parseFacilityKind)).toEqual(["hospital", "carrier"]));
  it("refuses others", () => expect(() => parseFacilityKind(7)).toThrow());
});
