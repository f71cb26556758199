import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { holdReservation, reserve } from "@medequipshare/sdk";
import { APPROVED_SERIAL } from "../../src/seed/parts/first-reservations.ts";
import { places } from "../../src/seed/places.ts";
import { assertAccessible } from "./support/assert-accessible.ts";
import { isTold } from "./support/is-told.ts";
import { assertFits, desktop, PageStage, phone } from "./support/page-stage.ts";
import { reservationPath } from "./support/reservation-path.ts";
import { signConfirmed } from "./support/sign-confirmed.ts";
import { tryAs } from "./support/try-as.ts";

const HOUR = 3600;
const BORROWER = /Beartooth Billings Clinic/i;

let stage: PageStage;

before(
  async () => {
    stage = await PageStage.open();
  },
  { timeout: 540_000 },
);
after(() => stage?.[Symbol.asyncDispose]());

/** A unit that the borrower may have in two days, and in what time. */
async function findOffer() {
  const borrowerId = await stage.findFacility(BORROWER);
  const startsAt = (Math.floor(Date.now() / 1000 / HOUR) + 240) * HOUR;
  const query = { productCode: "CBK", startsAt, endsAt: startsAt + 12 * HOUR, borrowerId };
  const { items } = await stage.client.reservation.offers({ query });
  const offer = items.find(
    ({ obstacles, unit }) => obstacles.length === 0 && unit.terms?.approvalNeeded === false,
  );
  assert.ok(offer, "some ventilator may be lent to the borrower");
  return { ...query, unit: offer.unit };
}

describe("trying the page as somebody", { timeout: 600_000 }, () => {
  it("takes one click and no wallet, says who one is, and reserves and cancels", async () => {
    const { productCode, startsAt, endsAt } = await findOffer();
    const page = await stage.openPage(desktop);
    await page.goto(`/find?productCode=${productCode}&startsAt=${startsAt}&endsAt=${endsAt}`);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page
      .getByRole("dialog")
      .getByText(/^Invented people of this demonstration/)
      .waitFor();
    await assertAccessible(page);
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    await tryAs(page, BORROWER, "Coordinator");
    await isTold(page, BORROWER, "Coordinator");
    await page
      .getByLabel("For", { exact: true })
      .locator("option:checked")
      .filter({ hasText: BORROWER })
      .waitFor({ state: "attached" });
    await page.getByRole("button", { name: "Find", exact: true }).click();
    await page
      .getByRole("button", { name: /^Reserve for \$/ })
      .first()
      .click({ timeout: 30_000 });
    await signConfirmed(page);
    await page.getByRole("link", { name: "See the reservation" }).first().click({ timeout: 60_000 });
    await page.locator("[aria-current=step]", { hasText: "Confirmed" }).waitFor();
    await page.getByRole("button", { name: /^Cancel for \$0\.00/ }).click({ timeout: 30_000 });
    await signConfirmed(page);
    await page.getByText("Cancelled", { exact: true }).first().waitFor({ timeout: 60_000 });
    await page.context().close();
  });

  it("begins with Today: what is asked of one hospital waits for the other's coordinator", async () => {
    const { unit, startsAt, endsAt } = await findOffer();
    const borrower = await stage.openPage(phone);
    await borrower.goto("/");
    await tryAs(borrower, BORROWER, "Coordinator");
    await borrower.waitForURL("**/today");
    await borrower.getByRole("heading", { level: 1, name: "Today" }).waitFor();
    const writer = (await stage.staffMember(places.borrower, "coordinator")).writer;
    const wish = { unitId: unit.unitId, startsAt, endsAt, priority: "elective" } as const;
    const { reservationId } = await reserve(writer, wish);
    const line = `a[href="${reservationPath(reservationId)}"]`;
    await borrower.getByRole("link", { name: "Out and in", exact: true }).click();
    const reserved = borrower
      .getByRole("row")
      .filter({ has: borrower.locator(line) })
      .getByText("Reserved", { exact: true });
    await reserved.waitFor({ timeout: 30_000 });
    await assertFits(borrower);
    await assertAccessible(borrower);

    const owner = await stage.openPage(desktop);
    await owner.goto("/today");
    await tryAs(owner, /^Billings Clinic/i, "Coordinator");
    await owner.getByRole("link", { name: "Out and in", exact: true }).click();
    await owner.locator(line).first().click({ timeout: 30_000 });
    await owner.getByRole("button", { name: "Cancel for $0.00" }).click({ timeout: 30_000 });
    await signConfirmed(owner);
    await reserved.waitFor({ state: "detached", timeout: 60_000 });
    await Promise.all([borrower, owner].map((page) => page.context().close()));
  });

  it("lets the owner's coordinator approve from Today, and the borrower's confirm it there", async () => {
    const { items } = await stage.client.unit.list({ query: { text: APPROVED_SERIAL, limit: 1 } });
    const unitId = items[0]?.unitId ?? 0;
    const { writer } = await stage.staffMember(places.borrower, "coordinator");
    // Another time at each run, so that a network that was kept still has it.
    const startsAt =
      (Math.floor(Date.now() / 1000 / HOUR) + 300 + (Math.floor(Date.now() / 60_000) % 200) * 13) * HOUR;
    const wish = { unitId, startsAt, endsAt: startsAt + 12 * HOUR, priority: "elective" } as const;
    const { reservationId } = await holdReservation(writer, wish);
    const link = `a[href="${reservationPath(reservationId)}"]`;
    const owner = await stage.openPage(desktop);
    await owner.goto("/");
    await tryAs(owner, /^Billings Clinic/i, "Coordinator");
    await owner.locator(link).filter({ hasText: "Approve or decline it" }).click({ timeout: 30_000 });
    await owner.getByRole("button", { name: "Approve" }).click({ timeout: 30_000 });
    const borrower = await stage.openPage(phone);
    await borrower.goto("/");
    await tryAs(borrower, BORROWER, "Coordinator");
    await borrower.locator(link).filter({ hasText: "Confirm it, or let it go" }).click({ timeout: 60_000 });
    await borrower.getByRole("button", { name: /^Confirm for \$/ }).click({ timeout: 30_000 });
    await signConfirmed(borrower);
    await borrower.locator("[aria-current=step]", { hasText: "Confirmed" }).waitFor({ timeout: 60_000 });
    await Promise.all([borrower, owner].map((page) => page.context().close()));
  });

  it("shows everybody the balance, and an engineer what is unfit before the loans", async () => {
    const page = await stage.openPage(desktop);
    for (const role of ["Biomedical engineer", "Finance officer", "Auditor"]) {
      await page.goto("/today");
      await tryAs(page, /^Billings Clinic/i, role);
      const main = page.getByRole("main");
      await main
        .getByRole("region", { name: "Balance" })
        .getByText(/^\$[\d,]+\.\d\d$/)
        .first()
        .waitFor();
      const first = role === "Biomedical engineer" ? "Not fit to lend" : "Waiting for you";
      await main.getByRole("heading", { level: 2 }).first().filter({ hasText: first }).waitFor();
      const unfit = page.getByRole("region", { name: "Not fit to lend" });
      await unfit.getByText("Not fit to lend", { exact: true }).nth(1).waitFor({ timeout: 30_000 });
      assert.equal(await unfit.getByText("Fit to lend", { exact: true }).count(), 0, "none that is fit");
      await page.getByRole("button", { name: "Sign out" }).click();
    }
    await page.context().close();
  });

  it("lists what a hospital borrows and lends, and counts in the navigation what waits", async () => {
    const page = await stage.openPage(desktop);
    await page.goto("/");
    await tryAs(page, /^Billings Clinic/i, "Coordinator");
    const navigation = page.getByRole("navigation", { name: "Main" });
    const waiting = page.getByRole("region", { name: "Waiting for you" }).getByRole("listitem");
    await waiting.first().waitFor({ timeout: 30_000 });
    const today = navigation.getByRole("link", { name: /^Today ?, \d+ waits?$/ });
    // Both grow while answers arrive, and then agree.
    for (let shown = 0; shown === 0; ) {
      await today.waitFor();
      const told = /\d+/.exec((await today.textContent()) ?? "")?.[0];
      await waiting.nth(Number(told) - 1).waitFor();
      shown = (await waiting.count()) === Number(told) ? Number(told) : 0;
    }
    await navigation.getByRole("link", { name: "Out and in" }).click();
    const lent = page.getByRole("region", { name: "Lent to others" });
    await lent
      .getByRole("row")
      .filter({ hasText: /to Beartooth/i })
      .first()
      .waitFor();
    await page.getByRole("region", { name: "Borrowed from others" }).waitFor();
    await assertAccessible(page);
    const label = (await lent.getByRole("link").first().getAttribute("href")) ?? "";
    await page.getByRole("searchbox", { name: "Search" }).fill(label.split("/").at(-1) ?? "");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**${label}`);
    await page.context().close();
  });

  it("offers every role of both hospitals, and keeps to one tab who one is there", async () => {
    const page = await stage.openPage(phone);
    await page.goto("/");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    for (const hospital of [BORROWER, /^Billings Clinic/i]) {
      const people = page.getByRole("dialog").getByRole("region", { name: hospital });
      for (const role of [
        "Administrator",
        "Coordinator",
        "Biomedical engineer",
        "Finance officer",
        "Auditor",
      ])
        await people.getByRole("button", { name: role, exact: true }).waitFor();
    }
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    await tryAs(page, /^Billings Clinic/i, "Biomedical engineer");
    await page.reload();
    await isTold(page, /^Billings Clinic/i, "Biomedical engineer");
    await assertFits(page);
    const other = await page.context().newPage();
    await other.goto("/");
    await other.getByRole("button", { name: "Sign in", exact: true }).waitFor();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
    await page.context().close();
  });
});
