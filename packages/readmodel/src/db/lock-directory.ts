import { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";
import { AppError } from "@medequipshare/domain";

/** How long a process that is ending, perhaps killed just now, gets to let go. */
const PATIENCE_MS = 15_000;

/**
 * Keeps every other process from opening the embedded database in `directory` until disposed of. Two writers destroy
 * such a database, and the engine itself does not notice the second. The lock is a file beside the directory, locked
 * by the operating system (through SQLite, which does that on every one of them): it ends with the process that holds
 * it, however that ends. Throws config.database-in-use.
 */
export async function lockDirectory(directory: string, patienceMs = PATIENCE_MS): Promise<Disposable> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const lock = tryLock(`${directory}.lock`);
    if (lock !== undefined) return lock;
    if (performance.now() >= deadline) throw new AppError("config.database-in-use", { directory });
    await pause(50);
  }
}

function tryLock(path: string): Disposable | undefined {
  const file = new DatabaseSync(path);
  try {
    file.exec("begin exclusive");
    return { [Symbol.dispose]: () => file.close() };
  } catch (error) {
    file.close();
    if (isLocked(error)) return undefined;
    throw error;
  }
}

/** SQLITE_BUSY. */
const isLocked = (error: unknown) => error instanceof Error && "errcode" in error && error.errcode === 5;
