import { Role } from "@medequipshare/domain";
import type { BreakGlassView } from "@medequipshare/protocol";
import { describe, expect, it } from "vitest";
import { openingClaims } from "./opening-claims.ts";

const [OWNER, BORROWER, STRANGER] = [1, 2, 3];
const lead = { account: "0xAA", facilityId: OWNER, roles: Role["clinical-lead"] };
const operator = { account: "0xbb", facilityId: BORROWER, roles: Role.operator };

const opening: BreakGlassView = {
  unitId: 7,
  lock: 1,
  sequence: 1,
  bootCount: 1,
  openedAt: 100,
  recordedAt: 110,
  identifyBy: 1_000,
  state: "awaits-identity",
  ownerId: OWNER,
  holderId: BORROWER,
  holderName: null,
  reservationId: 9n,
  borrowerId: BORROWER,
  identified: null,
  reviewed: null,
};
const identified = {
  at: 200,
  by: "0xBB",
  facilityId: BORROWER,
  reason: "drill-or-test",
  reasonHash: "0x00",
  late: false,
} as const;

describe("openingClaims", () => {
  it("lets any staff of the holder say who opened it, also late, and nobody else", () => {
    expect(openingClaims(opening, operator).mayIdentify).toBe(true);
    expect(openingClaims({ ...opening, state: "late" }, operator).mayIdentify).toBe(true);
    expect(openingClaims(opening, lead).mayIdentify).toBe(false);
    expect(openingClaims({ ...opening, state: "awaits-review" }, operator).mayIdentify).toBe(false);
  });

  it("lets leads of the parties review what is identified, but not who identified it", () => {
    const known: BreakGlassView = { ...opening, state: "awaits-review", identified };
    expect(openingClaims(opening, lead).mayReview).toBe(false);
    expect(openingClaims(known, lead)).toMatchObject({ mayReview: true, mayJustify: true });
    expect(openingClaims(known, operator).mayReview).toBe(false);
    expect(openingClaims(known, { ...operator, roles: Role["clinical-lead"] }).mayReview).toBe(false);
    expect(openingClaims(known, { ...lead, facilityId: STRANGER }).mayReview).toBe(false);
  });

  it("lets what nobody identified in time be found not justified only", () => {
    expect(openingClaims({ ...opening, state: "late" }, lead)).toMatchObject({
      mayReview: true,
      mayJustify: false,
    });
  });
});
