import { bannedWords } from "./banned-words.ts";
import { listFiles } from "./list-files.ts";
import { readText } from "./read-text.ts";
import { nounsSaid, readSaidAs, type SaidAs } from "./said-as.ts";

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

const onThePage = /^apps\/web\/src\/.*messages\.ts$/;

function wardFindingsIn(path: string, nouns: readonly SaidAs[]): string[] {
  return readText(path)
    .split("\n")
    .flatMap((line, index) =>
      nounsSaid(line, nouns).map(
        ({ noun, words }) => `${path}:${index + 1} says "${noun}" on the page, say "${words}"`,
      ),
    );
}

/** The words of `docs/glossary.md` are used, their banned synonyms are not; the page says them as a ward does. */
export async function checkWords(): Promise<readonly string[]> {
  const files = listFiles();
  const nouns = readSaidAs(readText("docs/glossary.md"));
  return [
    ...files.filter((path) => prose.test(path) && !notOurs.test(path)).flatMap(findingsIn),
    ...files.filter((path) => onThePage.test(path)).flatMap((path) => wardFindingsIn(path, nouns)),
  ];
}
