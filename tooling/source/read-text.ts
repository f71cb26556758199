import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../run/root.ts";

/** The text of a file of the repository, by its path from the root. */
export function readText(path: string): string {
  return readFileSync(join(root, path), "utf8");
}
