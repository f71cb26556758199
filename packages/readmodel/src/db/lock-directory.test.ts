import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, openAsBlob, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { lockDirectory } from "./lock-directory.ts";
import { openDatabase } from "./open-database.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lock-directory-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const module = new URL("./lock-directory.ts", import.meta.url).pathname;
const program = `
const { lockDirectory } = await import(process.argv[1]);
globalThis.lock = await lockDirectory(process.argv[2]);
console.log("locked");
setInterval(() => {}, 1000);
`;

/** Another process that holds the lock until it is killed. */
async function holdElsewhere(directory: string) {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program, module, directory]);
  child.stderr.pipe(process.stderr);
  await once(child.stdout, "data");
  return child;
}

describe("lockDirectory", () => {
  describe("given another process that has the directory", () => {
    it("refuses, and gives it as soon as that process is killed", { timeout: 30_000 }, async () => {
      const directory = join(folder, "database");
      const holder = await holdElsewhere(directory);
      await expect(lockDirectory(directory, 0)).rejects.toMatchObject({
        code: "config.database-in-use",
        evidence: { directory },
      });
      const waiting = lockDirectory(directory);
      holder.kill("SIGKILL");
      const lock = await waiting;
      lock[Symbol.dispose]();
    });
  });

  describe("given it was disposed of", () => {
    it("locks again, and never the directory beside it", async () => {
      const first = await lockDirectory(join(folder, "a"), 0);
      using _other = await lockDirectory(join(folder, "b"), 0);
      first[Symbol.dispose]();
      using _again = await lockDirectory(join(folder, "a"), 0);
      await expect(lockDirectory(join(folder, "a"), 0)).rejects.toThrow(/another process/);
    });
  });

  describe("given an embedded database that is open", () => {
    it("is held until it is closed", { timeout: 60_000 }, async () => {
      const directory = join(folder, "database");
      const dump = await openAsBlob(inject("migratedDump"));
      const opened = await openDatabase({ url: directory, dump });
      await expect(lockDirectory(directory, 0)).rejects.toThrow(/another process/);
      await opened.close();
      using _free = await lockDirectory(directory, 0);
    });
  });
});
