import { createHash } from "node:crypto";
import { listFiles } from "./list-files.ts";
import { readText } from "./read-text.ts";

/** SHA-256 over path and bytes of the files below a folder whose names end so, in the order of their paths. */
export function hashSources(folder: string, ending: string): string {
  const hash = createHash("sha256");
  for (const path of listFiles().filter((each) => each.startsWith(`${folder}/`) && each.endsWith(ending))) {
    hash.update(path).update("\0").update(readText(path)).update("\0");
  }
  return hash.digest("hex");
}
