import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { formatUsd } from "@medequipshare/domain";
import { createNodeClient, type Network, type NodeClient } from "@medequipshare/protocol";
import type { Browser, Page } from "playwright-core";
import type { LocalAccount } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { demonstrationWallet } from "../../src/demonstration/wallets.ts";
import { openBrowser } from "../../src/process/open-browser.ts";
import { injectWallet, WALLET_NAME } from "./support/inject-wallet.ts";
import { oneHourLater } from "./support/one-hour-later.ts";
import { reservationAt } from "./support/reservation-path.ts";
import { signConfirmed } from "./support/sign-confirmed.ts";
import { type StartedDemonstration, startDemonstration } from "./support/start-demonstration.ts";
import { type PageWatch, watchPage } from "./support/watch-page.ts";

const desktop = { width: 1280, height: 900 };
const phone = { width: 360, height: 740 };
const HOUR = 3600;
const OWNER = /^Billings Clinic$/i;
const BORROWER = /Beartooth Billings Clinic/i;

/** How the page says the reasons that units of the seed have. */
const reasonWords: Readonly<Record<string, string>> = {
  "not-approved": "Not approved",
  "calibration-expired": "Calibration expired",
  "terms-missing": "No terms of sharing",
};

/** An amount as the page tells it, to the nearest cent. */
const inCents = (amount: bigint) => formatUsd(((amount + 5_000n) / 10_000n) * 10_000n);

let demonstration: StartedDemonstration;
let browser: Browser;
let client: NodeClient;
let network: Network;
const watches: PageWatch[] = [];

before(
  async () => {
    demonstration = await startDemonstration();
    client = createNodeClient(demonstration.url);
    network = await client.network.get();
    browser = await openBrowser();
  },
  { timeout: 540_000 },
);

after(async () => {
  await browser?.close();
  await demonstration?.[Symbol.asyncDispose]();
});

/** A page of its own browser profile, with a wallet when an account is given. */
async function openPage(size: { width: number; height: number }, account?: LocalAccount): Promise<Page> {
  const context = await browser.newContext({ viewport: size, baseURL: demonstration.url });
  const { chainId, rpcUrl } = network;
  if (account !== undefined) await injectWallet(context, { account, chainId, rpcUrl });
  const page = await context.newPage();
  watches.push(watchPage(page));
  return page;
}

async function connect(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: WALLET_NAME }).click();
  await page.getByRole("button", { name: "Sign out" }).waitFor();
}

async function findFacility(name: RegExp) {
  const { items } = await client.facility.list({ query: { limit: 200 } });
  const found = items.find(({ profile }) => name.test(profile?.name ?? ""));
  assert.ok(found, `${name} is a facility of the network`);
  return found;
}

async function everyVentilator(ownerId: number) {
  const { items } = await client.unit.list({ query: { productCode: "CBK", ownerId, limit: 200 } });
  return items;
}

/** A ventilator that Red Lodge may borrow. */
async function findUnit(): Promise<number> {
  const { facilityId: borrowerId } = await findFacility(BORROWER);
  const startsAt = (Math.floor(Date.now() / 1000 / HOUR) + 48) * HOUR;
  const query = { productCode: "CBK", startsAt, endsAt: startsAt + 12 * HOUR, borrowerId };
  const { items } = await client.reservation.offers({ query });
  const best = items.find(
    ({ unit, inServiceArea, agreementInForce }) =>
      unit.slotSeconds === HOUR && inServiceArea && agreementInForce,
  );
  assert.ok(best, "some ventilator may be lent to the borrower");
  return best.unit.unitId;
}

/** Asks until there is an answer, for at most a minute. */
async function until<Answer>(ask: () => Promise<Answer | undefined>): Promise<Answer> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    assert.ok(Date.now() < deadline, "an answer within a minute");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Reserves what the form suggests; gives the reservation's address. */
async function reserve(page: Page): Promise<string> {
  await page.getByRole("button", { name: /^Reserve for \$[\d,.]+$/ }).click();
  assert.match(
    await signConfirmed(page),
    /^Reserve this unit\?UnitEV-.* of .*Paid by.*Beartooth Billings Clinic.*Set aside\$[1-9]/i,
  );
  const link = page.getByRole("link", { name: "See the reservation" });
  await link.waitFor({ timeout: 30_000 });
  return (await link.getAttribute("href")) ?? "";
}

async function assertFits(page: Page): Promise<void> {
  const excess = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
  assert.equal(excess, 0, `nothing of ${page.url()} is wider than the screen`);
}

describe("the page", { timeout: 900_000 }, () => {
  it("shows the network on a map and in a list", async () => {
    const page = await openPage(desktop);
    await page.goto("/");
    await page.getByRole("heading", { level: 1, name: /\d+ facilities share \d+ units/ }).waitFor();
    await page.getByText("real places, invented people, units, loans and amounts.").waitFor();
    const facilities = await client.facility.list({ query: { limit: 200 } });
    const map = page.getByRole("img", { name: /^Map of \d+ facilities/ });
    await map.waitFor();
    assert.equal(await map.locator("circle").count(), facilities.items.length);
    assert.equal(
      await page.getByRole("region", { name: "Facilities" }).getByRole("listitem").count(),
      facilities.items.length,
    );
    await page.keyboard.press("Tab");
    await page.getByRole("link", { name: "Skip to content" }).and(page.locator(":focus")).waitFor();
    await page.context().close();
  });

  it("says of each unit whether it is fit to lend, and narrows the list by what the address says", async () => {
    const page = await openPage(desktop);
    await page.goto("/units");
    await page.getByText("Fit to lend").first().waitFor();
    await page.getByLabel("Type").selectOption({ value: "CBK" });
    await page.waitForURL(/productCode=/);
    await page.getByLabel("Only fit to lend").check();
    await page.waitForURL(/fit=true/);
    const { items } = await client.unit.list({ query: { productCode: "CBK", fit: true, limit: 40 } });
    await page
      .getByRole("heading", { level: 2 })
      .nth(items.length - 1)
      .waitFor();
    assert.equal(await page.getByText("Not fit to lend").count(), 0);
    await page.context().close();
  });

  it("says every reason why a unit is not fit to lend, with its remedy", async () => {
    const { items } = await client.unit.list({ query: { limit: 200 } });
    const unfit = items.find(({ verdict }) => !verdict.fit);
    assert.ok(unfit, "some unit of the seed is not fit to lend");
    const { verdict } = await client.unit.get({ params: { unitId: unfit.unitId } });
    assert.ok(verdict.reasons.length > 0);
    const page = await openPage(desktop);
    await page.goto(`/units/${unfit.unitId}`);
    const panel = page.getByRole("region", { name: "Fitness verdict" });
    await panel.getByText("Not fit to lend", { exact: true }).waitFor();
    const said = panel.getByRole("listitem");
    assert.equal(await said.count(), verdict.reasons.length);
    for (const { code, remedy } of verdict.reasons) {
      const word = reasonWords[code];
      assert.ok(word, `the test knows the words of ${code}`);
      await said.filter({ hasText: word }).filter({ hasText: remedy }).waitFor();
    }
    await page.context().close();
  });

  it("reserves with an injected wallet, and another page's calendar shows it at once", async () => {
    const unitId = await findUnit();
    const watcher = await openPage(phone);
    await watcher.goto(`/units/${unitId}`);
    await watcher.getByRole("img", { name: /^Calendar of the week/ }).waitFor();
    const page = await openPage(desktop, demonstrationWallet(0));
    await page.goto("/");
    await connect(page);
    await page.goto(`/units/${unitId}`);
    await page.getByText("Fit to lend", { exact: true }).waitFor();
    const taken = watcher
      .getByRole("table", { name: "Taken this week" })
      .getByRole("link", { name: "Confirmed" });
    const before = await taken.count();

    const address = await reserve(page);

    await taken.nth(before).waitFor({ timeout: 15_000 });
    await watcher.getByRole("cell", { name: BORROWER }).first().waitFor();
    await assertFits(watcher);
    await page.getByRole("link", { name: "See the reservation" }).click();
    await page.waitForURL(`**${address}`);
    await page.locator("[aria-current=step]", { hasText: "Confirmed" }).waitFor();
    await Promise.all([page, watcher].map((each) => each.context().close()));
  });

  it("changes a reservation on a phone with its cost shown first, and offers it to another hospital", async () => {
    const page = await openPage(phone, demonstrationWallet(0));
    await page.goto("/");
    await connect(page);
    await page.goto(`/units/${await findUnit()}`);
    await page.goto(await reserve(page));
    await page.getByText("Nothing was changed since it was confirmed.").waitFor();
    const sign = page.getByRole("button", { name: "Change the time" });
    await sign.waitFor({ timeout: 30_000 });
    assert.equal(await sign.isDisabled(), true);
    const end = page.getByRole("group", { name: "New end, with return" });
    await oneHourLater(end);
    const consequences = page.getByRole("table", { name: "What it means, before you sign" });
    await consequences.getByRole("row", { name: /^Leaves what you can spend \$[1-9]/ }).waitFor();
    // Cancelling has a table of that name, too; this one names the owner.
    await consequences
      .getByRole("row", { name: /^Late fee, to .* \$0\.00$/ })
      .first()
      .waitFor();
    await assertFits(page);
    await sign.click();
    await signConfirmed(page);
    await page.getByText("The borrower changed the time").waitFor({ timeout: 30_000 });

    const { facilityId } = await findFacility(/livingston/i);
    await page.getByLabel("Facility", { exact: true }).selectOption(String(facilityId));
    await page.getByRole("button", { name: "Offer it" }).click();
    await page.getByRole("button", { name: "Withdraw the offer" }).waitFor({ timeout: 30_000 });
    const taker = await openPage(desktop, demonstrationWallet(1));
    await taker.goto("/");
    await connect(taker);
    await taker.getByRole("link", { name: "Approvals" }).click();
    const offered = taker.getByRole("region", { name: "Offered to your facility" });
    const address = new URL(page.url()).pathname;
    const offer = offered.getByRole("listitem").filter({ has: taker.locator(`a[href="${address}"]`) });
    await offer.getByText(/^By .*Beartooth Billings Clinic/i).waitFor({ timeout: 30_000 });
    await offer.getByRole("button", { name: /^Take it over for \$[1-9]/ }).waitFor();
    await taker.goto(page.url());
    await taker.getByRole("button", { name: /^Take it over for \$/ }).waitFor({ timeout: 30_000 });
    await assertFits(page);
    await Promise.all([page, taker].map((each) => each.context().close()));
  });

  it("cancels a reservation on a phone, its cost said before it is signed", async () => {
    const page = await openPage(phone, demonstrationWallet(0));
    await page.goto("/");
    await connect(page);
    await page.goto(`/units/${await findUnit()}`);
    const address = await reserve(page);
    const reservationId = reservationAt(address);
    const { lateFee, escrow, freeUntil } = await client.reservation.get({ params: { reservationId } });
    await page.goto(address);
    const { facilityId } = await findFacility(BORROWER);
    const { free } = await client.ledger.get({ params: { facilityId }, query: {} });
    // Reading and signing take a while, which the page counts.
    const fee = Date.now() / 1000 + 300 <= freeUntil ? 0n : lateFee;
    const cancel = page.getByRole("button", { name: `Cancel for ${inCents(fee)}`, exact: true });
    await cancel.click({ timeout: 30_000 });
    await assertFits(page);
    await page.getByRole("dialog").getByRole("button", { name: "Go back" }).click();
    await cancel.click();
    const said = await signConfirmed(page);
    assert.ok(said.includes(`Comes back to the borrower${inCents(escrow - fee)}`), said);
    await page.getByText("Cancelled", { exact: true }).first().waitFor({ timeout: 30_000 });
    const after = await client.ledger.get({ params: { facilityId }, query: {} });
    assert.equal(after.free - free, escrow - fee);
    await page.context().close();
  });

  it("follows the story as it plays on the same network", async () => {
    const billings = await findFacility(OWNER);
    const newest = async () => {
      const units = await everyVentilator(billings.facilityId);
      return Math.max(...units.map(({ unitId }) => unitId));
    };
    const before = await newest();
    const story = demonstration.playStory();
    try {
      const unitId = await until(async () => ((await newest()) > before ? newest() : undefined));
      const page = await openPage(desktop);
      await page.goto(`/units/${unitId}`);
      await page.getByRole("img", { name: /^Calendar of the week/ }).waitFor();
      const taken = page.getByRole("table", { name: "Taken this week" });
      const confirmed = taken.getByRole("link", { name: "Confirmed" });
      assert.equal(await confirmed.count(), 0, "nothing is confirmed when the page is opened");
      await confirmed.waitFor({ timeout: 60_000 });
      await page.getByText("Fit to lend", { exact: true }).waitFor();
      await page.context().close();
    } finally {
      story.kill("SIGTERM");
    }
  });

  it("does the same on a phone, keyboard alone, with the price shown before signing", async () => {
    const unitId = await findUnit();
    const page = await openPage(phone, demonstrationWallet(0));
    await page.goto(`/units/${unitId}`);
    await page.getByRole("button", { name: "Sign in to reserve" }).press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: WALLET_NAME }).press("Enter");
    const button = page.getByRole("button", { name: /^Reserve for/ });
    await button.waitFor();
    const total = await page
      .getByRole("row", { name: /^In all/ })
      .getByRole("cell")
      .last()
      .textContent();
    assert.equal(await button.textContent(), `Reserve for ${total}`);
    await button.and(page.locator(":enabled")).waitFor();
    await button.press("Enter");
    const back = page.getByRole("dialog").getByRole("button", { name: "Go back" });
    await back.and(page.locator(":focus")).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "See the reservation" }).waitFor({ timeout: 30_000 });
    await assertFits(page);
    for (const path of ["/", "/units"]) {
      await page.goto(path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await assertFits(page);
    }
    await page.context().close();
  });

  it("says who may reserve to whoever may not, and offers nothing to sign", async () => {
    const stranger = privateKeyToAccount(generatePrivateKey());
    const page = await openPage(desktop, stranger);
    await page.goto(`/units/${await findUnit()}`);
    await connect(page);
    await page.getByText("Only coordinators of a member hospital reserve. You are none of them.").waitFor();
    assert.equal(await page.getByRole("button", { name: /^Reserve for/ }).isDisabled(), true);
    await page.context().close();
  });

  it("verifies a document in the browser itself, and says when the bytes are not those of the chain", async () => {
    const page = await openPage(desktop);
    await page.goto(`/units/${await findUnit()}`);
    const verify = page.getByRole("button", { name: /^Verify this document/ });
    await verify.first().click();
    await page.getByText(/^Matches the digest on chain, [\d,]+ bytes/).waitFor();
    await page.route("**/v1/documents/0x*", (route) => route.fulfill({ body: "other bytes" }));
    await verify.first().click();
    await page.getByRole("alert").getByText("document.digest-mismatch").waitFor();
    await page.context().close();
  });

  it("logs no error and asks nothing of the outside in all of this", () => {
    assert.deepEqual(
      watches.flatMap(({ errors }) => errors),
      [],
    );
    assert.deepEqual(
      watches.flatMap(({ outside }) => outside),
      [],
    );
  });
});
