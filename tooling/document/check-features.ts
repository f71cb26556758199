import { listFiles } from "../source/list-files.ts";
import { readText } from "../source/read-text.ts";
import { citedFiles } from "./cited-files.ts";
import { featureIds } from "./feature-ids.ts";
import { tableRows } from "./table-rows.ts";

const page = "docs/features.md";

/** A promise is shown by existing tests, or says that it is open (and may name what already stands). */
function rowFindings(id: string, shownBy: string, files: ReadonlySet<string>): string[] {
  const cited = citedFiles(shownBy);
  const missing = cited
    .filter((path) => !files.has(path))
    .map((path) => `${page}: ${id} cites ${path}, not there`);
  const isClosed = !shownBy.startsWith("open");
  const withoutTest =
    isClosed && cited.length === 0 ? [`${page}: ${id} is neither open nor shown by a test`] : [];
  return [...missing, ...withoutTest];
}

/** `docs/features.md` has each promised id exactly once, with the tests that show it or marked open. */
export async function checkFeatures(): Promise<readonly string[]> {
  const files = new Set(listFiles());
  const rows = tableRows(readText(page)).filter(([id]) => /^[A-Z]{3}-\d/.test(id ?? ""));
  const ids = rows.map(([id]) => id);
  const missing = featureIds.filter((id) => !ids.includes(id)).map((id) => `${page} lacks ${id}`);
  const strange = ids.filter((id, index) => !featureIds.includes(id ?? "") || ids.indexOf(id) !== index);
  return [
    ...missing,
    ...strange.map((id) => `${page} has ${id} twice or without a promise`),
    ...rows.flatMap((row) => rowFindings(row[0] ?? "", row.at(-1) ?? "", files)),
  ];
}
