const browsers = [
  ["Edge", /\bEdg(?:e|A|iOS)?\//],
  ["Opera", /\bOPR\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:Headless)?(?:Chrome|CriOS)\//],
  ["Safari", /\bSafari\//],
] as const;
const systems = [
  ["Android", /Android/],
  ["iPhone or iPad", /iPhone|iPad/],
  ["Windows", /Windows/],
  ["macOS", /Mac OS X/],
  ["Linux", /Linux/],
] as const;

/** What people call the program that a header user-agent names, coarse enough to tell nobody apart; null where unknown. */
export function agentName(userAgent: string | undefined): string | null {
  if (userAgent === undefined) return null;
  const named = (names: readonly (readonly [string, RegExp])[]) =>
    names.find(([, shape]) => shape.test(userAgent))?.[0];
  const browser = named(browsers);
  if (browser === undefined) return null;
  const system = named(systems);
  return system === undefined ? browser : `${browser}, ${system}`;
}
