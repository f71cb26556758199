import { fileURLToPath } from "node:url";

const place = <Schema extends "chain" | "local">(schema: Schema) => ({
  schema,
  migrationsFolder: fileURLToPath(new URL(`../../migrations/${schema}`, import.meta.url)),
  // Inside the schema it describes, so that dropping the schema forgets that it was migrated.
  migrationsSchema: schema,
  migrationsTable: "migration",
});

/** Each schema has its own migrations and its own record of them. */
export const migrationPlaces = [place("local"), place("chain")] as const;
export type MigrationPlace = (typeof migrationPlaces)[number];
