import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };

/** Asks axe about the page as it stands; every rule of WCAG 2.2 A and AA that it knows must hold. */
export async function assertAccessible(page: Page): Promise<void> {
  await page.evaluate(axe);
  const violations = await page.evaluate<readonly Violation[]>(
    `axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })
      .then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) })))`,
  );
  const said = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ html }) => html)
        .join("\n  ")}`,
  );
  assert.deepEqual(said, [], `axe finds nothing to mend on ${page.url()}`);
}
