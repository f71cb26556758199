import { pgSchema, pgTable } from "drizzle-orm/pg-core";

/**
 * Rows that follow from the chain's events and nothing else; dropped and rebuilt at will, never backed up. These tables
 * name no schema: `search_path` says which, so that the same code fills another one beside the one that is served.
 */
export const chainSchema = { table: pgTable };
/** Rows that exist nowhere else; backed up. No row of `chain` refers to one here. */
export const localSchema = pgSchema("local");
