import { describeErrors } from "../../packages/protocol/src/index.ts";

export const errorPage = "docs/errors.md";

/** Every error code, by its room's first word: meaning, remedy, HTTP status and exit code. */
export function errorTable(): string {
  const errors = describeErrors();
  const families = new Set(errors.map(({ code }) => code.slice(0, code.indexOf("."))));
  const tables = [...families].map((family) => {
    const rows = errors
      .filter(({ code }) => code.startsWith(`${family}.`))
      .map(({ code, meaning, remedy, retryable, status, exitCode }) => {
        const again = retryable ? " Worth trying again." : "";
        return `| \`${code}\` | ${meaning} | ${remedy}${again} | ${status} | ${exitCode} |`;
      });
    const head = ["| code | means | what to do | status | exit code |", "|---|---|---|---|---|"];
    return [`## ${family}`, "", ...head, ...rows].join("\n");
  });
  return tables.join("\n\n");
}
