import type { DepreciationMethodName } from "@medequipshare/domain";
import { boolean, index, primaryKey, text } from "drizzle-orm/pg-core";
import { hex, loggedAt, tokenUnits, uint8, uint16, uint32, uint64, unixSeconds } from "../db/column.ts";
import { chainSchema } from "../db/schema.ts";

export type CertificateKindName = "calibration" | "electrical-safety";

export const unitTable = chainSchema.table(
  "unit",
  {
    id: uint32().primaryKey(),
    ownerId: uint32().notNull(),
    holderId: uint32().notNull(),
    productCode: text().notNull(),
    deviceClass: uint8().notNull(),
    lifeSustaining: boolean().notNull(),
    deviceIdentifier: text().notNull(),
    serialNumber: text().notNull(),
    specification: hex().notNull(),
    locationCell: uint64().notNull(),
    slotSeconds: uint16().notNull(),
    registeredBy: hex().notNull(),
    registeredAt: unixSeconds().notNull(),
    approvedBy: hex(),
    approvedAt: unixSeconds(),
    cost: tokenUnits().notNull(),
    residual: tokenUnits().notNull(),
    acquiredAt: unixSeconds().notNull(),
    life: uint32().notNull(),
    rateBps: uint16().notNull(),
    method: text().$type<DepreciationMethodName>().notNull(),
    /** Fitness bits that hold whatever the date; those bound to a date follow from the three dates below. */
    reasons: uint16().notNull(),
    calibratedUntil: unixSeconds().notNull(),
    electricallySafeUntil: unixSeconds().notNull(),
    /** 0 when no plan is set. */
    maintenanceDueAt: unixSeconds().notNull(),
    /** 0 until terms are set. */
    termsVersion: uint16().notNull(),
    faultCode: uint16(),
    /** Metered seconds over the unit's life, as last accepted. */
    runSeconds: uint64().notNull(),
    /** Bit 0: facilities wait for it. Bit 1: freed slots must be offered to them before anybody else. */
    waitlist: uint8().notNull().default(0),
  },
  (table) => [index().on(table.productCode, table.id), index().on(table.ownerId), index().on(table.holderId)],
);

export const certificateTable = chainSchema.table(
  "certificate",
  {
    ...loggedAt(),
    unitId: uint32().notNull(),
    kind: text().$type<CertificateKindName>().notNull(),
    issuedBy: hex().notNull(),
    validUntil: unixSeconds().notNull(),
    document: hex().notNull(),
    issuedAt: unixSeconds().notNull(),
  },
  (table) => [primaryKey({ columns: [table.block, table.logIndex] }), index().on(table.unitId)],
);

export const termsTable = chainSchema.table(
  "terms",
  {
    unitId: uint32().notNull(),
    version: uint16().notNull(),
    ratePerHour: tokenUnits().notNull(),
    deposit: tokenUnits().notNull(),
    contributionPerHour: tokenUnits().notNull(),
    lateFeePerHour: tokenUnits().notNull(),
    minimumSlots: uint16().notNull(),
    maximumSlots: uint16().notNull(),
    leadSeconds: uint32().notNull(),
    horizonDays: uint16().notNull(),
    freeCancelSeconds: uint32().notNull(),
    lateCancelBps: uint16().notNull(),
    turnaroundSlots: uint8().notNull(),
    /** Bit 0: the owner approves each hold. Bits 1 to 3: lent for elective, urgent, emergency. */
    policy: uint8().notNull(),
    setAt: unixSeconds().notNull(),
  },
  (table) => [primaryKey({ columns: [table.unitId, table.version] })],
);

/** How many units of a type an owner keeps in its own hands. */
export const reserveFloorTable = chainSchema.table(
  "reserve_floor",
  {
    ownerId: uint32().notNull(),
    productCode: text().notNull(),
    floor: uint32().notNull(),
    setBy: hex().notNull(),
    setAt: unixSeconds().notNull(),
  },
  (table) => [primaryKey({ columns: [table.ownerId, table.productCode] })],
);
