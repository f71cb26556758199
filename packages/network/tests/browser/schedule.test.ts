import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Offer } from "@medequipshare/protocol";
import { cancelReservation, reserve, setTerms } from "@medequipshare/sdk";
import type { Page } from "playwright-core";
import { demonstrationWallet } from "../../src/demonstration/wallets.ts";
import { assertAccessible } from "./support/assert-accessible.ts";
import { assertFits, desktop, PageStage, phone } from "./support/page-stage.ts";
import { signConfirmed } from "./support/sign-confirmed.ts";
import { timeUntilShown } from "./support/time-until-shown.ts";
import { walletWriter } from "./support/wallet-writer.ts";

const HOUR = 3600;
const OWNER = /^Billings Clinic$/i;
const BORROWER = /Beartooth Billings Clinic/i;
const RIVAL = /livingston/i;
const borrowing = demonstrationWallet(0);
const rival = demonstrationWallet(1);
const lending = demonstrationWallet(2);
const lead = demonstrationWallet(3);
const reviewer = demonstrationWallet(4);
/** One of them at least has no part in what the borrower does to its rival. */
const reviewers = [
  ["benefis-hospitals-inc", /benefis/i],
  ["st-patrick-hospital", /^st patrick/i],
] as const;

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
async function findOffer(startHour: number, lengthHours = 10, ownerId?: number, isFit = (_: Offer) => true) {
  const { items: types } = await stage.client.unit.types();
  const startsAt = (Math.floor(Date.now() / 1000 / HOUR) + startHour) * HOUR;
  const window = { startsAt, endsAt: startsAt + lengthHours * HOUR };
  const borrowerId = await stage.findFacility(BORROWER);
  for (const { productCode } of types) {
    const { items } = await stage.client.reservation.offers({
      query: { productCode, borrowerId, ...window },
    });
    const best = items.find(
      (offer) =>
        offer.obstacles.length === 0 &&
        offer.unit.slotSeconds === HOUR &&
        offer.unit.terms?.approvalNeeded === false &&
        (ownerId === undefined || offer.unit.ownerId === ownerId) &&
        isFit(offer),
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

    const urgency = page.getByRole("group", { name: "Priority" });
    await urgency.getByRole("radio", { name: /^Urgent/ }).check();
    await page.getByText(/^You changed the search/).waitFor();
    const put = page.getByRole("button", { name: "Add to the basket" }).first();
    assert.equal(await put.isDisabled(), true, "what was found before the change is not signable");
    await assertAccessible(page);
    await urgency.getByRole("radio", { name: /^Elective/ }).check();
    await put.click();
    const cart = page.getByRole("region", { name: "Basket" });
    const total = await cart
      .getByRole("row", { name: /^Set aside for all/ })
      .getByRole("cell")
      .last()
      .textContent();
    const button = page.getByRole("button", { name: /^Reserve for \$/ }).first();
    assert.equal(await button.textContent(), `Reserve for ${total}`);
    await page.reload();
    await cart
      .getByRole("cell", { name: total ?? "" })
      .first()
      .waitFor();
    await button.click();
    const said = await signConfirmed(page);
    assert.match(said, /Time.* until .*PriorityElectivePaid by.*Beartooth Billings Clinic/i);
    assert.ok(said.includes(`Set aside${total}`), said);
    await page.getByRole("link", { name: "See the reservation" }).first().waitFor({ timeout: 30_000 });
    assert.equal(
      await first.getByRole("button", { name: /^Reserve for/ }).count(),
      0,
      "it is not offered again",
    );
    await page.getByRole("link", { name: "See the reservation" }).first().click();
    await page.locator("[aria-current=step]", { hasText: "Confirmed" }).waitFor();
    await page.context().close();
  });

  it("lets nobody pay for another facility than the one it searched for", async () => {
    const { productCode, startsAt, endsAt } = await findOffer(48);
    const page = await stage.openPage(desktop, borrowing);
    const other = await stage.findFacility(RIVAL);
    await page.goto(
      `/find?productCode=${productCode}&borrowerId=${other}&startsAt=${startsAt}&endsAt=${endsAt}`,
    );
    await page
      .getByText(/^You sign for .*Beartooth Billings Clinic.*, but this search is for .*livingston/i)
      .first()
      .waitFor({ timeout: 30_000 });
    assert.equal(
      await page
        .getByRole("button", { name: /^Reserve for \$/ })
        .first()
        .isDisabled(),
      true,
    );
    await page.context().close();
  });

  it("fits a phone", async () => {
    const { productCode, startsAt, endsAt } = await findOffer(60);
    const borrowerId = await stage.findFacility(BORROWER);
    const page = await stage.openPage(phone);
    await page.goto(
      `/find?productCode=${productCode}&borrowerId=${borrowerId}&startsAt=${startsAt}&endsAt=${endsAt}`,
    );
    await page.getByRole("button", { name: "Sign in to reserve" }).first().waitFor();
    await assertFits(page);
    // An address that somebody has broken is read as far as it goes.
    await page.goto(`/find?productCode=${productCode}&startsAt=abc&endsAt=1.5&priority=soon`);
    await page.getByRole("heading", { level: 1, name: "Find equipment" }).waitFor();
    await page.getByRole("form", { name: "What you need" }).waitFor();
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
      await signConfirmed(borrower);
      await borrower.locator("[aria-current=step]", { hasText: "Confirmed" }).waitFor({ timeout: 30_000 });
      await Promise.all([borrower, approver].map((each) => each.context().close()));
    } finally {
      await setTerms(owner, { unitId: unit.unitId, terms, policy: { approvalNeeded: false, priorities } });
    }
  });

  it("is not needed for a series, of which what is taken is passed over and said", async () => {
    // Free for three days, whatever else the tests on this network have reserved.
    const { unit } = await findOffer(2, 72);
    const page = await stage.openPage(desktop, borrowing);
    await page.goto(`/units/${unit.unitId}`);
    const startsAt = (await momentIn(page, "From")) + 24 * HOUR;
    const endsAt = (await momentIn(page, "Until, with return")) + 24 * HOUR;
    const taken = { unitId: unit.unitId, startsAt, endsAt, priority: "elective" } as const;
    await reserve(walletWriter(stage.network, borrowing), taken);
    await page.getByLabel("Repeat").selectOption({ label: "Every day" });
    await page.getByLabel("How often").fill("3");
    await page.getByRole("button", { name: /^Reserve up to 3 for \$/ }).click();
    assert.match(await signConfirmed(page), /every 24 h, up to 3 timesLast time/);
    await page.getByText("2 of 3 were reserved.").waitFor({ timeout: 30_000 });
    await page.getByRole("cell", { name: /^Passed over: taken from / }).waitFor();
    await page.context().close();
  });
});

describe("a time that others have", { timeout: 600_000 }, () => {
  let displacedId: bigint;

  it("is waited for on the unit's page, which tells the promotion by itself", async () => {
    const rivalId = await stage.findFacility(RIVAL);
    const { unit } = await findOffer(48, 10, undefined, ({ unit: { ownerId } }) => ownerId !== rivalId);
    const page = await stage.openPage(desktop, borrowing);
    await page.goto(`/units/${unit.unitId}`);
    await page.getByRole("button", { name: /^Reserve for \$/ }).waitFor();
    const startsAt = await momentIn(page, "From");
    const endsAt = await momentIn(page, "Until, with return");
    const network = walletWriter(stage.network, rival);
    const wish = { unitId: unit.unitId, startsAt, endsAt, priority: "elective" } as const;
    const { reservationId } = await reserve(network, wish);
    await page.getByText(/is set aside then/).waitFor({ timeout: 30_000 });
    await page.getByRole("button", { name: "Wait for this time" }).click({ timeout: 30_000 });
    assert.match(await signConfirmed(page), /Paid by.*Beartooth.*Set aside, when it comes free\$[1-9]/i);
    await page.getByText("You are on the waitlist.").waitFor({ timeout: 30_000 });
    const waitlist = page.getByRole("table", { name: "Waitlist" });
    await waitlist.getByRole("cell", { name: BORROWER }).waitFor({ timeout: 30_000 });
    await assertAccessible(page);

    await cancelReservation(network, { reservationId });
    await page.getByText("The time came free and is yours.").waitFor({ timeout: 30_000 });
    await waitlist.waitFor({ state: "detached" });
    await page.getByRole("link", { name: "See the reservation" }).click();
    await page.locator("[aria-current=step]", { hasText: "Confirmed" }).waitFor();
    await page.context().close();
  });

  it("is taken for an emergency, its consequences said first, and who is displaced sees it at once", async () => {
    await stage.appointLead(lead);
    const rivalId = await stage.findFacility(RIVAL);
    const forEmergencies = ({ unit: { terms, ownerId } }: Offer) =>
      terms?.priorities.includes("emergency") === true && ownerId !== rivalId;
    const { unit, startsAt, endsAt } = await findOffer(72, 10, undefined, forEmergencies);
    const made = { unitId: unit.unitId, startsAt, endsAt, priority: "elective" } as const;
    const { reservationId } = await reserve(walletWriter(stage.network, rival), made);
    displacedId = reservationId;
    const displaced = await stage.openPage(phone, rival);
    await displaced.goto(`/reservations/${reservationId}`);
    await displaced.locator("[aria-current=step]", { hasText: "Confirmed" }).waitFor({ timeout: 30_000 });

    const page = await stage.openPage(phone, lead);
    await page.goto(`/reservations/${reservationId}`);
    await page.getByRole("heading", { level: 3, name: "Emergency override" }).waitFor({ timeout: 30_000 });
    const consequences = page.getByRole("table", { name: "What it means, before you sign" });
    for (const row of [
      /^Back to .*livingston.*, from what it set aside \$[1-9]/i,
      /^From you to .*livingston.* \$\d/i,
      /^Set aside until the review \$\d/,
      /^Set aside for your reservation \$[1-9]/,
    ]) {
      await consequences.getByRole("row", { name: row }).waitFor({ timeout: 30_000 });
    }
    const total = await consequences
      .getByRole("row", { name: /^Leaves what you can spend/ })
      .getByRole("cell")
      .last()
      .textContent();
    await page.getByLabel("Reason, from the published list").selectOption("mass-casualty");
    await assertFits(page);
    await assertAccessible(page);
    const sign = page.getByRole("button", { name: /^Override for \$/ });
    assert.equal(await sign.textContent(), `Override for ${total}`);
    const shown = await timeUntilShown(displaced, "Cancelled", stage.network.rpcUrl);
    await sign.press("Enter");
    await signConfirmed(page);

    const { afterEvent, afterBlock } = await shown();
    console.log(
      `the displaced facility's page shows it ${afterBlock} ms after its block, ${afterEvent} ms after its own event of it`,
    );
    const emergency = displaced.getByRole("region", { name: "Emergency" });
    await emergency.getByText(/^Displaced by an emergency of .*Beartooth Billings Clinic/i).waitFor();
    await emergency.getByRole("row", { name: /^Compensation paid to .*livingston.* \$\d/i }).waitFor();
    await emergency.getByText(/livingston.* has first call on an equivalent unit until /i).waitFor();
    await assertFits(displaced);
    const { items } = await stage.client.override.list({ query: { facilityId: rivalId } });
    assert.ok(items.some((each) => each.displacedId === reservationId));
    await Promise.all([page, displaced].map((each) => each.context().close()));
  });

  it("is reviewed by the clinical lead of an uninvolved facility, which the displaced one's page tells", async () => {
    const places = await Promise.all(
      reviewers.map(async ([slug, name]) => ({ slug, facilityId: await stage.findFacility(name) })),
    );
    const answers = await Promise.all(
      places.map(({ facilityId }) => stage.client.override.reviewable({ query: { facilityId } })),
    );
    const isIn = (items: readonly { readonly displacedId: bigint }[] = []) =>
      items.some((each) => each.displacedId === displacedId);
    const uninvolved = places.find((_, index) => isIn(answers[index]?.items));
    assert.ok(uninvolved, "some founder is uninvolved");
    await stage.appointLead(reviewer, uninvolved.slug);
    const displaced = await stage.openPage(phone);
    await displaced.goto(`/reservations/${displacedId}`);
    await displaced.getByText("Nobody has reviewed the override yet.").waitFor({ timeout: 30_000 });

    const page = await stage.openPage(phone, reviewer);
    await page.goto("/approvals");
    const reviews = page.getByRole("region", { name: "Overrides to review" });
    const review = reviews.getByRole("listitem").filter({ hasText: /displaced livingston/i });
    const justified = review.getByRole("button", { name: /^Justified: / });
    await justified.waitFor({ timeout: 30_000 });
    assert.equal(await justified.isDisabled(), true, "nobody judges without words");
    await review.getByLabel("Your judgement in words, never about a patient").fill("The record bears it out");
    await assertFits(page);
    await assertAccessible(page);
    await justified.click();
    await displaced.getByText("A review found the override justified.").waitFor({ timeout: 30_000 });
    const { items } = await stage.client.override.list({ query: { state: "justified" } });
    assert.ok(isIn(items));
    await Promise.all([page, displaced].map((each) => each.context().close()));
  });

  it("logs no error and asks nothing of the outside in all of this", () => {
    assert.deepEqual(
      stage.watches.flatMap(({ errors, outside }) => [...errors, ...outside]),
      [],
    );
  });
});
