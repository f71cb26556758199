import { describe, expect, it } from "vitest";
import { formatReservationId, parseReservationId } from "./format-reservation-id.ts";

const id = (209n << 32n) + 1_095_940_182n;

describe("formatReservationId", () => {
  it("names the unit and what tells its reservations apart", () => {
    expect(formatReservationId(id)).toBe("209-I4HSUU");
  });
});

describe("parseReservationId", () => {
  it.each(["209-I4HSUU", "209-i4hsuu"])("reads %s", (text) => {
    expect(parseReservationId(text)).toBe(id);
  });

  it.each(["", "EV-300", "209-", "209-ZZZZZZZ", "209-I4HSUU-1"])("takes %j for no reservation", (text) => {
    expect(parseReservationId(text)).toBeUndefined();
  });
});
