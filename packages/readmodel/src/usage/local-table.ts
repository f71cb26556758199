import { primaryKey, text } from "drizzle-orm/pg-core";
import { hex, uint32, uint64, unixSeconds } from "../db/column.ts";
import { localSchema } from "../db/schema.ts";

/** Every reading the meters of this node published, with the meter's signature; single uses never leave here. */
export const meteredReadingTable = localSchema.table(
  "reading",
  {
    unitId: uint32().notNull(),
    epoch: uint32().notNull(),
    sequence: uint32().notNull(),
    takenAt: unixSeconds().notNull(),
    runSeconds: uint64().notNull(),
    cycles: uint64().notNull(),
    r: hex().notNull(),
    s: hex().notNull(),
    receivedAt: unixSeconds().notNull(),
    /** When this node handed it to the chain. */
    relayedAt: unixSeconds(),
  },
  (table) => [primaryKey({ columns: [table.unitId, table.epoch, table.sequence] })],
);

/** What the meters and locks of this node connect to its broker with, one of each facility. */
export const brokerCredentialTable = localSchema.table(
  "broker_credential",
  {
    unitId: uint32().notNull(),
    instrument: text().$type<"meter" | "lock">().notNull(),
    facilityId: uint32().notNull(),
    /** SHA-256 of the password, which is random; the password itself is only with the instrument. */
    passwordHash: hex().notNull(),
    issuedBy: hex().notNull(),
    issuedAt: unixSeconds().notNull(),
  },
  (table) => [primaryKey({ columns: [table.unitId, table.instrument, table.facilityId] })],
);
