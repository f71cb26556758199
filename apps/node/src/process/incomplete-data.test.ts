import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { documentStore, type OpenedDatabase, openDatabase } from "@medequipshare/readmodel";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { requireDatabaseFolder } from "./require-database-folder.ts";
import { requireKeptFiles } from "./require-kept-files.ts";

let folder = "";
let opened: OpenedDatabase;
const row = { kind: "image", mediaType: "image/png", size: 1, recipients: [], createdAt: 1 };
const digest = (digit: string) => `0x${digit.repeat(64)}` as const;
const createdBy = `0x${"1".repeat(40)}` as const;

beforeAll(async () => {
  opened = await openDatabase({ url: "memory" });
});
afterAll(() => opened.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "incomplete-data-"));
  await mkdir(join(folder, "documents"));
  await writeFile(join(folder, "documents", "block"), "of a document");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("requireDatabaseFolder", () => {
  it("refuses a folder that holds documents and no database, and makes none", async () => {
    await expect(requireDatabaseFolder(folder)).rejects.toMatchObject({
      code: "config.data-incomplete",
      evidence: { path: join(folder, "database"), lost: expect.stringContaining("audit trail") },
    });
    expect(existsSync(join(folder, "database"))).toBe(false);
  });

  it("lets a node begin in an empty folder, and anew in a database folder that was made for it", async () => {
    await requireDatabaseFolder(join(folder, "new"));
    await mkdir(join(folder, "database"));
    await requireDatabaseFolder(folder);
  });
});

describe("requireKeptFiles", () => {
  it("asks for nothing while the database lists no document", async () => {
    await rm(join(folder, "documents"), { recursive: true });
    await requireKeptFiles(folder, opened.db);
  });

  it("refuses a database whose documents are gone, and a sealed one whose keys are", async () => {
    const store = documentStore(opened.db);
    await store.put({ ...row, digest: digest("a"), visibility: "public", createdBy });
    await requireKeptFiles(folder, opened.db);
    await store.put({ ...row, digest: digest("b"), visibility: "private", createdBy });
    await expect(requireKeptFiles(folder, opened.db)).rejects.toMatchObject({
      code: "config.data-incomplete",
      evidence: { path: join(folder, "keys.json") },
    });
    await writeFile(join(folder, "keys.json"), "{}");
    await requireKeptFiles(folder, opened.db);
    await rm(join(folder, "documents"), { recursive: true });
    await expect(requireKeptFiles(folder, opened.db)).rejects.toMatchObject({
      evidence: { path: join(folder, "documents") },
    });
  });
});
