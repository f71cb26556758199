import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Seeding a network takes minutes: the tests that `run` runs share a seeded one, each starting it anew. */
export async function shareSeededNetwork<Result>(run: () => Promise<Result>): Promise<Result> {
  const seeded = mkdtempSync(join(tmpdir(), "medequipshare-seeded-"));
  process.env["SEEDED_NETWORK_FOLDER"] = seeded;
  try {
    return await run();
  } finally {
    rmSync(seeded, { recursive: true, force: true });
  }
}
