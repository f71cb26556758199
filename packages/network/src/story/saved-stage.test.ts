import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { copySavedStage } from "./saved-stage.ts";

let shared = "";
let made = 0;
beforeEach(() => {
  shared = mkdtempSync(join(tmpdir(), "stages-"));
  made = 0;
  vi.stubEnv("SAVED_STAGES_FOLDER", shared);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(shared, { recursive: true, force: true });
});

/** A copy of a stage that is one file, which says how many were made before it. */
async function copy(name: string, make = async (): Promise<void> => {}): Promise<string> {
  const into = join(shared, name);
  await copySavedStage({
    name: "joined",
    into,
    async make(dir) {
      made += 1;
      writeFileSync(join(dir, "state"), String(made));
      await make();
    },
  });
  return into;
}

const stateIn = (dir: string) => readFileSync(join(dir, "state"), "utf8");

describe("copySavedStage", () => {
  it("makes a stage once and gives everybody a copy that is theirs alone", async () => {
    const first = await copy("first");
    writeFileSync(join(first, "state"), "changed");
    expect(stateIn(await copy("second"))).toBe("1");
    expect(made).toBe(1);
  });

  it("gives two who ask at once the same whole stage", async () => {
    const quicker = Promise.withResolvers<void>();
    const slow = copy("slow", () => quicker.promise);
    const quick = await copy("quick");
    quicker.resolve();
    expect([stateIn(await slow), stateIn(quick)]).toEqual(["2", "2"]);
    expect(readdirSync(shared).sort()).toEqual(["joined", "quick", "slow"]);
  });

  it("keeps nothing of one that failed, so that the next one makes it", async () => {
    const failing = copy("first", () => Promise.reject(new Error("no such port")));
    await expect(failing).rejects.toThrow("no such port");
    expect(readdirSync(shared)).toEqual([]);
    expect(stateIn(await copy("second"))).toBe("2");
  });

  it("leaves who has no folder to share to begin from nothing", async () => {
    vi.stubEnv("SAVED_STAGES_FOLDER", undefined);
    await copy("first");
    expect(made).toBe(0);
  });
});
