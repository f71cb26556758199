import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";

/** Remembers which parts of the seeding are done, so that an interrupted one resumes. */
export interface Progress {
  isDone(part: string): boolean;
  /** Notes that a part is done, with what later parts need of it. */
  done(part: string, value?: number): void;
  valueOf(part: string): number | undefined;
  /** Keeps a text that later parts need, such as the digest of a document that cannot be made again. */
  note(name: string, text: string): void;
  noteOf(name: string): string | undefined;
}

export function openProgress(path: string): Progress {
  const kept: Record<string, number | string> = existsSync(path)
    ? JSON.parse(readFileSync(path, "utf8"))
    : {};
  const keep = (name: string, value: number | string) => {
    kept[name] = value;
    writeFileSync(`${path}.tmp`, JSON.stringify(kept));
    renameSync(`${path}.tmp`, path);
  };
  return {
    isDone: (part) => part in kept,
    valueOf(part) {
      const value = kept[part];
      return typeof value === "number" ? value : undefined;
    },
    noteOf(name) {
      const text = kept[name];
      return typeof text === "string" ? text : undefined;
    },
    done: (part, value = 0) => keep(part, value),
    note: keep,
  };
}
