import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explainFitness, fitnessBits } from "./explain-fitness.ts";
import { FitnessReason, fitnessReasonCodes, fitnessRemedies } from "./fitness-reason.ts";
import { formatFitness } from "./format-fitness.ts";

const startsAt = 1000;
const endsAt = 2000;
const fit = {
  reasons: 0,
  calibratedUntil: endsAt,
  electricallySafeUntil: endsAt,
  maintenanceDueAt: endsAt,
  termsVersion: 1,
};
const codes = (facts: typeof fit): readonly string[] =>
  explainFitness(facts, startsAt, endsAt).reasons.map(({ code }) => code);

describe("explainFitness", () => {
  it("says yes without reasons when everything lasts to the end", () =>
    expect(explainFitness(fit, startsAt, endsAt)).toEqual({ fit: true, reasons: [] }));
  it.each([
    ["calibratedUntil", "calibration-expired"],
    ["electricallySafeUntil", "electrical-safety-expired"],
    ["maintenanceDueAt", "maintenance-overdue"],
  ] as const)("says from when, and until when it would do, if %s ends before the loan", (field, code) => {
    const remedy = fitnessRemedies[code];
    expect(explainFitness({ ...fit, [field]: 1999 }, startsAt, endsAt)).toEqual({
      fit: false,
      reasons: [{ code, since: 1999, endBy: 1999, remedy }],
    });
    expect(explainFitness({ ...fit, [field]: 900 }, startsAt, endsAt).reasons).toEqual([
      { code, since: 900, remedy },
    ]);
    expect(explainFitness({ ...fit, [field]: 0 }, startsAt, endsAt).reasons).toEqual([{ code, remedy }]);
  });
  it("lists every reason of a unit just registered, by rising bit", () =>
    expect(
      codes({
        reasons: 1025,
        calibratedUntil: 0,
        electricallySafeUntil: 0,
        maintenanceDueAt: 0,
        termsVersion: 0,
      }),
    ).toEqual([
      "not-approved",
      "calibration-expired",
      "electrical-safety-expired",
      "maintenance-overdue",
      "terms-missing",
    ]));
});

describe("fitnessBits", () => {
  it("names the same reasons as the explanation", () => {
    const facts = fc.record({
      reasons: fc.constantFrom(0, 1, 2, 4, 8, 16, 32, 512, 63),
      calibratedUntil: fc.nat(3000),
      electricallySafeUntil: fc.nat(3000),
      maintenanceDueAt: fc.nat(3000),
      termsVersion: fc.nat(1),
    });
    fc.assert(
      fc.property(facts, (given) => {
        expect(formatFitness(fitnessBits(given, endsAt))).toEqual(codes(given));
      }),
    );
  });
});

describe("FitnessReason", () => {
  it("gives each reason its own bit, name and remedy", () => {
    expect(fitnessReasonCodes.map((code) => FitnessReason[code])).toEqual(
      Array.from({ length: 11 }, (_, bit) => 2 ** bit),
    );
    expect(Object.keys(FitnessReason)).toEqual(fitnessReasonCodes);
    expect(Object.keys(fitnessRemedies)).toEqual(fitnessReasonCodes);
  });
});
