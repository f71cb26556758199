import { listFiles } from "./list-files.ts";
import { readText } from "./read-text.ts";

/** Spelt in parts, so that this file does not find itself. */
const foreign = new RegExp(
  [
    ["", "work", "(?:main|shared)\\b"].join("/"),
    ["\\.\\.", "shared/"].join("/"),
    ["", "root", ""].join("/"),
  ].join("|"),
);

const looked = /\.(?:ts|tsx|mjs|cjs|js|sol|json|md|yml|yaml|sh|css|html)$|^\.ci\/run$/;

/** Nothing in the repository reads or names a folder outside it. */
export async function checkPaths(): Promise<readonly string[]> {
  return listFiles()
    .filter((path) => looked.test(path) && path !== "package-lock.json")
    .flatMap((path) =>
      readText(path)
        .split("\n")
        .flatMap((line, index) =>
          foreign.test(line) ? [`${path}:${index + 1} names a path outside the clone`] : [],
        ),
    );
}
