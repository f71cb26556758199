import { boolean, index, primaryKey, text } from "drizzle-orm/pg-core";
import { hex, loggedAt, tokenUnits, uint8, uint32, uint64, unixSeconds } from "../db/column.ts";
import { chainSchema } from "../db/schema.ts";

/** The account number of the maintenance fund as a whole; facilities count from 1. */
export const FUND_ACCOUNT = 0;

export type LedgerEntryKind =
  | "deposit"
  | "withdrawal"
  | "escrow-held"
  | "escrow-released"
  | "escrow-adjusted"
  | "late-fee"
  | "recall-compensation"
  | "override-compensation"
  | "bond-set-aside"
  | "bond-returned"
  | "bond-forfeited"
  | "revenue"
  | "fund-contribution"
  | "fund-payment";

/** Balances of a facility in the prefunded ledger; account 0 is the maintenance fund. */
export const ledgerAccountTable = chainSchema.table("ledger_account", {
  facilityId: uint32().primaryKey(),
  free: tokenUnits().notNull(),
  escrowed: tokenUnits().notNull(),
  /** What live reservations take of the facility's cover, token units, and how many they are. */
  insured: tokenUnits().notNull(),
  loans: uint32().notNull(),
});

/** One change of one account. Events that touch several accounts make several legs. */
export const ledgerEntryTable = chainSchema.table(
  "ledger_entry",
  {
    ...loggedAt(),
    leg: uint8().notNull(),
    facilityId: uint32().notNull(),
    kind: text().$type<LedgerEntryKind>().notNull(),
    /** Signed change of each balance, token units, and what the balances came to. */
    freeChange: tokenUnits().notNull(),
    escrowedChange: tokenUnits().notNull(),
    free: tokenUnits().notNull(),
    escrowed: tokenUnits().notNull(),
    reservationId: uint64(),
    workOrderId: uint64(),
    transaction: hex().notNull(),
    at: unixSeconds().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.block, table.logIndex, table.leg] }),
    index().on(table.facilityId, table.block),
  ],
);

export const settlementTable = chainSchema.table(
  "settlement",
  {
    reservationId: uint64().primaryKey(),
    ownerId: uint32().notNull(),
    borrowerId: uint32().notNull(),
    metered: boolean().notNull(),
    meteredSeconds: uint64().notNull(),
    lateSeconds: uint64().notNull(),
    revenue: tokenUnits().notNull(),
    contribution: tokenUnits().notNull(),
    lateFee: tokenUnits().notNull(),
    refund: tokenUnits().notNull(),
    shortfall: tokenUnits().notNull(),
    settledAt: unixSeconds().notNull(),
  },
  (table) => [index().on(table.ownerId, table.settledAt), index().on(table.borrowerId)],
);

/** Metered seconds of all settled loans of an owner's units. */
export const lentTable = chainSchema.table("lent", {
  ownerId: uint32().primaryKey(),
  seconds: uint64().notNull(),
});

/**
 * The same as it stood at the end of each day (UTC) on which a loan was settled: what was lent lately is a difference
 * of two rows, however much was lent.
 */
export const lentDayTable = chainSchema.table(
  "lent_day",
  {
    ownerId: uint32().notNull(),
    /** Whole days since 1970. */
    day: uint32().notNull(),
    seconds: uint64().notNull(),
  },
  (table) => [primaryKey({ columns: [table.ownerId, table.day] })],
);
