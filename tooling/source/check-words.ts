import { bannedWords } from "./banned-words.ts";
import { listFiles } from "./list-files.ts";
import { readText } from "./read-text.ts";

const prose = /\.(?:ts|tsx|mjs|sol|md|json|css|html)$/;
const notOurs =
  /^package-lock\.json$|^cspell\.json$|^tooling\/(?:source\/banned-words(?:\.test)?\.ts|words\.txt)$|product-codes|\/equipment\/udi\/|^packages\/[^/]+\/data\/|\/fixtures?\//;

function findingsIn(path: string): string[] {
  return readText(path)
    .split("\n")
    .flatMap((line, index) =>
      bannedWords(line).map(({ found, use }) => `${path}:${index + 1} says "${found}", say ${use}`),
    );
}

/** The words of `docs/glossary.md` are used, their banned synonyms are not. */
export async function checkWords(): Promise<readonly string[]> {
  return listFiles()
    .filter((path) => prose.test(path) && !notOurs.test(path))
    .flatMap(findingsIn);
}
