import { boolean, index, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { hex, loggedAt, uint32, uint64, unixSeconds } from "../db/column.ts";
import { chainSchema } from "../db/schema.ts";

export type TurnaroundKindName = "decontamination" | "sanitisation";

/** A reservation from its first hand-over on. */
export const loanTable = chainSchema.table(
  "loan",
  {
    reservationId: uint64().primaryKey(),
    unitId: uint32().notNull(),
    handovers: uint32().notNull(),
    inspected: boolean().notNull(),
    pickedUpAt: unixSeconds().notNull(),
    returnedAt: unixSeconds(),
    openingSeconds: uint64().notNull(),
    closingSeconds: uint64(),
  },
  (table) => [index().on(table.unitId)],
);

export const handoverTable = chainSchema.table(
  "handover",
  {
    reservationId: uint64().notNull(),
    sequence: uint32().notNull(),
    unitId: uint32().notNull(),
    releaserId: uint32().notNull(),
    receiverId: uint32().notNull(),
    releasedBy: hex().notNull(),
    receivedBy: hex().notNull(),
    loanPack: hex().notNull(),
    meterSequence: uint32().notNull(),
    runSeconds: uint64().notNull(),
    signedAt: unixSeconds().notNull(),
    handoverHash: hex().notNull(),
    recordedAt: unixSeconds().notNull(),
  },
  (table) => [primaryKey({ columns: [table.reservationId, table.sequence] }), index().on(table.unitId)],
);

/** Where one loan's last hand-over is the first of another. */
export const handOnTable = chainSchema.table(
  "hand_on",
  {
    fromReservationId: uint64().primaryKey(),
    toReservationId: uint64().notNull(),
    unitId: uint32().notNull(),
    ownerId: uint32().notNull(),
    consentedBy: hex().notNull(),
    handOnHash: hex().notNull(),
    transaction: hex().notNull(),
    recordedAt: unixSeconds().notNull(),
  },
  (table) => [uniqueIndex().on(table.toReservationId)],
);

export const inspectionTable = chainSchema.table(
  "inspection",
  {
    ...loggedAt(),
    reservationId: uint64().notNull(),
    unitId: uint32().notNull(),
    by: hex().notNull(),
    accepted: boolean().notNull(),
    document: hex().notNull(),
    at: unixSeconds().notNull(),
  },
  (table) => [primaryKey({ columns: [table.block, table.logIndex] }), index().on(table.reservationId)],
);

export const turnaroundTable = chainSchema.table(
  "turnaround",
  {
    ...loggedAt(),
    unitId: uint32().notNull(),
    kind: text().$type<TurnaroundKindName>().notNull(),
    facilityId: uint32().notNull(),
    by: hex().notNull(),
    document: hex().notNull(),
    at: unixSeconds().notNull(),
  },
  (table) => [primaryKey({ columns: [table.block, table.logIndex] }), index().on(table.unitId)],
);
