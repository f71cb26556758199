import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";

/** One block of the development chain: its only transaction, or an empty block, with its number and time. */
export interface JournalEntry {
  readonly raw?: `0x${string}`;
  readonly block: number;
  /** Unix seconds. */
  readonly timestamp: number;
}

export interface Journal {
  /** Appends an entry and returns once it is on disk. */
  append(entry: JournalEntry): void;
  close(): void;
}

/** Opens a journal for appending; a last line torn by a crash is cut off first. */
export function openJournal(path: string): Journal {
  const kept = existsSync(path) ? wholeLines(readFileSync(path, "utf8")) : "";
  const file = openSync(path, "a");
  ftruncateSync(file, Buffer.byteLength(kept));
  return {
    append(entry) {
      writeSync(file, `${JSON.stringify(entry)}\n`);
      fsyncSync(file);
    },
    close: () => closeSync(file),
  };
}

/** All entries of a journal, in order; none when there is no such file. */
export function readJournal(path: string): JournalEntry[] {
  if (!existsSync(path)) return [];
  return wholeLines(readFileSync(path, "utf8"))
    .split("\n")
    .filter((line) => line !== "")
    .map((line): JournalEntry => JSON.parse(line));
}

const wholeLines = (text: string) => text.slice(0, text.lastIndexOf("\n") + 1);
