import fc from "fast-check";
import { cellToParent, getResolution, latLngToCell } from "h3-js";
import { describe, expect, it } from "vitest";
import { cellResolution } from "./cell-resolution.ts";
import { distanceKilometres } from "./distance-kilometres.ts";
import { formatCell } from "./format-cell.ts";
import { homeCell } from "./home-cell.ts";
import { isInServiceArea } from "./is-in-service-area.ts";
import { parentCell } from "./parent-cell.ts";
import { parseCell } from "./parse-cell.ts";
import { roadKilometres } from "./road-kilometres.ts";
import { defaultRoadModel } from "./road-model.ts";
import { serviceArea } from "./service-area.ts";
import { travelMinutes } from "./travel-minutes.ts";

// HIFLD positions of Billings Clinic and Beartooth Billings Clinic, Red Lodge.
const billings = { latitude: 45.78977, longitude: -108.51255 };
const redLodge = { latitude: 45.1985, longitude: -109.2447 };
const degrees = (limit: number) => fc.double({ min: -limit, max: limit, noNaN: true });
const place = fc.record({ latitude: degrees(89.9), longitude: degrees(180) });

describe("homeCell", () => {
  it("gives H3's cell of resolution 8", () => {
    const cell = homeCell({ latitude: 37.775938728915946, longitude: -122.41795063018799 });
    expect(cell).toBe(parentCell(parseCell("8928308280fffff"), 8));
    expect(cellResolution(cell)).toBe(8);
  });
  it.each([
    [91, 0],
    [0, 181],
    [Number.NaN, 0],
  ])("refuses %d, %d", (latitude, longitude) =>
    expect(() => homeCell({ latitude, longitude })).toThrow(
      expect.objectContaining({ code: "facility.coordinates-invalid" }),
    ),
  );
});

describe("parentCell", () => {
  it("gives the published parent", () =>
    expect(formatCell(parentCell(parseCell("8928308280fffff"), 6))).toBe("86283082fffffff"));
  it("agrees with h3-js on 10,000 random cells at every coarser resolution", () => {
    fc.assert(
      fc.property(place, fc.nat(15), ({ latitude, longitude }, resolution) => {
        const text = latLngToCell(latitude, longitude, resolution);
        const cell = parseCell(text);
        for (let coarser = 0; coarser <= resolution; coarser += 1) {
          const parent = formatCell(parentCell(cell, coarser));
          if (parent !== cellToParent(text, coarser) || getResolution(parent) !== coarser) return false;
        }
        return cellResolution(cell) === resolution;
      }),
      { numRuns: 10_000 },
    );
  });
  it("refuses a finer resolution", () =>
    expect(() => parentCell(parseCell("86283082fffffff"), 7)).toThrow(
      expect.objectContaining({ code: "facility.cell-invalid" }),
    ));
});

describe("parseCell", () => {
  it.each(["", "8928308280ffff", "zz", "0xffffffffffffffff"])("refuses '%s'", (text) =>
    expect(() => parseCell(text)).toThrow(expect.objectContaining({ code: "facility.cell-invalid" })),
  );
});

describe("distanceKilometres", () => {
  it("gives 306.109 km from New York to Boston, as h3-js does", () =>
    expect(
      distanceKilometres(
        { latitude: 40.7128, longitude: -74.006 },
        { latitude: 42.3601, longitude: -71.0589 },
      ),
    ).toBeCloseTo(306.109, 2));
  it("is zero to oneself and the same both ways", () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        expect(distanceKilometres(a, a)).toBe(0);
        expect(distanceKilometres(a, b)).toBeCloseTo(distanceKilometres(b, a), 6);
      }),
    );
  });
});

describe("travelMinutes", () => {
  it("estimates Billings to Red Lodge at about an hour and a half", () => {
    expect(roadKilometres(billings, redLodge)).toBeGreaterThan(96);
    expect(travelMinutes(billings, redLodge)).toBeGreaterThan(60);
    expect(travelMinutes(billings, redLodge)).toBeLessThan(100);
  });
});

describe("serviceArea", () => {
  const area = (minutes: number) => serviceArea({ centre: billings, minutes });
  it("holds every place within the driving time, and none far beyond it", () => {
    const cells = area(120);
    fc.assert(
      fc.property(
        degrees(1).map(Math.abs),
        fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
        (share, angle) => {
          const radius = (2 * defaultRoadModel.averageKilometresPerHour) / defaultRoadModel.detourIndex;
          const northDegrees = (share * radius * Math.cos(angle)) / 111.2;
          const latitude = billings.latitude + northDegrees;
          const eastDegrees =
            (share * radius * Math.sin(angle)) / (111.2 * Math.cos((latitude * Math.PI) / 180));
          const target = { latitude, longitude: billings.longitude + eastDegrees };
          if (travelMinutes(billings, target) > 120) return true;
          return isInServiceArea(homeCell(target), cells);
        },
      ),
      { numRuns: 5000 },
    );
    expect(isInServiceArea(homeCell({ latitude: 47.6, longitude: -108.5 }), cells)).toBe(false);
  });
  it("serves Red Lodge within two hours but not within half an hour", () => {
    expect(isInServiceArea(homeCell(redLodge), area(120))).toBe(true);
    expect(isInServiceArea(homeCell(redLodge), area(30))).toBe(false);
  });
  it("uses resolutions 3 to 5 only, no cell twice nor inside another", () => {
    const cells = area(480);
    const resolutions = new Set(cells.map(cellResolution));
    expect([...resolutions].every((resolution) => resolution >= 3 && resolution <= 5)).toBe(true);
    expect(new Set(cells).size).toBe(cells.length);
    const fine = cells.filter((cell) => cellResolution(cell) > 3);
    expect(fine.some((cell) => cells.includes(parentCell(cell, 3)))).toBe(false);
  });
  it("grows with the minutes and always serves the owner's own neighbourhood", () => {
    expect(isInServiceArea(homeCell(billings), area(0))).toBe(true);
    expect(area(60).length).toBeGreaterThan(area(15).length);
  });
  it("needs fewer cells when coarser", () =>
    expect(serviceArea({ centre: billings, minutes: 240, finest: 4 }).length).toBeLessThan(area(240).length));
});
