import type { TokenUnits } from "@medequipshare/domain";
import { defineAct } from "../chain/define-act.ts";

export type DepositParameters = {
  readonly facilityId: number;
  /** Taken from the sender's dollars. */
  readonly amount: TokenUnits;
};
export type WithdrawParameters = { readonly amount: TokenUnits };
export type SettleLoanParameters = { readonly reservationId: bigint };

/**
 * Deposits dollars that the ledger was allowed to take, see {@link deposit}; `free` is the facility's free balance
 * afterwards. Anyone who has dollars may send it.
 */
export const depositApproved = defineAct({
  peer: "facilityLedger",
  call: "deposit",
  stepsUp: true,
  args: ({ facilityId, amount }: DepositParameters) => [facilityId, amount],
  tells: "LedgerDeposited",
});

/**
 * Sends free balance to the facility's own account; `free` is what is left. The sender is its finance officer.
 */
export const withdraw = defineAct({
  peer: "facilityLedger",
  call: "withdraw",
  stepsUp: true,
  args: ({ amount }: WithdrawParameters) => [amount],
  tells: "LedgerWithdrawn",
});

/** Settles a returned loan from metered use. Anyone may send it. */
export const settleLoan = defineAct({
  peer: "settlementDesk",
  call: "settle",
  args: ({ reservationId }: SettleLoanParameters) => [reservationId],
  tells: "LoanSettled",
  gives: ({ settlement }) => settlement,
  relayed: true,
});
