/** The files a Markdown text names in backticks: paths with a folder and an ending. */
export function citedFiles(text: string): readonly string[] {
  return [...text.matchAll(/`([\w.-]+(?:\/[\w.-]+)+\.\w+)`/g)].map((match) => match[1] ?? "");
}
