import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: "packages/network",
    include: ["tests/browser/**/*.test.ts"],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});
