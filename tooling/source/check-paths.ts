import { listFiles } from "./list-files.ts";
import { readText } from "./read-text.ts";

/** Absolute paths into folders of one machine, at the beginning of a string, a word or a line. */
const absolute = /(?:^|[\s"'`(=])\/(?:home|root|work|mnt|Users|private|var\/folders)\//;
const upward = /(?:^|[\s"'`(=])((?:\.{1,2}\/)+)/g;

/** Whether a relative path on this line climbs above the root, read from the folder of its file; prose has its own. */
function leaves(path: string, line: string): boolean {
  if (path.endsWith(".md")) return false;
  const depth = path.split("/").length - 1;
  return [...line.matchAll(upward)].some(([, climb = ""]) => climb.split("../").length - 1 > depth);
}

const looked = /\.(?:ts|tsx|mjs|cjs|js|sol|json|md|yml|yaml|sh|css|html)$|^\.ci\/run$/;

/** Nothing in the repository reads or names a folder outside it. */
export async function checkPaths(): Promise<readonly string[]> {
  return listFiles()
    .filter((path) => looked.test(path) && path !== "package-lock.json")
    .flatMap((path) =>
      readText(path)
        .split("\n")
        .flatMap((line, index) =>
          absolute.test(line) || leaves(path, line)
            ? [`${path}:${index + 1} names a path outside the clone`]
            : [],
        ),
    );
}
