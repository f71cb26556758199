import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serveReadModel } from "@medequipshare/node";
import { openDatabase } from "@medequipshare/readmodel";
import type { Browser, Page } from "playwright-core";
import { buildPage } from "../../demonstration/build.ts";
import { openBrowser } from "../../process/open-browser.ts";
import type { Latency } from "../latency.ts";
import { FILLED_AT, fill } from "../search/fill.ts";

export interface TimelineResult {
  readonly units: number;
  readonly reservations: number;
  /** From asking for the address in a browser that has nothing cached until the grid is painted. */
  readonly opened: Timing;
  /** From pressing the link on another screen until the grid is painted. */
  readonly followed: Timing;
  /** From pressing Later week until that week is painted. */
  readonly moved: Timing;
  /** From asking for the address until all units can be scrolled to. */
  readonly complete: Timing;
  /** Elements of the grid in the document: what virtualisation is for. */
  readonly elements: number;
}
export type Timing = Omit<Latency, "name" | "requests"> & { readonly samples: number };

const UNITS = 1_000;
const RESERVATIONS = 10_000;
const SAMPLES = 10;
const SIZE = { width: 1280, height: 900 };

/** Opens the schedule of a thousand units over seven days in Chromium and times it until it is painted. */
export async function measureTimeline(say: (progress: string) => void): Promise<TimelineResult> {
  const webDist = await buildPage(say);
  const directory = mkdtempSync(join(tmpdir(), "medequipshare-bench-"));
  try {
    await using opened = await openDatabase({ url: join(directory, "database") });
    await fill(opened.db, { units: UNITS, reservations: RESERVATIONS, say });
    const served = await serveReadModel({ db: opened.db, now: FILLED_AT, webDist });
    const browser = await openBrowser();
    try {
      return await timeAll(browser, served.url);
    } finally {
      await browser.close();
      await served.close();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function timeAll(browser: Browser, url: string): Promise<TimelineResult> {
  const schedule = `${url}/schedule?from=${FILLED_AT}`;
  const opened: number[] = [];
  const followed: number[] = [];
  const moved: number[] = [];
  const complete: number[] = [];
  let elements = 0;
  // The first does not count: the node's engine has read nothing yet.
  for (let sample = 0; sample <= SAMPLES; sample++) {
    const context = await browser.newContext({ viewport: SIZE });
    const page = await context.newPage();
    await page.goto(schedule, { waitUntil: "commit" });
    opened.push(await painted(page, { began: 0, before: "" }));
    await page.locator(`[role=grid][aria-rowcount="${UNITS + 1}"]`).waitFor();
    complete.push(await page.evaluate(() => performance.now()));
    moved.push(await pressed(page, "button[aria-label='Later week']"));
    elements = await page.locator("[role=grid] *").count();
    await page.goto(`${url}/units`);
    await page.getByRole("heading", { level: 2 }).first().waitFor();
    await page.locator("nav a[href='/schedule']").hover();
    followed.push(await pressed(page, "nav a[href='/schedule']"));
    await context.close();
  }
  const size = { units: UNITS, reservations: RESERVATIONS };
  return {
    ...size,
    opened: timing(opened),
    complete: timing(complete),
    followed: timing(followed),
    moved: timing(moved),
    elements,
  };
}

/** Presses an element and gives the milliseconds until what it leads to is painted. */
async function pressed(page: Page, selector: string): Promise<number> {
  const pressing = await page.evaluate((found) => {
    const before = document.querySelector("[role=columnheader]:nth-child(2)")?.textContent ?? "";
    const began = performance.now();
    document.querySelector<HTMLElement>(found)?.click();
    return { began, before };
  }, selector);
  return painted(page, pressing);
}

/** Waits for rows under other days than before, and for the frame that shows them. */
function painted(page: Page, since: { readonly began: number; readonly before: string }): Promise<number> {
  return page.evaluate(
    ({ began, before }) =>
      new Promise<number>((resolve) => {
        const look = () => {
          const heading = document.querySelector("[role=columnheader]:nth-child(2)")?.textContent ?? "";
          const isThere = document.querySelector("[role=gridcell]") !== null && heading !== before;
          const isBusy = document.querySelector("[aria-busy=true]") !== null;
          if (!isThere || isBusy) requestAnimationFrame(look);
          else requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
        };
        look();
      }),
    since,
  );
}

function timing(took: readonly number[]): Timing {
  const sorted = took.slice(1).toSorted((one, other) => one - other);
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { samples: sorted.length, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}
