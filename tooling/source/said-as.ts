/** A noun of the glossary that the page tells in other words. */
export type SaidAs = { readonly noun: string; readonly words: string };

/** The nouns of `docs/glossary.md` whose column "said as", the last of its tables, holds other words. */
export function readSaidAs(glossary: string): readonly SaidAs[] {
  return glossary
    .split("\n\n")
    .filter((block) => /^\| noun .*\| said as \|\n/.test(block))
    .flatMap((table) => table.trimEnd().split("\n").slice(2))
    .map((row) => row.split("|").map((cell) => cell.trim()))
    .map((cells) => ({ noun: cells[1] ?? "", words: cells.at(-2) ?? "" }))
    .filter(({ words }) => words !== "–");
}

/** The nouns that a line of source says to people, in its literals. */
export function nounsSaid(line: string, nouns: readonly SaidAs[]): readonly SaidAs[] {
  const literals = line.match(/"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/g) ?? [];
  // A sentence, and no key, path or name: it begins with a capital or holds a blank.
  const sentences = literals
    .map((literal) => literal.slice(1, -1).replaceAll(/\$\{[^}]*\}/g, "…"))
    .filter((text) => /^[A-Z]| /.test(text));
  return nouns.filter(({ noun }) =>
    sentences.some((text) => new RegExp(`\\b${noun}(?:s|ed)?\\b`, "i").test(text)),
  );
}
