import { describe, expect, it } from "vitest";
import { withVisibility } from "./with-visibility.ts";

const status = {
  head: 9,
  indexed: 7,
  isCaughtUp: false,
  beside: { block: 3 },
  events: 0,
  leftOut: 0,
  reorganised: undefined,
  failure: undefined,
};

describe("withVisibility", () => {
  it.each([
    [null, null],
    [7, true],
    [8, false],
  ])("says of an act in block %s that it is visible: %s", (blockNumber, visible) => {
    expect(withVisibility({ status }, { blockNumber })).toEqual({ blockNumber, visible });
  });

  it("shows nothing before the first look at the chain", () => {
    const unread = { ...status, indexed: undefined };
    expect(withVisibility({ status: unread }, { blockNumber: 0 }).visible).toBe(false);
  });
});
