import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

/** A program that is up at its first start only; from then on it waits for something that does not come. */
function patient(): string {
  dir = mkdtempSync(join(tmpdir(), "supervise-"));
  const path = join(dir, "patient.mjs");
  const mark = JSON.stringify(join(dir, "mark"));
  writeFileSync(
    path,
    `import { existsSync, writeFileSync } from "node:fs";
console.error(process.pid);
if (!existsSync(${mark})) console.log("up");
writeFileSync(${mark}, "");
process.stdin.on("end", () => process.exit(0)).resume();
`,
  );
  return path;
}

/** Ids of all processes that were started, in order. */
const started = () => readFileSync(join(dir, "log"), "utf8").split("\n").filter(Boolean).map(Number);

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe("supervise", () => {
  describe("when it is told to kill and restart twice at once", () => {
    it("does the one after the other and leaves one child", { timeout: 20_000 }, async () => {
      dir = mkdtempSync(join(tmpdir(), "supervise-"));
      const path = join(dir, "steady.mjs");
      writeFileSync(
        path,
        'console.error(process.pid); console.log("up"); process.stdin.on("end", () => process.exit(0)).resume();',
      );
      supervised = await supervise({
        name: "steady",
        args: [path],
        readyText: "up",
        logPath: join(dir, "log"),
      });
      await Promise.all([supervised.killAndRestart(), supervised.killAndRestart()]);
      expect(started()).toHaveLength(3);
      expect(started().filter(isRunning)).toEqual([supervised.current().pid]);
    });
  });

  describe("when it is stopped while a child is not up yet", () => {
    it("ends that child and waits for it", { timeout: 20_000 }, async () => {
      supervised = await supervise({
        name: "patient",
        args: [patient()],
        readyText: "up",
        logPath: join(dir, "log"),
      });
      process.kill(supervised.current().pid, "SIGKILL");
      await expect.poll(() => started().length, { timeout: 10_000 }).toBe(2);
      await supervised.stop();
      expect(started().filter(isRunning)).toEqual([]);
    });
  });

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
