import type { Sentences } from "../chain/told-event.ts";

/** What the events of this room tell. */
export const settlementSentences: Sentences<"settlement"> = {
  BondReleased: "The bond of an override was paid out",
  LedgerDeposited: "A facility paid into its balance",
  LedgerWithdrawn: "A facility withdrew from its balance",
  EscrowAdjusted: "An escrow was changed",
  EscrowReleased: "An escrow was released",
  FundContributed: "The maintenance fund was paid into",
  FundPaid: "The maintenance fund paid a work order",
  LoanSettled: "A loan was settled from metered use",
};
