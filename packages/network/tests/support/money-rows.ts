import { readFileSync } from "node:fs";

const document = new URL("../../../../docs/protocol/money.md", import.meta.url);

/** A path of money, with the story and the step that play it. */
export interface MoneyRow {
  readonly path: string;
  readonly story: string;
  readonly step: string;
}

/** The rows of the table of paths in docs/protocol/money.md. Throws where one names no story. */
export function listMoneyRows(): readonly MoneyRow[] {
  const lines = readFileSync(document, "utf8").split("\n");
  const head = lines.findIndex((line) => line.startsWith("| path |"));
  const rest = lines.slice(head + 2);
  const end = rest.findIndex((line) => !line.startsWith("|"));
  return rest.slice(0, end).map((line) => {
    const cells = line.split("|").map((cell) => cell.trim());
    const [path = "", playedBy = ""] = [cells.at(1), cells.at(-2)];
    const [, story, step = path] = /^`([a-z-]+)`(?:: (.+))?$/.exec(playedBy) ?? [];
    if (story === undefined) throw new TypeError(`the row "${path}" names no story: ${playedBy}`);
    return { path, story, step };
  });
}

/** The steps that a story must play by the document. */
export const stepsByDocument = (story: string): readonly string[] =>
  listMoneyRows()
    .filter((row) => row.story === story)
    .map(({ step }) => step);
