import { beforeAll, describe, expect, it } from "vitest";
import { account, describeOnEngines, ToldChain, word } from "../../testing/index.ts";
import { findLoan } from "../custody/reader.ts";
import type { Database } from "../db/database.ts";
import { fitnessReasons } from "../equipment/fitness-reasons.ts";
import { getUnit, listUnits } from "../equipment/reader.ts";
import { getFacility, getScore, listRatings } from "../facility/reader.ts";
import { listActivity } from "../insight/reader.ts";
import { findPlan, getFund, getWorkOrder, listFundEntries } from "../maintenance/reader.ts";
import { getReservation } from "../reservation/reader.ts";
import { findMeter, listGrants } from "../usage/reader.ts";
import { findSettlement, getLedgerAccount, getLedgerTotals, listLedgerEntries } from "./reader.ts";
import { FUND_ACCOUNT } from "./table.ts";

const LOAN = (1n << 32n) | 1n;
const HUGE = 2n ** 255n;

/** A whole loan as the contracts tell it, from deposit to a maintenance paid by the fund. */
async function tellLoan(chain: ToldChain): Promise<void> {
  await chain.tellFacility(1, 1n);
  await chain.tellFacility(2, 2n);
  await chain.tellUnit(1, 1);
  await chain.tell("UnitApproved", { unitId: 1, approvedBy: account(11) });
  await chain.tellTerms(1, 1);
  await chain.tell("CertificateIssued", {
    unitId: 1,
    kind: 0,
    issuedBy: account(11),
    validUntil: 5_000_000,
    document: word(5),
  });
  await chain.tell("CertificateIssued", {
    unitId: 1,
    kind: 1,
    issuedBy: account(11),
    validUntil: 4_000_000,
    document: word(6),
  });
  await chain.tell("PlanSet", { unitId: 1, intervalSeconds: 100, dueAt: 6_000_000, by: account(11) });
  await chain.tell("FitnessChanged", { unitId: 1, reasons: 0, maintenanceDueAt: 6_000_000 });
  const meter = { unitId: 1, epoch: 1, x: word(7), y: word(8) };
  await chain.tell("MeterProposed", { ...meter, proposedBy: account(11) });
  await chain.tell("MeterEnrolled", { ...meter, witnessFacilityId: 2, witness: account(21) });
  await chain.tell("LedgerDeposited", { facilityId: 2, from: account(2), amount: 1_000n, free: 1_000n });
  const asked = {
    unitId: 1,
    borrowerId: 2,
    by: account(20),
    startsAt: 3_600,
    endsAt: 36_000,
    priority: 1,
    termsVersion: 1,
  };
  await chain.tell("ReservationHeld", { ...asked, reservationId: LOAN, heldUntil: 3_000 });
  await chain.tell("ReservationConfirmed", { ...asked, reservationId: LOAN, escrow: 300n, insured: 40n });
  await handOver(chain, 0, 2, 10n);
  await chain.tell("ReservationStarted", { reservationId: LOAN, at: 3_700 });
  await chain.tell("IncomingInspected", {
    reservationId: LOAN,
    unitId: 1,
    by: account(20),
    accepted: true,
    document: word(9),
  });
  await chain.tell("CheckoutGranted", {
    reservationId: LOAN,
    unitId: 1,
    operator: account(0xab),
    lockNonce: word(1),
  });
  await chain.tell("ReadingAccepted", {
    unitId: 1,
    epoch: 1,
    sequence: 3,
    takenAt: 30_000,
    runSeconds: 21_610n,
    cycles: 2n,
  });
  await handOver(chain, 1, 1, 21_610n);
  await chain.tell("ReservationReturned", { reservationId: LOAN, at: 31_000 });
  await settle(chain);
}

async function handOver(
  chain: ToldChain,
  sequence: number,
  receiverId: number,
  runSeconds: bigint,
): Promise<void> {
  await chain.tell("HandoverSigned", {
    reservationId: LOAN,
    unitId: 1,
    receiverId,
    handoverHash: word(sequence),
    handover: {
      reservationId: LOAN,
      sequence,
      releaserId: 3 - receiverId,
      receiverId,
      releasedBy: account(1),
      receivedBy: account(2),
      loanPack: word(4),
      meterSequence: sequence,
      runSeconds,
      signedAt: 1,
    },
  });
  await chain.tell("HolderChanged", { unitId: 1, holderId: receiverId });
}

async function settle(chain: ToldChain): Promise<void> {
  const parts = { revenue: 120n, contribution: 12n, lateFee: 0n, refund: 168n, shortfall: 0n };
  const settlement = { meteredSeconds: 21_600n, lateSeconds: 0n, ...parts };
  await chain.tell("ReservationSettled", { reservationId: LOAN });
  await chain.tell("EscrowReleased", {
    reservationId: LOAN,
    borrowerId: 2,
    ownerId: 1,
    toOwner: 120n,
    toFund: 12n,
    refund: 168n,
  });
  await chain.tell("UnitFundCredited", { unitId: 1, facilityId: 2, amount: 12n, balance: 12n });
  await chain.tell("LoanSettled", {
    reservationId: LOAN,
    ownerId: 1,
    borrowerId: 2,
    metered: true,
    settlement,
  });
  await chain.tell("RatingCommitted", {
    reservationId: LOAN,
    raterId: 2,
    ratedId: 1,
    by: account(20),
    commitment: word(2),
  });
  const rating = { condition: 5, punctuality: 4, communication: 3, comment: word(0) };
  await chain.tell("RatingRevealed", { reservationId: LOAN, raterId: 2, ratedId: 1, rating });
  await chain.tell("WorkRequested", {
    workOrderId: 1n,
    unitId: 1,
    providerId: 9,
    kind: 0,
    amount: 10n,
    by: account(11),
    quote: word(3),
  });
  await chain.tell("WorkApproved", { workOrderId: 1n, by: account(12) });
  await chain.tell("WorkDone", { workOrderId: 1n, by: account(90), report: word(4) });
  await chain.tell("FundPaid", { workOrderId: 1n, payeeId: 9, amount: 10n });
  await chain.tell("WorkPaid", { workOrderId: 1n, unitId: 1, amount: 10n, balance: 2n, by: account(11) });
  await chain.tell("FitnessChanged", { unitId: 1, reasons: 0, maintenanceDueAt: 7_000_000 });
  await chain.tell("LedgerDeposited", { facilityId: 3, from: account(3), amount: HUGE, free: HUGE });
}

describeOnEngines("readers after a loan", (open) => {
  let db: Database;
  beforeAll(async () => {
    ({ db } = await open());
    await tellLoan(new ToldChain(db));
  }, 60_000);

  describe("ledger", () => {
    it("adds up to the unit", async () => {
      expect(await getLedgerAccount(db, 1)).toMatchObject({ free: 120n, escrowed: 0n });
      expect(await getLedgerAccount(db, 2)).toMatchObject({
        free: 868n,
        escrowed: 0n,
        insured: 0n,
        loans: 0,
      });
      expect(await getLedgerAccount(db, 9)).toMatchObject({ free: 10n });
      expect(await getLedgerAccount(db, FUND_ACCOUNT)).toMatchObject({ free: 2n });
      expect(await getLedgerTotals(db)).toEqual({ free: HUGE + 998n, escrowed: 0n, fund: 2n });
    });

    it("keeps a book that explains each balance", async () => {
      const { items } = await listLedgerEntries(db, 2);
      expect(items.map((entry) => [entry.kind, entry.freeChange, entry.free])).toEqual([
        ["escrow-released", 168n, 868n],
        ["escrow-held", -300n, 700n],
        ["deposit", 1_000n, 1_000n],
      ]);
    });

    it("keeps the settlement's parts", async () => {
      expect(await findSettlement(db, LOAN)).toMatchObject({
        metered: true,
        meteredSeconds: 21_600n,
        refund: 168n,
      });
    });
  });

  describe("loan", () => {
    it("runs from opening to closing counter, with who had the unit in between", async () => {
      const loan = await findLoan(db, LOAN);
      expect(loan).toMatchObject({
        handovers: 2,
        inspected: true,
        openingSeconds: 10n,
        closingSeconds: 21_610n,
      });
      expect(loan?.history.map((each) => each.receiverId)).toEqual([2, 1]);
      expect(await getReservation(db, LOAN)).toMatchObject({
        state: "settled",
        priority: "urgent",
        startedAt: 3_700,
      });
    });

    it("keeps the grant under the operator's account in lower case", async () => {
      expect(await listGrants(db, LOAN)).toMatchObject([{ operator: account(0xab) }]);
    });
  });

  describe("unit", () => {
    it("is back with its owner, with its life's counter and its dates", async () => {
      const unit = await getUnit(db, 1);
      expect(unit).toMatchObject({
        holderId: 1,
        runSeconds: 21_610n,
        productCode: "CBK",
        serialNumber: "SN-1",
      });
      expect(fitnessReasons(unit, 4_000_000)).toBe(0);
      expect(fitnessReasons(unit, 4_000_001)).toBe(128);
      expect(fitnessReasons(unit, 7_000_001)).toBe(64 + 128 + 256);
    });

    it("is found by any part of its identifiers, and by fitness", async () => {
      const ids = async (parameters: Parameters<typeof listUnits>[1]) =>
        (await listUnits(db, parameters)).items.map((unit) => unit.id);
      expect(await ids({ text: "sn-1" })).toEqual([1]);
      expect(await ids({ text: "%" })).toEqual([]);
      expect(await ids({ fitUntil: 4_000_000, sort: "product-code" })).toEqual([1]);
      expect(await ids({ fitUntil: 4_000_001 })).toEqual([]);
      expect(await ids({ unfitUntil: 4_000_000 })).not.toContain(1);
      expect(await ids({ unfitUntil: 4_000_001 })).toContain(1);
    });

    it("has a meter confirmed by another facility", async () => {
      expect(await findMeter(db, 1)).toMatchObject({ epoch: 1, witnessFacilityId: 2, runSecondsBefore: 0n });
    });
  });

  describe("maintenance fund", () => {
    it("equals contributions less payouts", async () => {
      expect(await getFund(db, 1)).toEqual({ unitId: 1, balance: 2n, contributed: 12n, paidOut: 10n });
      expect((await listFundEntries(db, 1)).map((entry) => entry.kind)).toEqual(["payout", "contribution"]);
    });

    it("moves the plan's date when a preventive maintenance is accepted", async () => {
      expect(await findPlan(db, 1)).toMatchObject({ intervalSeconds: 100, dueAt: 7_000_000 });
      expect(await getWorkOrder(db, 1n)).toMatchObject({
        state: "paid",
        kind: "preventive",
        acceptedBy: account(11),
      });
    });
  });

  it("sums ratings once they are revealed", async () => {
    expect(await getScore(db, 1)).toEqual({
      facilityId: 1,
      count: 1,
      condition: 5,
      punctuality: 4,
      communication: 3,
    });
    expect(await listRatings(db, { reservationId: LOAN })).toMatchObject([{ raterId: 2, condition: 5 }]);
  });

  it("gives a facility its cover back", async () => {
    expect(await getFacility(db, 2)).toMatchObject({
      cover: 100n,
      coverLeft: 100n,
      ccn: null,
      npi: "2000000002",
    });
  });

  it("tells what happened, newest first, to each party", async () => {
    const { items, next } = await listActivity(db, { facilityId: 1, reservationId: LOAN, limit: 2 });
    expect(items.map((item) => item.event)).toEqual(["RatingRevealed", "RatingCommitted"]);
    const following = await listActivity(db, { facilityId: 1, reservationId: LOAN, limit: 2, after: next });
    expect(following.items.map((item) => item.event)).toEqual(["LoanSettled", "EscrowReleased"]);
    expect(following.items[1]?.args).toMatchObject({ toOwner: "120" });
  });
});
