import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { reserve, setTerms } from "@medequipshare/sdk";
import type { Page } from "playwright-core";
import { demonstrationWallet } from "../../src/demonstration/wallets.ts";
import { assertAccessible } from "./support/assert-accessible.ts";
import { assertFits, desktop, PageStage, phone } from "./support/page-stage.ts";
import { walletWriter } from "./support/wallet-writer.ts";

const HOUR = 3600;
const OWNER = /^Billings Clinic$/i;
const BORROWER = /Beartooth Billings Clinic/i;
const borrowing = demonstrationWallet(0);
const lending = demonstrationWallet(2);

let stage: PageStage;

before(
  async () => {
    stage = await PageStage.open();
  },
  { timeout: 540_000 },
);

after(async () => {
  await stage?.[Symbol.asyncDispose]();
});

/** The best offer that the borrower may have, of any type, in a window some days ahead. */
async function findOffer(startHour: number, lengthHours = 10, ownerId?: number) {
  const { items: types } = await stage.client.unit.types();
  const startsAt = (Math.floor(Date.now() / 1000 / HOUR) + startHour) * HOUR;
  const window = { startsAt, endsAt: startsAt + lengthHours * HOUR };
  const borrowerId = await stage.findFacility(BORROWER);
  for (const { productCode } of types) {
    const { items } = await stage.client.reservation.offers({
      query: { productCode, borrowerId, ...window },
    });
    const best = items.find(
      ({ obstacles, unit }) =>
        obstacles.length === 0 &&
        unit.slotSeconds === HOUR &&
        unit.terms?.approvalNeeded === false &&
        (ownerId === undefined || unit.ownerId === ownerId),
    );
    if (best !== undefined) return { ...best, ...window, productCode };
  }
  throw new Error("nothing is offered to the borrower");
}

/** The moment that a picker shows, unix seconds; browser and test are in the same zone. */
async function momentIn(page: Page, label: string): Promise<number> {
  const group = page.getByRole("group", { name: label, exact: true });
  const read = async (part: string) =>
    Number(
      await group.getByRole("spinbutton", { name: new RegExp(`^${part}`) }).getAttribute("aria-valuenow"),
    );
  const [year, month, day, hour] = [
    await read("year"),
    await read("month"),
    await read("day"),
    await read("hour"),
  ];
  return new Date(year, month - 1, day, hour).getTime() / 1000;
}

const active = (page: Page) =>
  page.evaluate<{ label: string; row: number }>(`(() => {
    const grid = document.querySelector("[role=grid]");
    const cell = document.getElementById(grid.getAttribute("aria-activedescendant") ?? "");
    return { label: cell?.getAttribute("aria-label") ?? cell?.textContent ?? "", row: Number(cell?.parentElement.getAttribute("aria-rowindex")) };
  })()`);

describe("the schedule", { timeout: 600_000 }, () => {
  it("is walked through by keyboard, draws only what is in sight, and says each day in words", async () => {
    const offer = await findOffer(40);
    const { unitId, ownerId } = offer.unit;
    const { startsAt, endsAt } = offer;
    await reserve(walletWriter(stage.network, borrowing), { unitId, startsAt, endsAt, priority: "elective" });
    const page = await stage.openPage(desktop);
    await page.goto("/schedule");
    const grid = page.getByRole("grid", { name: /^Schedule of \d+ units over seven days$/ });
    await grid.waitFor();
    // A hundred are there at once, the others soon after.
    await page.getByText(/^\d+ units$/).waitFor();
    const rows = Number(await grid.getAttribute("aria-rowcount")) - 1;
    assert.ok(rows > 100, "the seed has more units than fit on a screen");
    assert.ok((await grid.getByRole("row").count()) < 60, "only rows in sight are drawn");
    await grid.focus();
    await page.keyboard.press("Control+End");
    assert.equal((await active(page)).row, rows + 1);
    await page.keyboard.press("PageUp");
    assert.ok((await active(page)).row < rows - 3);
    await page.keyboard.press("Control+Home");
    assert.equal((await active(page)).row, 2);
    await page.keyboard.press("ArrowRight");
    assert.match((await active(page)).label, /^\w{3}, \w{3} \d+: /);
    await assertAccessible(page);

    await page.goto(`/schedule?ownerId=${ownerId}&productCode=${offer.productCode}&from=${startsAt}`);
    await grid.waitFor();
    const name = grid.getByRole("rowheader", { name: new RegExp(offer.unit.serialNumber) });
    await name.click();
    await grid.focus();
    await page.keyboard.press("ArrowRight");
    assert.match((await active(page)).label, /: Confirmed \d\d:\d\d to \d\d:\d\d, Beartooth.*Free /i);
    await page.keyboard.press("Enter");
    const heading = page.getByRole("heading", { level: 2, name: new RegExp(offer.unit.serialNumber) });
    await heading.and(page.locator(":focus")).waitFor();
    await page.getByRole("link", { name: "Confirmed" }).waitFor();
    await page.getByRole("button", { name: "Back to the schedule" }).press("Enter");
    await grid.and(page.locator(":focus")).waitFor();
    await page.context().close();
  });

  it("says the same as a table, moves by week and fits a phone", async () => {
    const page = await stage.openPage(phone);
    await page.goto("/schedule");
    await page.getByRole("grid").waitFor();
    await assertFits(page);
    await page.getByRole("button", { name: "Later week" }).click();
    await page.waitForURL(/from=\d+/);
    await page.getByRole("button", { name: "Today" }).click();
    await page.getByRole("button", { name: "Table" }).click();
    const table = page.getByRole("table", { name: /^Schedule of/ });
    await table.getByRole("link", { name: "Confirmed" }).first().waitFor();
    await page.getByText(/^Times in your zone, /).waitFor();
    await assertFits(page);
    await page.context().close();
  });
});

describe("the search", { timeout: 600_000 }, () => {
  it("finds by type, ranks with reasons, adds up a cart and reserves an offer", async () => {
    const { productCode, startsAt, endsAt } = await findOffer(90);
    const { items: types } = await stage.client.unit.types();
    const type = types.find((each) => each.productCode === productCode);
    const page = await stage.openPage(desktop, borrowing);
    await page.goto(`/find?startsAt=${startsAt}&endsAt=${endsAt}`);
    const box = page.getByRole("combobox", { name: "Type of equipment" });
    await box.fill(productCode);
    await page
      .getByRole("option", { name: type?.name ?? productCode })
      .first()
      .click();
    const borrowerId = await stage.findFacility(BORROWER);
    await page
      .getByLabel("For", { exact: true })
      .locator("option:checked")
      .filter({ hasText: BORROWER })
      .waitFor({ state: "attached" });
    await page.getByRole("button", { name: "Find", exact: true }).click();
    await page.waitForURL(new RegExp(`borrowerId=${borrowerId}`));
    const first = page
      .getByRole("region", { name: "Offers" })
      .getByRole("listitem")
      .filter({ hasText: "Rank 1" });
    await first.first().getByRole("list", { name: "Why it stands here" }).waitFor();
    await assertAccessible(page);

    await page.getByRole("button", { name: "Add to the cart" }).first().click();
    const cart = page.getByRole("region", { name: "Cart" });
    const total = await cart
      .getByRole("row", { name: /^In escrow for all/ })
      .getByRole("cell")
      .last()
      .textContent();
    const button = page.getByRole("button", { name: /^Reserve for \$/ }).first();
    assert.equal(await button.textContent(), `Reserve for ${total}`);
    await button.click();
    await page.getByRole("link", { name: "See the reservation" }).first().click({ timeout: 30_000 });
    await page.locator("[aria-current=step]", { hasText: "Confirmed" }).waitFor();
    await page.context().close();
  });

  it("fits a phone", async () => {
    const { productCode, startsAt, endsAt } = await findOffer(60);
    const borrowerId = await stage.findFacility(BORROWER);
    const page = await stage.openPage(phone);
    await page.goto(
      `/find?productCode=${productCode}&borrowerId=${borrowerId}&startsAt=${startsAt}&endsAt=${endsAt}`,
    );
    await page.getByRole("button", { name: "Connect a wallet to reserve" }).first().waitFor();
    await assertFits(page);
    await page.context().close();
  });
});

describe("approval", { timeout: 600_000 }, () => {
  it("is asked for on the unit's page, given on the owner's, and confirmed by the borrower on a phone", async () => {
    const ownerId = await stage.findFacility(OWNER);
    const { unit } = await findOffer(30, 10, ownerId);
    assert.ok(unit.terms);
    const { version: _version, approvalNeeded: _approval, priorities, ...terms } = unit.terms;
    const owner = walletWriter(stage.network, lending);
    await setTerms(owner, {
      unitId: unit.unitId,
      terms,
      policy: { approvalNeeded: true, priorities: ["urgent"] },
    });
    try {
      const borrower = await stage.openPage(phone, borrowing);
      await borrower.goto(`/units/${unit.unitId}`);
      await borrower.getByRole("radio", { name: /^Elective/ }).waitFor();
      assert.equal(await borrower.getByRole("radio", { name: /^Elective/ }).isDisabled(), true);
      await borrower.getByRole("button", { name: "Ask the owner" }).click({ timeout: 30_000 });
      await borrower.getByRole("link", { name: "See the request" }).click({ timeout: 30_000 });
      await borrower.getByText(/^Waits for the approval of Billings Clinic until /i).waitFor();
      await assertFits(borrower);

      const approver = await stage.openPage(desktop, lending);
      await approver.getByRole("link", { name: "Approvals" }).click();
      const waiting = approver.getByRole("region", { name: /^Waiting for your answer/ });
      await waiting
        .getByText(/who has until .* to confirm/)
        .first()
        .waitFor({ timeout: 30_000 });
      await assertAccessible(approver);
      const request = waiting.getByRole("listitem").filter({ hasText: unit.serialNumber });
      await request.getByRole("button", { name: "Approve" }).click();
      const approved = approver.getByRole("region", { name: /^Approved by you/ });
      await approved.getByText(unit.serialNumber).first().waitFor({ timeout: 30_000 });

      await borrower.getByText(/^Approved by Billings Clinic; /i).waitFor({ timeout: 30_000 });
      await borrower.getByRole("button", { name: /^Confirm for \$/ }).click();
      await borrower.locator("[aria-current=step]", { hasText: "Confirmed" }).waitFor({ timeout: 30_000 });
      await Promise.all([borrower, approver].map((each) => each.context().close()));
    } finally {
      await setTerms(owner, { unitId: unit.unitId, terms, policy: { approvalNeeded: false, priorities } });
    }
  });

  it("is not needed for a series, of which what is taken is passed over and said", async () => {
    const { unit } = await findOffer(100, 4);
    const page = await stage.openPage(desktop, borrowing);
    await page.goto(`/units/${unit.unitId}`);
    const startsAt = (await momentIn(page, "From")) + 24 * HOUR;
    const endsAt = (await momentIn(page, "Until, with return")) + 24 * HOUR;
    const rival = { unitId: unit.unitId, startsAt, endsAt, priority: "elective" } as const;
    await reserve(walletWriter(stage.network, borrowing), rival);
    await page.getByLabel("Repeat").selectOption({ label: "Every day" });
    await page.getByLabel("How often").fill("3");
    await page.getByRole("button", { name: /^Reserve up to 3 for \$/ }).click();
    await page.getByText("2 of 3 were reserved.").waitFor({ timeout: 30_000 });
    await page.getByRole("cell", { name: /^Passed over: taken from / }).waitFor();
    await page.context().close();
  });

  it("logs no error and asks nothing of the outside in all of this", () => {
    assert.deepEqual(
      stage.watches.flatMap(({ errors, outside }) => [...errors, ...outside]),
      [],
    );
  });
});
