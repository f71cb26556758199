import assert from "node:assert/strict";
import { once } from "node:events";
import { describe, it } from "node:test";
import { setTimeout } from "node:timers/promises";
import { createNodeClient } from "@medequipshare/protocol";
import { openBrowser } from "../../src/process/open-browser.ts";
import { places } from "../../src/seed/places.ts";
import { startDemonstration } from "../browser/support/start-demonstration.ts";
import { watchPage } from "../browser/support/watch-page.ts";

const MINUTE = 60_000;
/** Until the next quarter of an hour begins, and the loan with it. */
const LONGEST_WAIT = 20 * MINUTE;

describe("a story on a network that runs already", { timeout: 45 * MINUTE }, () => {
  it("is seen on the page to its end: reserved, fetched, on loan, metered; and once more", async () => {
    await using demonstration = await startDemonstration();
    const client = createNodeClient(demonstration.url);
    const browser = await openBrowser();
    try {
      for (const turn of [1, 2]) {
        const newest = async () => {
          const { items } = await client.unit.list({ query: { productCode: "CBK", limit: 200 } });
          return Math.max(...items.map(({ unitId }) => unitId));
        };
        const before = await newest();
        const story = demonstration.playStory();
        const ended = once(story, "exit");
        let unitId = before;
        while (unitId === before) {
          await setTimeout(500);
          unitId = await newest();
        }
        const page = await browser.newPage({ baseURL: demonstration.url });
        const { errors, outside } = watchPage(page);
        await page.goto(`/units/${unitId}`);
        const taken = page.getByRole("table", { name: "Taken this week" });
        await taken.getByRole("link", { name: "Confirmed" }).click({ timeout: 2 * MINUTE });
        await page.locator("[aria-current=step]", { hasText: "On loan" }).waitFor({ timeout: LONGEST_WAIT });
        const [code] = await ended;
        assert.equal(code, 0, `turn ${turn} of the story at ${places.owner} ended with ${code}`);
        await page.goto(`/units/${unitId}`);
        await page.getByText(/^\d.* counted, read /).waitFor({ timeout: MINUTE });
        assert.deepEqual([...errors, ...outside], []);
        await page.close();
      }
    } finally {
      await browser.close();
    }
  });
});
