import { index, integer, jsonb, primaryKey, text } from "drizzle-orm/pg-core";
import { blockNumber, hex, uint32, uint64, unixSeconds } from "../db/column.ts";
import { chainSchema } from "../db/schema.ts";

/** An event's arguments as JSON; big integers are decimal text. */
export type ActivityArguments = { readonly [name: string]: unknown };

/** Every event the node applied, in the chain's order: the feed of what happened. */
export const activityTable = chainSchema.table(
  "activity",
  {
    block: blockNumber().notNull(),
    logIndex: integer().notNull(),
    room: text().notNull(),
    event: text().notNull(),
    /** The entity the event is about: its first argument. */
    entityId: text().notNull(),
    facilityId: uint32(),
    /** Everyone the event concerns, ascending: see `listConcerned`. */
    facilityIds: uint32().array().notNull(),
    unitId: uint32(),
    reservationId: uint64(),
    transaction: hex().notNull(),
    at: unixSeconds().notNull(),
    args: jsonb().$type<ActivityArguments>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.block, table.logIndex] }),
    index().on(table.unitId, table.block),
    index().on(table.reservationId),
    index().using("gin", table.facilityIds),
  ],
);
