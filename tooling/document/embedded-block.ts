/** The text between `<!-- name -->` and `<!-- /name -->`, trimmed, or undefined where the marks are missing. */
export function embeddedBlock(text: string, name: string): string | undefined {
  const [, rest] = text.split(`<!-- ${name} -->`);
  return rest?.split(`<!-- /${name} -->`)[0]?.trim();
}
