import { describe, expect, it } from "vitest";
import { formatReservationId } from "./format-reservation-id.ts";

describe("formatReservationId", () => {
  it("names the unit and what tells its reservations apart", () => {
    expect(formatReservationId((209n << 32n) + 1_095_940_182n)).toBe("209-I4HSUU");
  });
});
