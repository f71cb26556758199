import { describe, expect, it } from "vitest";
import { meetsNeed, parseCapabilityNeed } from "./capability-need.ts";
import { capabilityVocabulary } from "./capability-vocabulary.ts";
import { isProductCode } from "./product-codes.ts";
import { readCapabilities } from "./read-capabilities.ts";
import { substitutesFor } from "./substitutes.ts";

describe("readCapabilities", () => {
  it("reads words, numbers and flags of the vocabulary", () =>
    expect(readCapabilities({ patient: "Adult and pediatric", joules: 360, pacing: true })).toEqual([
      { name: "patient", word: "adult", number: null },
      { name: "patient", word: "pediatric", number: null },
      { name: "joules", word: "", number: 360 },
      { name: "pacing", word: "yes", number: null },
    ]));

  it.each([
    ["an unknown name", { colour: "red" }],
    ["an unknown word", { patient: "veterinary" }],
    ["another kind of value", { joules: "many", pacing: 1, patient: true }],
    ["a number that is none", { joules: Number.NaN }],
    ["a name of every object", { constructor: "adult", toString: true }],
    ["nothing", undefined],
    ["a list", ["patient"]],
  ])("passes over %s", (_, stated) => expect(readCapabilities(stated)).toEqual([]));
});

describe("parseCapabilityNeed", () => {
  it.each([
    ["patient=neonate", { name: "patient", is: "neonate" }],
    ["patient = Neonate", { name: "patient", is: "neonate" }],
    ["invasive", { name: "invasive", is: "yes" }],
    ["invasive=no", { name: "invasive", is: "no" }],
    ["joules=200", { name: "joules", atLeast: 200 }],
    ["lowestCelsius=4.5", { name: "lowestCelsius", atMost: 4.5 }],
  ])("reads %s", (text, need) => expect(parseCapabilityNeed(text)).toEqual(need));

  it.each(["colour=red", "patient", "patient=dog", "joules=-1", "joules=", "joules=1e9", "", "toString"])(
    "refuses %j and says what it accepts",
    (text) =>
      expect(() => parseCapabilityNeed(text)).toThrow(
        expect.objectContaining({
          code: "equipment.capability-unknown",
          evidence: expect.objectContaining({ accepted: expect.stringMatching(/\w/) }),
        }),
      ),
  );
});

describe("meetsNeed", () => {
  const can = readCapabilities({ patient: "adult, neonate", joules: 200, lowestCelsius: 4 });
  it.each([
    ["patient=neonate", true],
    ["patient=pediatric", false],
    ["joules=200", true],
    ["joules=201", false],
    ["lowestCelsius=4", true],
    ["lowestCelsius=3", false],
    ["invasive=no", false],
  ])("judges %s", (text, met) => expect(meetsNeed(can, parseCapabilityNeed(text))).toBe(met));
});

describe("substitutesFor", () => {
  const codes = ["MNT", "NOU", "BZD", "DRT", "DQA", "DXN", "IYO", "FMZ"];
  it("names FDA's types and the vocabulary's capabilities only, never the type itself", () => {
    for (const asked of codes) {
      expect(isProductCode(asked)).toBe(true);
      expect(substitutesFor(asked)).not.toEqual([]);
      for (const { productCode, needs } of substitutesFor(asked)) {
        expect(isProductCode(productCode)).toBe(true);
        expect(productCode).not.toBe(asked);
        for (const need of needs) expect(capabilityVocabulary.has(need.name)).toBe(true);
      }
    }
  });

  it("lets the greater stand in for the lesser, not the other way round", () => {
    expect(substitutesFor("MNT").map(({ productCode }) => productCode)).toContain("CBK");
    expect(substitutesFor("CBK")).toEqual([]);
  });
});
