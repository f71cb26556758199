import { listMutants } from "../proof/list-mutants.ts";
import { readPieces, recordPath } from "../proof/record.ts";
import { listFiles } from "../source/list-files.ts";
import { readText } from "../source/read-text.ts";
import { citedFiles } from "./cited-files.ts";
import { tableRows } from "./table-rows.ts";

const page = "docs/invariants.md";

/** Finds `INV-RES-1` also as `RES_1`, because a Solidity name holds no hyphen. */
function pattern(id: string): RegExp {
  const [, room = "", number = ""] = id.split("-");
  return new RegExp(`${room}[-_]?${number}(?!\\d)`);
}

function rowFindings(id: string, shownBy: string, files: ReadonlySet<string>): string[] {
  if (shownBy.startsWith("open")) return [];
  const cited = citedFiles(shownBy);
  if (cited.length === 0) return [`${page}: ${id} is neither open nor tied to a test`];
  const missing = cited.filter((path) => !files.has(path));
  const named = cited.some((path) => files.has(path) && pattern(id).test(readText(path)));
  return [
    ...missing.map((path) => `${page}: ${id} cites ${path}, not there`),
    ...(named ? [] : [`${page}: no test cited for ${id} has the number in a name`]),
  ];
}

/** The numbers that contracts claim to keep, by `@custom:invariant`. */
function claimed(files: readonly string[]): ReadonlySet<string> {
  const contracts = files.filter(
    (path) => path.startsWith("packages/contracts/src/") && path.endsWith(".sol"),
  );
  return new Set(contracts.flatMap((path) => readText(path).match(/INV-[A-Z]{3}-\d+/g) ?? []));
}

/** Shown invariants without a mutant that breaks them: a test that nothing fails may be one that cannot. */
function unbroken(rows: readonly (readonly string[])[]): string[] {
  const broken = new Set(listMutants().map(({ breaks }) => breaks));
  return rows
    .filter((row) => !(row.at(-1) ?? "").startsWith("open") && !broken.has(row[0] ?? ""))
    .map(([id]) => `tooling/proof/mutants.json has no mutant that breaks ${id}`);
}

/** Invariants whose own test, the one with the number in its name, none of their mutants has made fail, though all were tried. */
function unnoticed(rows: readonly (readonly string[])[]): string[] {
  const tried = new Map(readPieces("mutants").map((piece) => [piece.name, piece]));
  return rows.flatMap(([id = "", ...cells]) => {
    const own = listMutants().filter(({ breaks }) => breaks === id);
    const pieces = own.flatMap((mutant) => tried.get(mutant.id) ?? []);
    const isNoticed = pieces.some(({ found }) => pattern(id).test(JSON.stringify(found["killedBy"])));
    const isOpen = (cells.at(-1) ?? "").startsWith("open");
    return isOpen || pieces.length === 0 || pieces.length < own.length || isNoticed
      ? []
      : [`${recordPath("mutants")}: no test named for ${id} fails on its mutants`];
  });
}

/** Each numbered invariant is tied to a test with its number in its name and to a mutant; none is claimed but unlisted. */
export async function checkInvariants(): Promise<readonly string[]> {
  const files = listFiles();
  const rows = tableRows(readText(page)).filter(([id]) => /^INV-/.test(id ?? ""));
  const ids = new Set(rows.map(([id]) => id));
  const unlisted = [...claimed(files)].filter((id) => !ids.has(id)).map((id) => `${page} lacks ${id}`);
  const findings = rows.flatMap((row) => rowFindings(row[0] ?? "", row.at(-1) ?? "", new Set(files)));
  return [...unlisted, ...findings, ...unbroken(rows), ...unnoticed(rows)];
}
