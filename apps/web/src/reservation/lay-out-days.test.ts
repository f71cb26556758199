import { describe, expect, it } from "vitest";
import { layOutDays } from "./lay-out-days.ts";

const HOUR = 3600;
const midnights = [0, 24 * HOUR, 48 * HOUR];

describe("layOutDays", () => {
  it("places a bar by its share of the day", () => {
    const [first] = layOutDays([{ startsAt: 6 * HOUR, endsAt: 12 * HOUR }], midnights);
    expect(first?.bars).toMatchObject([{ left: 25, width: 25, beginsHere: true, endsHere: true }]);
  });

  it("splits an interval that crosses midnight and says where it begins and ends", () => {
    const rows = layOutDays([{ startsAt: 18 * HOUR, endsAt: 30 * HOUR }], midnights);
    expect(rows.map(({ bars }) => bars.length)).toEqual([1, 1]);
    expect(rows[0]?.bars[0]).toMatchObject({ left: 75, width: 25, beginsHere: true, endsHere: false });
    expect(rows[1]?.bars[0]).toMatchObject({ left: 0, width: 25, beginsHere: false, endsHere: true });
  });

  it("gives no bar for an interval that only touches a day's edge", () => {
    const rows = layOutDays([{ startsAt: 12 * HOUR, endsAt: 24 * HOUR }], midnights);
    expect(rows[1]?.bars).toEqual([]);
  });

  it("measures against the day's own length when the clocks change", () => {
    const [row] = layOutDays([{ startsAt: 0, endsAt: 5 * HOUR }], [0, 25 * HOUR]);
    expect(row?.bars[0]?.width).toBeCloseTo(20);
  });

  it("orders bars by time", () => {
    const items = [
      { startsAt: 10 * HOUR, endsAt: 11 * HOUR },
      { startsAt: 1 * HOUR, endsAt: 2 * HOUR },
    ];
    expect(layOutDays(items, midnights)[0]?.bars.map(({ item }) => item.startsAt)).toEqual([HOUR, 10 * HOUR]);
  });
});
