import { describe, expect, it } from "vitest";
import { valuesMeaning } from "./meanings.ts";

describe("valuesMeaning", () => {
  const args = { reservationId: 9n, fromFacilityId: 1, toFacilityId: 2, by: "0x01", displacedId: 8n };

  it("picks what has the meaning, whom the event is about first", () => {
    expect(valuesMeaning("facility", args)).toEqual([2, 1]);
    expect(valuesMeaning("reservation", args)).toEqual([9n]);
    expect(valuesMeaning("other reservation", args)).toEqual([8n]);
  });

  it("finds nothing where the event says nothing of the kind", () => {
    expect(valuesMeaning("money", args)).toEqual([]);
  });
});
