import { listFiles } from "./list-files.ts";
import { readText } from "./read-text.ts";

/** A reviewed exception: this file may have so many lines, for this reason. */
type SizeException = { readonly path: string; readonly limit: number; readonly why: string };

const limits: readonly { readonly file: RegExp; readonly lines: number }[] = [
  { file: /\.test(-d)?\.tsx?$|\/tests?\/.*\.(ts|tsx|sol)$/, lines: 500 },
  { file: /\.sol$/, lines: 500 },
  { file: /\.tsx$/, lines: 200 },
  { file: /\.(ts|mts|mjs|js)$/, lines: 400 },
];

function readExceptions(): readonly SizeException[] {
  // The file is ours and reviewed; a wrong shape makes the comparison below fail.
  return JSON.parse(readText("tooling/size-exceptions.json")) as SizeException[];
}

function limitOf(path: string, exceptions: readonly SizeException[]): number | undefined {
  const exception = exceptions.find((each) => each.path === path);
  return exception?.limit ?? limits.find(({ file }) => file.test(path))?.lines;
}

/** No source is longer than its limit, and no exception outlives its reason. */
export async function checkSizes(): Promise<readonly string[]> {
  const exceptions = readExceptions();
  const files = listFiles();
  const gone = exceptions.filter(({ path }) => !files.includes(path)).map(({ path }) => path);
  const tooLong = files.flatMap((path) => {
    const limit = limitOf(path, exceptions);
    if (limit === undefined) return [];
    const lines = readText(path).split("\n").length - 1;
    return lines > limit ? [`${path} has ${lines} lines, at most ${limit}`] : [];
  });
  return [...gone.map((path) => `size-exceptions.json names ${path}, which does not exist`), ...tooLong];
}
