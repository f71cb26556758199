import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";

/** Remembers which parts of the seeding are done, so that an interrupted one resumes. */
export interface Progress {
  isDone(part: string): boolean;
  /** Notes that a part is done, with what later parts need of it. */
  done(part: string, value?: number): void;
  valueOf(part: string): number | undefined;
}

export function openProgress(path: string): Progress {
  const parts: Record<string, number> = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
  return {
    isDone: (part) => part in parts,
    valueOf: (part) => parts[part],
    done(part, value = 0) {
      parts[part] = value;
      writeFileSync(`${path}.tmp`, JSON.stringify(parts));
      renameSync(`${path}.tmp`, path);
    },
  };
}
