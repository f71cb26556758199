import { createHash } from "node:crypto";
import { listFiles } from "./list-files.ts";
import { readText } from "./read-text.ts";

const stringOrComment = /("(?:[^"\\\n]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

/** What of a source can change behaviour: everything but comments and spacing. */
export function withoutComments(source: string): string {
  const kept = source.replaceAll(stringOrComment, (_, text: string | undefined) => text ?? " ");
  return kept.replaceAll(/\s+/g, " ").trim();
}

/** SHA-256 over path and code of the files below a folder whose names end so, in the order of their paths. */
export function hashSources(folder: string, ending: string): string {
  const hash = createHash("sha256");
  for (const path of listFiles().filter((each) => each.startsWith(`${folder}/`) && each.endsWith(ending))) {
    hash
      .update(path)
      .update("\0")
      .update(withoutComments(readText(path)))
      .update("\0");
  }
  return hash.digest("hex");
}
