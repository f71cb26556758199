/** The cells of every row of every Markdown table in a text, heads and rulers left out, spaces trimmed. */
export function tableRows(text: string): readonly (readonly string[])[] {
  const lines = text.split("\n");
  const isRuler = (line: string | undefined): boolean => /^\|(?:\s*:?-+:?\s*\|)+\s*$/.test(line ?? "");
  return lines
    .filter((line, index) => line.startsWith("|") && !isRuler(line) && !isRuler(lines[index + 1]))
    .map((line) =>
      line
        .replace(/^\||\|\s*$/g, "")
        .split("|")
        .map((cell) => cell.trim()),
    );
}
