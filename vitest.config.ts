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

/** Where suites run on both database engines. */
const engines = ["packages/readmodel", "apps/node"];
const enginesSetup = new URL("packages/readmodel/testing/global-setup.ts", import.meta.url).pathname;

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: folders.map((folder) => ({
      test: {
        name: folder.split("/").at(-1) ?? folder,
        root: folder,
        // A process for each file would load everything anew: more than half of the time. Networks are kept apart.
        isolate: folder === "packages/network",
        include: folder === "tooling" ? ["**/*.test.ts"] : ["src/**/*.test.{ts,tsx}", "tests/*.test.ts"],
        globalSetup: engines.includes(folder) ? [enginesSetup] : [],
        testTimeout: 60_000,
        hookTimeout: 120_000,
      },
    })),
  },
});
