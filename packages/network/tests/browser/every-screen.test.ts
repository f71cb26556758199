import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { places } from "../../src/seed/places.ts";
import { assertAccessible } from "./support/assert-accessible.ts";
import { assertFits, desktop, PageStage } from "./support/page-stage.ts";
import { reservationPath } from "./support/reservation-path.ts";
import { tryAs } from "./support/try-as.ts";

const OWNER = /^Billings Clinic/i;
const phone = { width: 390, height: 844 };
/** What is left of 1280 by 1024 at 400 %. */
const enlarged = { width: 320, height: 256 };

let stage: PageStage;

before(
  async () => {
    stage = await PageStage.open();
  },
  { timeout: 540_000 },
);
after(() => stage?.[Symbol.asyncDispose]());

/** Every screen of the page, with something to show. */
async function listPaths(): Promise<readonly string[]> {
  const facilityId = await stage.findFacility(OWNER);
  const { items } = await stage.client.reservation.list({ query: { facilityId, limit: 1 } });
  const reservation = items.map(({ reservationId, unitId }) => [
    reservationPath(reservationId),
    `/units/${unitId}`,
  ]);
  return [
    "/today",
    "/out-and-in",
    "/units",
    "/find",
    "/schedule",
    "/approvals",
    "/people",
    `/facilities/${facilityId}`,
    "/",
    "/nothing-here",
    ...reservation.flat(),
  ];
}

/** Goes there within the page, so that who has signed in stays so, and waits for what it shows. */
async function show(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole("heading", { level: 1 }).first().waitFor({ timeout: 30_000 });
  await page
    .getByRole("status")
    .filter({ hasText: /^Loading$/ })
    .first()
    .waitFor({ state: "hidden", timeout: 30_000 });
}

describe("every screen", { timeout: 600_000 }, () => {
  for (const colorScheme of ["light", "dark"] as const)
    it(`has nothing that axe would mend and scrolls nowhere sideways, ${colorScheme}, from a desk to 400 %`, async () => {
      const page = await stage.openPage(desktop);
      const faults: string[] = [];
      await page.emulateMedia({ colorScheme });
      await page.goto("/");
      await tryAs(page, OWNER, "Coordinator");
      for (const path of await listPaths()) {
        for (const size of [desktop, phone, enlarged]) {
          await page.setViewportSize(size);
          await show(page, path);
          for (const judge of [assertFits, assertAccessible])
            await judge(page).catch((error: Error) =>
              faults.push(`${path} at ${size.width} px: ${error.message}`),
            );
        }
      }
      assert.deepEqual(faults, []);
      await page.context().close();
    });

  it("is reached, and acted on, by keyboard alone", async () => {
    const page = await stage.openPage(desktop);
    await page.goto("/");
    await page.getByRole("button", { name: "Sign in", exact: true }).press("Enter");
    const people = page.getByRole("dialog").getByRole("region", { name: OWNER });
    await people.getByRole("button", { name: "Coordinator", exact: true }).press("Enter");
    await page.getByRole("heading", { level: 1, name: "Today" }).waitFor({ timeout: 30_000 });
    await page.keyboard.press("Control+K");
    await page.getByRole("searchbox", { name: "Search" }).and(page.locator(":focus")).waitFor();
    const coordinator = await stage.staffMember(places.owner, "coordinator");
    const { items } = await coordinator.node.reservation.list({ query: { limit: 1 } });
    const [reservation] = items;
    const path = reservationPath(reservation?.reservationId ?? 0n);
    await page.keyboard.type(path.split("/").at(-1) ?? "");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**${path}`);
    await page.locator("main:focus").waitFor();
    await page.context().close();
  });
});
