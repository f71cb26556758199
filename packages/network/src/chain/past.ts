import { closeSync, existsSync, fsyncSync, openSync, rmSync } from "node:fs";

/** The past that a chain may begin with: a note in its folder says that it is not over. */
export interface Past {
  readonly isOver: boolean;
  begin(): void;
  end(): void;
}

export function openPast(path: string): Past {
  let isOver = !existsSync(path);
  return {
    get isOver() {
      return isOver;
    },
    begin() {
      const file = openSync(path, "w");
      fsyncSync(file);
      closeSync(file);
      isOver = false;
    },
    end() {
      rmSync(path, { force: true });
      isOver = true;
    },
  };
}
