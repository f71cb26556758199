import { index, primaryKey, text } from "drizzle-orm/pg-core";
import { hex, loggedAt, tokenUnits, uint32, uint64, unixSeconds } from "../db/column.ts";
import { chainSchema } from "../db/schema.ts";

export type WorkKindName = "preventive" | "repair";
export type WorkStateName = "requested" | "approved" | "done" | "paid";
export type FundEntryKind = "contribution" | "payout";

/** The maintenance fund of one unit. */
export const fundBalanceTable = chainSchema.table("fund_balance", {
  unitId: uint32().primaryKey(),
  balance: tokenUnits().notNull(),
  contributed: tokenUnits().notNull(),
  paidOut: tokenUnits().notNull(),
});

export const fundEntryTable = chainSchema.table(
  "fund_entry",
  {
    ...loggedAt(),
    unitId: uint32().notNull(),
    kind: text().$type<FundEntryKind>().notNull(),
    /** Who contributed; absent for a payout. */
    facilityId: uint32(),
    workOrderId: uint64(),
    amount: tokenUnits().notNull(),
    balance: tokenUnits().notNull(),
    at: unixSeconds().notNull(),
  },
  (table) => [primaryKey({ columns: [table.block, table.logIndex] }), index().on(table.unitId)],
);

export const planTable = chainSchema.table("plan", {
  unitId: uint32().primaryKey(),
  intervalSeconds: uint32().notNull(),
  dueAt: unixSeconds().notNull(),
  setBy: hex().notNull(),
  setAt: unixSeconds().notNull(),
});

export const workOrderTable = chainSchema.table(
  "work_order",
  {
    id: uint64().primaryKey(),
    unitId: uint32().notNull(),
    providerId: uint32().notNull(),
    kind: text().$type<WorkKindName>().notNull(),
    state: text().$type<WorkStateName>().notNull(),
    amount: tokenUnits().notNull(),
    quote: hex().notNull(),
    requestedBy: hex().notNull(),
    requestedAt: unixSeconds().notNull(),
    approvedBy: hex(),
    approvedAt: unixSeconds(),
    doneBy: hex(),
    doneAt: unixSeconds(),
    report: hex(),
    acceptedBy: hex(),
    paidAt: unixSeconds(),
  },
  (table) => [index().on(table.unitId), index().on(table.providerId)],
);
