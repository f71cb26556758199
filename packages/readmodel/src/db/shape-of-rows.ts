import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { peers } from "@medequipshare/contracts";
import { chainStatements } from "./chain-statements.ts";

export type ShapeSources = {
  /** The text of a source file. */
  readonly read: (path: string) => string;
  /** What the peers tell of, as their ABIs say. */
  readonly events: unknown;
  /** What creates the tables. */
  readonly statements: readonly string[];
};

const entry = fileURLToPath(new URL("commit-blocks.ts", import.meta.url));
const { resolve } = createRequire(import.meta.url);
/** What decodes logs: by the ABIs of the peers, which the hash holds by itself. */
const decoding = ["decode-event.ts", "ignored-events.ts"].map((name) =>
  join(dirname(resolve("@medequipshare/sdk/tells")), "chain", name),
);
/** What is taken from which module; types go without saying. */
const taking = /^(?:import|export)\s+(?!type\b)([^"';]*?)\s*from\s+"([^"]+)"/gm;
/** What takes files of ours without a name, or a file that only a run knows. */
const takingUnnamed = /\bimport ?(?:["'`](?:\.|@medequipshare\/)|\((?! ?"(?!\.|@medequipshare\/)))/;
const textOrComment = /("(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

/** The sources as they are installed, and the ABIs they were compiled with. */
export function installedSources(): ShapeSources {
  const abis = Object.entries(peers).map(([name, { abi }]) => [
    name,
    abi.filter(({ type }) => type === "event"),
  ]);
  return { read: (path) => readFileSync(path, "utf8"), events: abis, statements: chainStatements() };
}

/**
 * A hash of all that shapes the rows that follow from events: what the code that applies them imports, however far, what
 * decodes them, the statements that create the tables, and the events. Rows of another hash are built anew. Comments,
 * readers, tests and what an error says shape none.
 */
export function shapeOfRows(sources: ShapeSources = installedSources()): string {
  const found = new Map<string, string>();
  collect(entry, sources, found);
  for (const path of decoding) found.set(path, withoutComments(sources.read(path)));
  const code = [...found].map(([path, text]) => [basename(path), text]);
  const image = JSON.stringify([code, sources.statements, sources.events]);
  return createHash("sha256").update(image).digest("hex");
}

function collect(path: string, sources: ShapeSources, found: Map<string, string>): void {
  if (found.has(path) || isWording(path)) return;
  const text = sources.read(path);
  const code = withoutComments(text);
  if (takingUnnamed.test(code)) throw new Error(`the hash of rows cannot follow imports of ${path}`);
  found.set(path, code);
  for (const [, names = "", from = ""] of text.matchAll(taking)) {
    for (const next of pathsOf(path, names, from, sources)) collect(next, sources, found);
  }
}

/** Where the names come from: of a package of ours the files behind its index, not all that it holds. */
function pathsOf(importer: string, names: string, from: string, { read }: ShapeSources): readonly string[] {
  if (from.startsWith(".")) return [join(dirname(importer), from)];
  if (!from.startsWith("@medequipshare/")) return [];
  const index = resolve(from);
  const offered = [...read(index).matchAll(taking)];
  return namesIn(names).map((name) => {
    const [, , path] = offered.find(([, exported = ""]) => namesIn(exported).includes(name)) ?? [];
    return path === undefined ? index : join(dirname(index), path);
  });
}

const namesIn = (names: string): readonly string[] =>
  names.replaceAll(/\btype\s+\w+/g, "").match(/\w+/g) ?? [];

const withoutComments = (text: string): string =>
  text
    .replaceAll(textOrComment, (_, kept: string | undefined) => kept ?? " ")
    .replaceAll(/\s+/g, " ")
    .trim();

const isWording = (path: string): boolean =>
  path.includes("/domain/src/error/") || path.endsWith("/errors.ts");
