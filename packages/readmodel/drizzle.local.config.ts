import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: "./src/*/local-table.ts",
  out: "./migrations/local",
  casing: "snake_case",
});
