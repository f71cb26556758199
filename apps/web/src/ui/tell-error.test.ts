import { AppError } from "@medequipshare/domain";
import { describe, expect, it } from "vitest";
import { formatMoment } from "./format-time.ts";
import { tellError } from "./tell-error.ts";

const names = new Map([[3, "Billings Clinic"]]);
const told = (error: AppError) => tellError(error, (facilityId) => names.get(facilityId));

describe("tellError", () => {
  it("tells times in the reader's zone", () => {
    const [startsAt, endsAt] = [1_796_061_600, 1_796_104_800];
    expect(told(new AppError("reservation.slot-taken", { unitId: 15, startsAt, endsAt }))).toBe(
      `Unit 15 is taken between ${formatMoment(startsAt)} and ${formatMoment(endsAt)}.`,
    );
  });

  it("tells money with two decimals, and a hospital by its name", () => {
    const evidence = { facilityId: 3, free: 905_666_659n, needed: "1000000000" };
    expect(told(new AppError("ledger.balance-insufficient", evidence))).toBe(
      "Facility Billings Clinic has $905.67 free on the ledger; $1,000.00 is needed.",
    );
  });

  it("tells roles by name, and a reservation by the number people read out", () => {
    expect(told(new AppError("facility.staff-unauthorized", { account: "0xab", rolesNeeded: 2 }))).toContain(
      "coordinator",
    );
    const reservationId = (209n << 32n) + 1_095_940_182n;
    expect(told(new AppError("reservation.unknown", { reservationId }))).toContain("209-I4HSUU");
  });

  it("leaves a number that it does not know as it is", () => {
    expect(told(new AppError("facility.unknown", { facilityId: 7 }))).toBe("There is no facility 7.");
  });
});
