/** A line, from 1, of a file that names the subject. */
export type Mention = { readonly path: string; readonly line: number; readonly text: string };

/** Lines so near to each other are one entry: a declaration names its subject more than once. */
const near = 5;

/** `setReserveFloor` in every spelling: as words, with hyphens, in any case. */
export function spellings(name: string): RegExp {
  const words = name.split(/(?<=[a-z])(?=[A-Z])/);
  return new RegExp(`(?<![a-z])${words.join("[-_ ]?")}(?![a-z])|${words.join("")}(?![a-z])`, "i");
}

/** Generated files, tests and prose are no places: nobody has to think of them, or nobody runs them. */
export function isCounted(path: string): boolean {
  const isCode = /\.(ts|tsx|mts|mjs|sol|json|sql)$/.test(path);
  const isGenerated = /\.gen\.ts$|\/migrations\/|package-lock\.json|gas-snapshot\.json/.test(path);
  const isTest = /\.test\.tsx?$|\.t\.sol$|\/tests?\/|\/testing\//.test(path);
  // The rule names examples.
  const isRule = /^tooling\/document\/(count-)?places\.ts$/.test(path);
  return isCode && !isGenerated && !isTest && !isRule && !path.startsWith("docs/");
}

/**
 * The places that a change of the subject has to visit: each file that bears its name, and each entry in another file
 * that names it, imports included. Lines within five of the entry's last begin none.
 */
export function listPlaces(names: readonly RegExp[], mentions: readonly Mention[]): readonly string[] {
  const isNamed = (text: string): boolean => names.some((name) => name.test(text));
  const places: string[] = [];
  let last: Mention | undefined;
  for (const mention of mentions.filter(({ path }) => isCounted(path))) {
    const { path, line, text } = mention;
    if (isNamed(path)) {
      if (!places.includes(path)) places.push(path);
    } else if (isNamed(text)) {
      if (last?.path !== path || line - last.line > near) places.push(`${path}:${line}`);
      last = mention;
    }
  }
  return places;
}
