import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const shared = {
  /** What `npm start` starts: seeding it takes minutes. */
  SEEDED_NETWORK_FOLDER: "medequipshare-seeded-",
  /** Where stories and browser tests start from. */
  SAVED_STAGES_FOLDER: "medequipshare-stages-",
} as const;

/** Networks that the tests which `run` runs share, each starting a seeded one anew or a copy of a saved stage. */
export async function shareNetworks<Result>(run: () => Promise<Result>): Promise<Result> {
  const folders = Object.entries(shared).map(([name, prefix]) => {
    const folder = mkdtempSync(join(tmpdir(), prefix));
    process.env[name] = folder;
    return folder;
  });
  try {
    return await run();
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}
