import { sql } from "drizzle-orm";
import { bigserial, check, integer, jsonb, text } from "drizzle-orm/pg-core";
import { blockNumber, hex, unixSeconds } from "./column.ts";
import { chainSchema } from "./schema.ts";

/** The block up to which the rows of `chain` are complete, and the network they describe. One row. */
export const cursorTable = chainSchema.table(
  "cursor",
  {
    id: integer().primaryKey().default(1),
    number: blockNumber().notNull(),
    hash: hex().notNull(),
    /** Of that block, so that a server that is behind is told from a chain that was replaced. */
    timestamp: unixSeconds().notNull(),
    /** The newest block taken as final: the journal begins after it. */
    finalNumber: blockNumber().notNull(),
    chainId: integer().notNull(),
    genesis: hex().notNull(),
    book: hex().notNull(),
  },
  (table) => [check("cursor_single", sql`${table.id} = 1`)],
);

/** Blocks that hold an event of ours. */
export const blockTable = chainSchema.table("block", {
  number: blockNumber().primaryKey(),
  hash: hex().notNull(),
  timestamp: unixSeconds().notNull(),
});

/** What a block changed in the tables of `chain`, written by a trigger, so that the change can be taken back. */
export const undoTable = chainSchema.table("undo", {
  sequence: bigserial({ mode: "number" }).primaryKey(),
  block: blockNumber().notNull(),
  relation: text().notNull(),
  operation: text().notNull(),
  key: jsonb(),
  old: jsonb(),
});
