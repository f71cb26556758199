import { describe, expect, it } from "vitest";
import { parseMoment } from "./parse-moment.ts";
import { LAST_MOMENT } from "./time-slot.ts";

describe("parseMoment", () => {
  it.each([
    ["1764576000", 1_764_576_000],
    ["0", 0],
    [String(LAST_MOMENT), LAST_MOMENT],
    ["2025-12-01", 1_764_547_200],
    ["2025-12-01T08:00Z", 1_764_576_000],
    ["2025-12-01t08:00:00z", 1_764_576_000],
    ["2025-12-01T08:00:00.750Z", 1_764_576_000],
    ["2025-12-01T01:00-07:00", 1_764_576_000],
    ["2028-02-29T00:00Z", 1_835_395_200],
  ])("reads %s", (text, seconds) => expect(parseMoment(text, "from")).toBe(seconds));

  it.each([
    "2027-02-29T10:00Z",
    "2027-02-30",
    "2026-11-31",
    "2026-04-31T08:00-07:00",
    "2100-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
  ])("refuses %s, a day that no calendar has, naming field and value", (text) => {
    expect(() => parseMoment(text, "from")).toThrow(`from is ${text}`);
    expect(() => parseMoment(text, "from")).toThrow(`there is no day ${text.slice(0, 10)}`);
  });

  it.each([
    "",
    "20261201",
    "2026",
    "soon",
    "-5",
    "1.5",
    "2026-12-01T08:00",
    "2026-12-01 08:00Z",
    "2026-12-01T24:00Z",
    "2026-12-01T08:60Z",
    "2026-12-01T08:00:60Z",
    "2026-12-01T08:00+24:00",
    "2026-12-01T08:00+05:75",
    "1969-12-31T23:59Z",
    String(LAST_MOMENT + 1),
    "99999999999999",
  ])("refuses %j, saying how a moment is written", (text) => {
    expect(() => parseMoment(text, "to")).toThrow(/^to is .*such as 2026-12-01T08:00Z/);
  });
});
