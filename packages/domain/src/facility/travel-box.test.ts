import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { travelBox } from "./travel-box.ts";
import { travelMinutes } from "./travel-minutes.ts";

const place = fc.record({
  latitude: fc.double({ min: -89.9, max: 89.9, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe("travelBox", () => {
  it("holds every place within the time", () =>
    fc.assert(
      fc.property(
        place,
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.nat(300),
        (centre, north, east, minutes) => {
          const other = {
            latitude: Math.max(-90, Math.min(90, centre.latitude + north)),
            longitude: ((centre.longitude + east + 540) % 360) - 180,
          };
          if (travelMinutes(other, centre) > minutes) return;
          const box = travelBox(centre, minutes);
          expect(other.latitude).toBeGreaterThanOrEqual(box.south);
          expect(other.latitude).toBeLessThanOrEqual(box.north);
          if (box.west === undefined || box.east === undefined) return;
          expect(other.longitude).toBeGreaterThanOrEqual(box.west);
          expect(other.longitude).toBeLessThanOrEqual(box.east);
        },
      ),
      { numRuns: 2_000 },
    ));

  it("has no bounds of longitude at the date line and the poles", () => {
    expect(travelBox({ latitude: 10, longitude: 179.9 }, 60)).not.toHaveProperty("west");
    expect(travelBox({ latitude: 89.9, longitude: 0 }, 60)).not.toHaveProperty("west");
  });
});
