import { describe, expect, it } from "vitest";
import { AppError } from "./app-error.ts";
import { errorCatalogue } from "./error-catalogue.ts";
import { errorCodeOf } from "./error-code-of.ts";
import { isAppError } from "./is-app-error.ts";
import { isErrorCode } from "./is-error-code.ts";

describe("AppError", () => {
  const error = new AppError("reservation.slot-taken", { unitId: 7, startsAt: 3600, endsAt: 7200n });
  it("fills its message from the evidence and says what to do", () => {
    expect(error.message).toBe("Unit 7 is taken between 3600 and 7200.");
    expect(error.hint).toMatch(/another/);
    expect(error.docsPath).toBe("/errors#reservation.slot-taken");
    expect(error.retryable).toBe(false);
  });
  it("tells its evidence in other words where somebody has them", () =>
    expect(error.messageAs((name, value) => `${name} ${value}`)).toBe(
      "Unit unitId 7 is taken between startsAt 3600 and endsAt 7200.",
    ));
  it("becomes JSON with big integers as text", () =>
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({
      code: "reservation.slot-taken",
      evidence: { unitId: 7, endsAt: "7200" },
    }));
  it("leaves a placeholder standing when its evidence is missing", () =>
    expect(new AppError("reservation.slot-taken").message).toMatch("{unitId}"));
  it("lets a hint be more precise", () =>
    expect(new AppError("config.missing", {}, { hint: "Set RPC_URL." }).hint).toBe("Set RPC_URL."));

  describe("walk", () => {
    const inner = new TypeError("inner");
    const outer = new AppError(
      "internal.unexpected",
      { problem: "x" },
      { cause: new Error("middle", { cause: inner }) },
    );
    it("gives the innermost cause", () => expect(outer.walk()).toBe(inner));
    it("gives the first cause a predicate accepts", () =>
      expect(outer.walk((cause) => cause instanceof TypeError)).toBe(inner));
    it("gives undefined when none is accepted", () => expect(outer.walk(() => false)).toBeUndefined());
    it("gives itself without a cause", () => expect(error.walk()).toBe(error));
  });
});

describe("isAppError", () => {
  it("tells failures apart by code", () => {
    const error: unknown = new AppError("config.missing");
    expect(isAppError(error)).toBe(true);
    expect(isAppError(error, "config.missing")).toBe(true);
    expect(isAppError(error, "config.invalid")).toBe(false);
    expect(isAppError(new Error("x"))).toBe(false);
  });
});

describe("errorCodeOf", () => {
  it.each([
    ["ReservationSlotTaken", "reservation.slot-taken"],
    ["LedgerPartsExceedEscrow", "ledger.parts-exceed-escrow"],
    ["FacilityNpiInvalid", "facility.npi-invalid"],
    ["CustodySignedAtInvalid", "custody.signed-at-invalid"],
    ["ERC721NonexistentToken", "erc721.nonexistent-token"],
    ["UsageP256Invalid", "usage.p256-invalid"],
    ["Panic", "panic"],
  ])("names %s %s", (name, code) => expect(errorCodeOf(name)).toBe(code));
});

describe("errorCatalogue", () => {
  it("holds codes of a room and kebab-case words, each with a sentence and a remedy", () => {
    for (const [code, { template, hint }] of Object.entries(errorCatalogue)) {
      expect(code).toMatch(/^[a-z][a-z0-9]*\.[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(template, code).toMatch(/(\.|\})$/);
      expect(hint, code).toMatch(/\.$/);
    }
  });
  it("tells its codes from other words", () => {
    expect(isErrorCode("reservation.slot-taken")).toBe(true);
    expect(isErrorCode("toString")).toBe(false);
  });
});
