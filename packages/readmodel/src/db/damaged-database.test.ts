import {
  cpSync,
  existsSync,
  mkdtempSync,
  openAsBlob,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AppError } from "@medequipshare/domain";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { appendAudit } from "../access/append-audit.ts";
import { listAudit } from "../access/reader.ts";
import { openDatabase } from "./open-database.ts";

const folder = mkdtempSync(join(tmpdir(), "damaged-database-"));
const whole = join(folder, "whole");
let directory = "";
let count = 0;

beforeAll(async () => {
  await using opened = await openDatabase({ url: whole, dump: await openAsBlob(inject("migratedDump")) });
  await appendAudit(opened.db, { at: 1, actor: "a", action: "read", subject: "unit 1", outcome: "ok" });
});
beforeEach(() => {
  count += 1;
  directory = join(folder, String(count));
  cpSync(whole, directory, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const refusal = () =>
  openDatabase({ url: directory }).then(
    () => expect.unreachable(),
    (error: AppError) => error,
  );
const files = (path: string) => readdirSync(path, { recursive: true }).toSorted();

describe("an embedded database", () => {
  it.each(["PG_VERSION", "global/pg_control", "base", "pg_wal"])(
    "that lacks %s is refused, and nothing is made in its place",
    async (path) => {
      rmSync(join(directory, path), { recursive: true });
      const before = files(directory);
      expect(await refusal()).toMatchObject({
        code: "config.database-damaged",
        message: `The database in ${directory} is damaged: it lacks ${path}.`,
        hint: expect.stringContaining("Restore"),
      });
      expect(files(directory)).toEqual(before);
    },
  );

  it.each([
    ["a control file cut short", () => truncateSync(join(directory, "global/pg_control"), 100)],
    [
      "a garbled log",
      () => {
        for (const name of readdirSync(join(directory, "pg_wal"))) {
          if (/^[0-9A-F]{24}$/.test(name))
            writeFileSync(join(directory, "pg_wal", name), Buffer.alloc(16_384, 7));
        }
      },
    ],
  ])("with %s is told of in one line", async (_what, damage) => {
    damage();
    const { code, message } = await refusal();
    expect(code).toBe("config.database-damaged");
    expect(message).toContain(directory);
    expect(message).not.toContain("\n");
  });

  it("that a first start began and did not finish is made anew", async () => {
    renameSync(directory, `${directory}.making`);
    rmSync(join(`${directory}.making`, "PG_VERSION"));
    await using opened = await openDatabase({ url: directory });
    expect(await listAudit(opened.db)).toEqual([]);
    expect(existsSync(`${directory}.making`)).toBe(false);
  });

  it("that was put back beside what a first start began is kept", async () => {
    cpSync(whole, `${directory}.making`, { recursive: true });
    await using opened = await openDatabase({ url: directory });
    expect(await listAudit(opened.db)).toHaveLength(1);
  });

  it("that was finished is kept by the next start", async () => {
    for (let start = 0; start < 2; start += 1) {
      await using opened = await openDatabase({ url: directory });
      expect(await listAudit(opened.db)).toHaveLength(1);
    }
  });
});
