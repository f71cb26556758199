import { follow } from "../db/follow.ts";
import { reservationTable } from "../reservation/table.ts";
import { postLedgerLeg } from "./post-ledger-leg.ts";
import { FUND_ACCOUNT } from "./table.ts";

/** What accounts and their books become by the events of the FacilityLedger. */
export const ledgerEvents = follow("facilityLedger", {
  LedgerDeposited: (rows, { facilityId, amount }, place) =>
    postLedgerLeg(rows, place, { leg: 0, facilityId, kind: "deposit", freeChange: amount }),

  LedgerWithdrawn: (rows, { facilityId, amount }, place) =>
    postLedgerLeg(rows, place, { leg: 0, facilityId, kind: "withdrawal", freeChange: -amount }),

  /** An amendment changes the escrow and may owe the owner a late fee; a recall may owe the borrower one. */
  EscrowAdjusted: async (rows, { reservationId, borrowerId, ownerId, ...moved }, place) => {
    const { escrowBefore, escrowAfter, toOwner, toBorrower } = moved;
    await postLedgerLeg(rows, place, {
      leg: 0,
      facilityId: borrowerId,
      kind: "escrow-adjusted",
      freeChange: escrowBefore - escrowAfter - toOwner,
      escrowedChange: escrowAfter - escrowBefore,
      reservationId,
    });
    if (toOwner !== 0n) {
      const fee = { kind: "late-fee", facilityId: ownerId, freeChange: toOwner, reservationId } as const;
      await postLedgerLeg(rows, place, { leg: 1, ...fee });
    }
    if (toBorrower !== 0n) {
      const paid = { kind: "recall-compensation", reservationId } as const;
      await postLedgerLeg(rows, place, { leg: 2, ...paid, facilityId: ownerId, freeChange: -toBorrower });
      await postLedgerLeg(rows, place, { leg: 3, ...paid, facilityId: borrowerId, freeChange: toBorrower });
    }
  },

  EscrowReleased: async (rows, { reservationId, borrowerId, ownerId, ...moved }, place) => {
    const { toOwner, toFund, refund } = moved;
    const reservation = await rows.find(reservationTable, { id: reservationId });
    await postLedgerLeg(rows, place, {
      leg: 0,
      facilityId: borrowerId,
      kind: "escrow-released",
      freeChange: refund,
      escrowedChange: -(toOwner + toFund + refund),
      insuredChange: -(reservation?.insured ?? 0n),
      loansChange: -1,
      reservationId,
    });
    const revenue = { kind: "revenue", facilityId: ownerId, freeChange: toOwner } as const;
    await postLedgerLeg(rows, place, { leg: 1, ...revenue, reservationId });
    const contribution = { kind: "fund-contribution", facilityId: FUND_ACCOUNT, freeChange: toFund } as const;
    await postLedgerLeg(rows, place, { leg: 2, ...contribution, reservationId });
  },

  FundContributed: async (rows, { facilityId, amount }, place) => {
    const kind = "fund-contribution";
    await postLedgerLeg(rows, place, { leg: 0, facilityId, kind, freeChange: -amount });
    await postLedgerLeg(rows, place, { leg: 1, facilityId: FUND_ACCOUNT, kind, freeChange: amount });
  },

  FundPaid: async (rows, { workOrderId, payeeId, amount }, place) => {
    const paid = { kind: "fund-payment", workOrderId } as const;
    await postLedgerLeg(rows, place, { leg: 0, ...paid, facilityId: FUND_ACCOUNT, freeChange: -amount });
    await postLedgerLeg(rows, place, { leg: 1, ...paid, facilityId: payeeId, freeChange: amount });
  },

  /** A review gives the bond back, or gives it to whom the override displaced. */
  BondReleased: async (rows, { reservationId, fromFacilityId, toFacilityId, amount }, place) => {
    const isReturned = fromFacilityId === toFacilityId;
    const released = { kind: isReturned ? "bond-returned" : "bond-forfeited", reservationId } as const;
    await postLedgerLeg(rows, place, {
      leg: 0,
      ...released,
      facilityId: fromFacilityId,
      freeChange: isReturned ? amount : 0n,
      escrowedChange: -amount,
    });
    if (isReturned) return;
    await postLedgerLeg(rows, place, { leg: 1, ...released, facilityId: toFacilityId, freeChange: amount });
  },
});
