import { defineConfig } from "vitest/config";

const folders = [
  "packages/domain",
  "packages/protocol",
  "packages/sdk",
  "packages/readmodel",
  "packages/network",
  "apps/node",
  "apps/cli",
  "apps/web",
  "tooling",
];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: folders.map((folder) => ({
      test: {
        name: folder.split("/").at(-1) ?? folder,
        root: folder,
        include: folder === "tooling" ? ["**/*.test.ts"] : ["src/**/*.test.{ts,tsx}", "tests/*.test.ts"],
        testTimeout: 60_000,
        hookTimeout: 120_000,
      },
    })),
  },
});
