/** A part of docs/benchmarks.md, measured by itself. */
export interface PagePart {
  readonly heading: string;
  readonly text: string;
}

const TOP = `# Benchmarks

Written by \`npm run bench\`; \`npm run bench -- --only search\` measures one part alone. Everything runs on one machine:
compare ratios, not milliseconds, between machines.
`;

/** The page with these parts replaced or added, each under its heading with the machine it was measured on. */
export function mergePage(page: string, machine: string, parts: readonly PagePart[]): string {
  const former = [...page.matchAll(/^## (.+)\n([\s\S]*?)(?=^## |$(?![\s\S]))/gm)].map(
    ([, heading = "", text = ""]): PagePart => ({ heading, text: text.trim() }),
  );
  const measured = parts.map(({ heading, text }) => ({ heading, text: `On ${machine}.\n\n${text}` }));
  const merged = new Map([...former, ...measured].map(({ heading, text }) => [heading, text]));
  return `${TOP}\n${[...merged].map(([heading, text]) => `## ${heading}\n\n${text}\n`).join("\n")}`;
}
