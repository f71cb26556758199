import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { findLackOfRoom } from "./find-lack-of-room.ts";

it("looks for as much again as the database takes, its folders included", async () => {
  const directory = await mkdtemp(join(tmpdir(), "readmodel-room-"));
  try {
    await mkdir(join(directory, "base"));
    await writeFile(join(directory, "one"), "x".repeat(600));
    await writeFile(join(directory, "base", "two"), "x".repeat(400));
    expect(await findLackOfRoom(directory, async () => 1_000)).toBeUndefined();
    expect(await findLackOfRoom(directory, async () => 999)).toMatchObject({
      code: "config.disk-too-full",
      evidence: { directory, needed: 1_000, free: 999 },
    });
    expect(await findLackOfRoom(directory)).toBeUndefined();
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});
