import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

export interface SavedStage {
  readonly name: string;
  /** Where the copy goes. */
  readonly into: string;
  /** Plays up to the stage in the folder it is given, and ends whatever writes there. */
  make(dir: string): Promise<void>;
}

/**
 * Copies a stage that everybody in this run of the tests shares, in the folder named by SAVED_STAGES_FOLDER; who first
 * needs it makes it. Does nothing without that folder.
 */
export async function copySavedStage({ name, into, make }: SavedStage): Promise<void> {
  const shared = process.env["SAVED_STAGES_FOLDER"];
  if (!shared) return;
  const saved = join(shared, name);
  if (!existsSync(saved)) await save(saved, make);
  cpSync(saved, into, { recursive: true });
}

/** Whole or not at all. Of two who make it at once, the first to be done is kept: nobody waits for one that was killed. */
async function save(saved: string, make: SavedStage["make"]): Promise<void> {
  const making = mkdtempSync(`${saved}-`);
  try {
    await make(making);
    renameSync(making, saved);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(saved)) throw error;
  }
}
