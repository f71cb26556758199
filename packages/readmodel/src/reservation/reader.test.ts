import { parentCell } from "@medequipshare/domain";
import { beforeAll, describe, expect, it } from "vitest";
import { account, describeOnEngines, ToldChain } from "../../testing/index.ts";
import type { Database } from "../db/database.ts";
import { getReservation, listBusyIntervals, listReservations, listStaleHolds } from "./reader.ts";

const HOUR = 3_600;
const BILLINGS = 0x8828_9aa6_adff_fffn;
const ELSEWHERE = 0x8826_5a88_b1ff_fffn;
const id = (unitId: number, sequence: number) => (BigInt(unitId) << 32n) | BigInt(sequence);

describeOnEngines("reservation readers", (open) => {
  let db: Database;
  let chain: ToldChain;
  const asked = (unitId: number, from: number, to: number) => ({
    unitId,
    borrowerId: 2,
    by: account(20),
    startsAt: from * HOUR,
    endsAt: to * HOUR,
    priority: 0,
    termsVersion: 1,
  });

  beforeAll(async () => {
    ({ db } = await open());
    chain = new ToldChain(db);
    await chain.tellFacility(1, BILLINGS);
    await chain.tellFacility(2, BILLINGS);
    await chain.tellFacility(3, ELSEWHERE);
    for (const unitId of [1, 2, 3]) {
      await chain.tellUnit(unitId, unitId === 3 ? 3 : 1);
      await chain.tellTerms(unitId, 1);
    }
    const area = { added: [parentCell(BILLINGS, 4)], removed: [], areaResolutions: 16 };
    await chain.tell("ServiceAreaChanged", { facilityId: 1, ...area });
    const agreement = {
      ownerId: 1,
      borrowerId: 2,
      from: 0,
      until: 50 * HOUR,
      document: account(1),
      priceSchedule: account(2),
    };
    await chain.tell("AgreementInForce", { ownerId: 1, borrowerId: 2, agreement });
    await chain.tell("ReservationHeld", {
      ...asked(1, 10, 14),
      reservationId: id(1, 1),
      heldUntil: 5 * HOUR,
    });
    await chain.tell("ReservationConfirmed", {
      ...asked(1, 14, 18),
      reservationId: id(1, 2),
      escrow: 9n,
      insured: 4n,
    });
    await chain.tell("ReservationConfirmed", {
      ...asked(2, 10, 12),
      reservationId: id(2, 1),
      escrow: 9n,
      insured: 4n,
    });
    await chain.tell("ReservationCancelled", {
      reservationId: id(2, 1),
      cancelledFor: 2,
      by: account(20),
      toOwner: 3n,
    });
  }, 60_000);

  describe("listBusyIntervals", () => {
    const window = { unitId: 1, from: 0, to: 100 * HOUR };

    it("gives holds that have not lapsed and what is confirmed", async () => {
      const busy = await listBusyIntervals(db, { ...window, now: 5 * HOUR - 1 });
      expect(busy.map((each) => [each.id, each.state])).toEqual([
        [id(1, 1), "held"],
        [id(1, 2), "confirmed"],
      ]);
    });

    it("leaves out a hold from the second it lapses, and names it for sweeping", async () => {
      const busy = await listBusyIntervals(db, { ...window, now: 5 * HOUR });
      expect(busy.map((each) => each.id)).toEqual([id(1, 2)]);
      expect(await listStaleHolds(db, { ...window, now: 5 * HOUR })).toEqual([id(1, 1)]);
    });

    it("takes both the window and the intervals as half-open", async () => {
      expect(await listBusyIntervals(db, { unitId: 1, from: 18 * HOUR, to: 20 * HOUR, now: 0 })).toEqual([]);
      expect(await listBusyIntervals(db, { unitId: 1, from: 8 * HOUR, to: 10 * HOUR, now: 0 })).toEqual([]);
    });

    it("forgets what is cancelled", async () => {
      expect(await listBusyIntervals(db, { ...window, unitId: 2, now: 0 })).toEqual([]);
      expect(await getReservation(db, id(2, 1))).toMatchObject({ state: "cancelled", cancellationFee: 3n });
    });
  });

  describe("listReservations", () => {
    it("finds the holds that need approval until they lapse or are confirmed", async () => {
      await chain.tellUnit(4, 3);
      await chain.tellTerms(4, 1, { policy: 0b1001 });
      const hold = { ...asked(4, 20, 24), reservationId: id(4, 1), priority: 2, heldUntil: 20 * HOUR };
      await chain.tell("ReservationHeld", hold);
      const open = async (now: number) =>
        (await listReservations(db, { ownerId: 3, heldForApprovalAt: now })).items.map((row) => row.id);
      expect(await open(20 * HOUR - 1)).toEqual([id(4, 1)]);
      expect(await open(20 * HOUR)).toEqual([]);
      expect((await listReservations(db, { ownerId: 1, heldForApprovalAt: 0 })).items).toEqual([]);
      const approved = await chain.tell("ReservationApproved", { reservationId: id(4, 1), by: account(30) });
      expect(await getReservation(db, id(4, 1))).toMatchObject({
        approvalNeeded: true,
        approvedBy: account(30),
        approvedAt: approved,
      });
      expect(await open(0)).toEqual([id(4, 1)]);
      const confirmed = {
        ...asked(4, 20, 24),
        reservationId: id(4, 1),
        priority: 2,
        escrow: 9n,
        insured: 4n,
      };
      await chain.tell("ReservationConfirmed", confirmed);
      expect(await open(0)).toEqual([]);
      expect(await getReservation(db, id(4, 1))).toMatchObject({ state: "confirmed", approvalNeeded: true });
    });

    it("pages through all of them once", async () => {
      const seen: bigint[] = [];
      let after: string | undefined;
      do {
        const page = await listReservations(db, { facilityId: 1, limit: 1, after });
        seen.push(...page.items.map((item) => item.id));
        after = page.next;
      } while (after !== undefined);
      expect(seen).toEqual([id(1, 1), id(2, 1), id(1, 2)]);
    });

    it("throws input.invalid for a cursor no page gave", async () => {
      await expect(listReservations(db, { after: "x" })).rejects.toMatchObject({ code: "input.invalid" });
    });
  });
});
