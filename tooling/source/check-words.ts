import { listFiles } from "./list-files.ts";
import { readText } from "./read-text.ts";

type BannedWord = {
  readonly word: RegExp;
  readonly use: string;
  /** Where the word is right: other people's terms, taken out before looking. */
  readonly allowed: readonly RegExp[];
};

const banned: readonly BannedWord[] = [
  { word: /book(?:ing|ings|ed)\b/i, use: "reservation, reserved", allowed: [] },
  {
    word: /device/i,
    use: "equipment or unit",
    allowed: [
      /device[ _-]?identifier/gi,
      /device[ _-]?class/gi,
      /\bFHIR[ .]Device\w*/g,
      /(?:medical|mobile|same|unique)[ _-]devices?/gi,
      /Device(?=\b.*\b(?:FDA|UDI|FHIR|21 CFR)\b)/g,
      /devicePixelRatio|device-width|deviceScaleFactor|credentialDeviceType|(?:single|multi)Device|device-bound/g,
    ],
  },
];

const prose = /\.(?:ts|tsx|mjs|sol|md|json|css|html)$/;
const notOurs =
  /^package-lock\.json$|^cspell\.json$|^tooling\/(?:source\/check-words\.ts|words\.txt)$|product-codes|^packages\/[^/]+\/data\/|\/fixtures?\//;

function findingsIn(path: string): string[] {
  return readText(path)
    .split("\n")
    .flatMap((line, index) =>
      banned.flatMap(({ word, use, allowed }) => {
        const rest = allowed.reduce((text, term) => text.replaceAll(term, ""), line);
        const found = word.exec(rest);
        return found ? [`${path}:${index + 1} says "${found[0]}", say ${use}`] : [];
      }),
    );
}

/** The words of `docs/glossary.md` are used, their banned synonyms are not. */
export async function checkWords(): Promise<readonly string[]> {
  return listFiles()
    .filter((path) => prose.test(path) && !notOurs.test(path))
    .flatMap(findingsIn);
}
