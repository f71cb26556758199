import type { FacilityKindName } from "@medequipshare/domain";
import { index, primaryKey, text } from "drizzle-orm/pg-core";
import {
  degrees,
  hex,
  loggedAt,
  tokenUnits,
  uint8,
  uint16,
  uint32,
  uint64,
  unixSeconds,
} from "../db/column.ts";
import { chainSchema } from "../db/schema.ts";

export const facilityTable = chainSchema.table(
  "facility",
  {
    id: uint32().primaryKey(),
    account: hex().notNull(),
    kind: text().$type<FacilityKindName>().notNull(),
    npi: text().notNull(),
    ccn: text(),
    homeCell: uint64().notNull(),
    /** Degrees, the middle of the home cell; null when the cell is none. */
    latitude: degrees(),
    longitude: degrees(),
    /** Head of the owning group; 0 when the facility owns itself. */
    ownerGroup: uint32().notNull(),
    profile: hex().notNull(),
    evidence: hex().notNull(),
    encryptionX: hex().notNull(),
    encryptionY: hex().notNull(),
    appliedAt: unixSeconds().notNull(),
    /** Exclusive; 0 when never active. */
    activeUntil: unixSeconds().notNull(),
    insuredUntil: unixSeconds().notNull(),
    /** Insured amount; what live loans take of it is in the ledger account. */
    cover: tokenUnits().notNull(),
    areaResolutions: uint16().notNull(),
  },
  (table) => [index().on(table.npi), index().on(table.account), index().on(table.latitude, table.longitude)],
);

export const attestationTable = chainSchema.table(
  "attestation",
  {
    ...loggedAt(),
    facilityId: uint32().notNull(),
    reviewerFacilityId: uint32().notNull(),
    reviewer: hex().notNull(),
    licensedUntil: unixSeconds().notNull(),
    insuredUntil: unixSeconds().notNull(),
    cover: tokenUnits().notNull(),
    evidence: hex().notNull(),
    at: unixSeconds().notNull(),
  },
  (table) => [primaryKey({ columns: [table.block, table.logIndex] }), index().on(table.facilityId)],
);

export const staffTable = chainSchema.table(
  "staff",
  {
    account: hex().primaryKey(),
    facilityId: uint32().notNull(),
    /** Sum of role bits. */
    roles: uint16().notNull(),
    until: unixSeconds().notNull(),
    /** Zero, as on chain, when the account has no passkey. */
    passkeyX: hex().notNull(),
    passkeyY: hex().notNull(),
    appointedAt: unixSeconds().notNull(),
    leftAt: unixSeconds(),
  },
  (table) => [index().on(table.facilityId)],
);

export const competencyTable = chainSchema.table(
  "competency",
  {
    facilityId: uint32().notNull(),
    account: hex().notNull(),
    productCode: text().notNull(),
    /** Exclusive; 0 when revoked. */
    until: unixSeconds().notNull(),
    evidence: hex().notNull(),
    certifiedAt: unixSeconds().notNull(),
  },
  (table) => [primaryKey({ columns: [table.facilityId, table.account, table.productCode] })],
);

export const serviceAreaCellTable = chainSchema.table(
  "service_area_cell",
  { facilityId: uint32().notNull(), cell: uint64().notNull() },
  (table) => [primaryKey({ columns: [table.facilityId, table.cell] }), index().on(table.cell)],
);

/** The agreement in force between two facilities, one each way. */
export const agreementTable = chainSchema.table(
  "agreement",
  {
    ownerId: uint32().notNull(),
    borrowerId: uint32().notNull(),
    from: unixSeconds().notNull(),
    until: unixSeconds().notNull(),
    document: hex().notNull(),
    priceSchedule: hex().notNull(),
    inForceAt: unixSeconds().notNull(),
  },
  (table) => [primaryKey({ columns: [table.ownerId, table.borrowerId] }), index().on(table.borrowerId)],
);

export const agreementSignatureTable = chainSchema.table(
  "agreement_signature",
  {
    ownerId: uint32().notNull(),
    borrowerId: uint32().notNull(),
    agreementHash: hex().notNull(),
    signedFor: uint32().notNull(),
    signedBy: hex().notNull(),
    at: unixSeconds().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.ownerId, table.borrowerId, table.agreementHash, table.signedFor] }),
  ],
);

/** One side's rating after a loan: committed first, revealed later. */
export const ratingTable = chainSchema.table(
  "rating",
  {
    reservationId: uint64().notNull(),
    raterId: uint32().notNull(),
    ratedId: uint32().notNull(),
    committedBy: hex().notNull(),
    commitment: hex().notNull(),
    committedAt: unixSeconds().notNull(),
    condition: uint8(),
    punctuality: uint8(),
    communication: uint8(),
    comment: hex(),
    revealedAt: unixSeconds(),
  },
  (table) => [primaryKey({ columns: [table.reservationId, table.raterId] }), index().on(table.ratedId)],
);

/** Sums over all ratings a facility received. */
export const scoreTable = chainSchema.table("score", {
  facilityId: uint32().primaryKey(),
  count: uint32().notNull(),
  condition: uint32().notNull(),
  punctuality: uint32().notNull(),
  communication: uint32().notNull(),
});
