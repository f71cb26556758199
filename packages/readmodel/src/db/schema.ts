import { pgSchema } from "drizzle-orm/pg-core";

/** Rows that follow from the chain's events and nothing else; dropped and rebuilt at will, never backed up. */
export const chainSchema = pgSchema("chain");
/** Rows that exist nowhere else; backed up. No row of `chain` refers to one here. */
export const localSchema = pgSchema("local");
