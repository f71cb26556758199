import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type Supervised, supervise } from "./supervise.ts";

let dir = "";
let supervised: Supervised | undefined;
afterEach(async () => {
  await supervised?.stop();
  supervised = undefined;
  rmSync(dir, { recursive: true, force: true });
});

/** A program that is up at its first start and from its fourth on, and fails in between. */
function moody(): string {
  dir = mkdtempSync(join(tmpdir(), "supervise-"));
  const path = join(dir, "moody.mjs");
  const count = JSON.stringify(join(dir, "count"));
  writeFileSync(
    path,
    `import { existsSync, readFileSync, writeFileSync } from "node:fs";
const start = existsSync(${count}) ? Number(readFileSync(${count}, "utf8")) + 1 : 1;
writeFileSync(${count}, String(start));
if (start === 2 || start === 3) process.exit(9);
console.log("up");
process.stdin.on("end", () => process.exit(0)).resume();
`,
  );
  return path;
}

describe("supervise", () => {
  describe("when a child that crashed cannot be started again at once", () => {
    it("tries again after growing pauses, says so, and rejects nothing", { timeout: 20_000 }, async () => {
      const said: string[] = [];
      const started = Promise.withResolvers<void>();
      supervised = await supervise({
        name: "moody",
        args: [moody()],
        readyText: "up",
        logPath: join(dir, "log"),
        onTrouble: (text) => {
          said.push(text);
          if (text.includes("0.5 s")) started.resolve();
        },
      });
      const first = supervised.current();
      process.kill(first.pid, "SIGKILL");
      await started.promise;
      await expect.poll(() => supervised?.current().pid, { timeout: 10_000 }).not.toBe(first.pid);
      expect(said.map((text) => /crash|unexpectedly|in [\d.]+ s/.exec(text)?.[0])).toEqual([
        "unexpectedly",
        "in 0.25 s",
        "in 0.5 s",
      ]);
    });
  });

  describe("when it is stopped between two attempts", () => {
    it("stops waiting and starts nothing any more", { timeout: 20_000 }, async () => {
      const failed = Promise.withResolvers<void>();
      supervised = await supervise({
        name: "moody",
        args: [moody()],
        readyText: "up",
        logPath: join(dir, "log"),
        onTrouble: (text) => text.includes("0.25 s") && failed.resolve(),
      });
      const { pid } = supervised.current();
      process.kill(pid, "SIGKILL");
      await failed.promise;
      await supervised.stop();
      expect(supervised.current().pid).toBe(pid);
    });
  });
});
