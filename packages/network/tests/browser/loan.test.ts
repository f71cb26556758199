import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { createNodeClient } from "@medequipshare/protocol";
import { holdReservation } from "@medequipshare/sdk";
import type { Browser, Page } from "playwright-core";
import type { LocalAccount } from "viem";
import { callRpc } from "../../src/chain/call-rpc.ts";
import { buildPage } from "../../src/demonstration/build.ts";
import { demonstrationWallet } from "../../src/demonstration/wallets.ts";
import { openBrowser } from "../../src/process/open-browser.ts";
import { bootJoinedNetwork, type JoinedNetwork } from "../../src/story/joined.ts";
import { closingReading } from "../../src/story/lend-a-ventilator.ts";
import { idOf, known, type Stage } from "../../src/story/stage.ts";
import { relayed } from "../../src/story/steps/break-glass.ts";
import { changeHands, packFor, turnAround } from "../../src/story/steps/hand-over.ts";
import { backOnline } from "../../src/story/steps/lock.ts";
import { useUnit } from "../../src/story/steps/use.ts";
import { assertAccessible } from "./support/assert-accessible.ts";
import { injectWallet, WALLET_NAME } from "./support/inject-wallet.ts";
import { lendOut } from "./support/lend-out.ts";
import { assertFits, desktop, phone } from "./support/page-stage.ts";
import { signConfirmed } from "./support/sign-confirmed.ts";
import { type PageWatch, watchPage } from "./support/watch-page.ts";

const HOUR = 3_600;
const operator = demonstrationWallet(0);
const lead = demonstrationWallet(1);
const coordinator = demonstrationWallet(2);
const watches: PageWatch[] = [];
const dir = mkdtempSync(join(tmpdir(), "medequipshare-recall-"));
let set: JoinedNetwork | undefined;
let browser: Browser | undefined;
let stage: Stage | undefined;

before(
  async () => {
    const webDist = await buildPage(() => {});
    set = await bootJoinedNetwork(dir, () => {}, webDist);
    browser = await openBrowser();
    stage = await lendOut(set, { coordinator, lead, operator });
  },
  { timeout: 300_000 },
);

after(async () => {
  await Promise.all([stage?.facts.meter?.disconnect(), stage?.facts.lock?.disconnect()]);
  await browser?.close();
  await set?.network.close();
  rmSync(dir, { recursive: true, force: true });
});

/** A page of a node in its own browser profile, which knows the chain's time; `button` connects the account's wallet. */
async function openPage(
  { url, path, size }: { url: string; path: string; size: typeof phone },
  account: LocalAccount,
  button: string,
): Promise<Page> {
  assert.ok(browser);
  const { chainId, rpcUrl } = await createNodeClient(url).network.get();
  const context = await browser.newContext({ viewport: size, baseURL: url });
  await injectWallet(context, { account, chainId, rpcUrl });
  const page = await context.newPage();
  watches.push(watchPage(page));
  await page.goto(path);
  // A phone has no room for it, and shows it to nobody.
  await page.getByText("Live").waitFor({ state: "attached" });
  // The chain's clock is days ahead of the browser's; the page learns it from the next block.
  await callRpc(rpcUrl, "evm_mine", []);
  await page.getByText(/^Live at block/).waitFor({ state: "attached" });
  await page.getByRole("button", { name: button, exact: true }).press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: WALLET_NAME }).press("Enter");
  return page;
}

describe("a recall", { timeout: 300_000 }, () => {
  it("is driven by the owner from a phone, with its cost and reason said before it is signed", async () => {
    assert.ok(stage);
    const { url } = stage.ownerNode;
    const reservationId = known(stage.facts, "reservationId");
    const node = createNodeClient(url);
    const path = `/reservations/${reservationId}`;
    const page = await openPage({ url, path, size: phone }, coordinator, "Sign in");
    await page.getByRole("heading", { level: 3, name: "Recall it" }).waitFor({ timeout: 30_000 });
    const consequences = page.getByRole("table", { name: "What it means, before you sign" });
    await consequences.getByRole("row", { name: /^You pay the borrower \$\d/ }).waitFor();
    await page.getByLabel("Reason, from the published list").selectOption({ index: 1 });
    await assertFits(page);
    const before = await node.reservation.get({ params: { reservationId } });
    await page.getByRole("button", { name: /^Recall, and pay \$/ }).click();
    await signConfirmed(page);
    await page.getByText("The owner recalled it").waitFor({ timeout: 30_000 });

    const { endsAt, changes } = await node.reservation.get({ params: { reservationId } });
    assert.ok(endsAt < before.endsAt);
    const recalled = changes.find(({ kind }) => kind === "recalled");
    assert.equal(recalled?.by.toLowerCase(), coordinator.address.toLowerCase());
    await page.context().close();
  });
});

describe("an opening without a grant", { timeout: 300_000 }, () => {
  it("is owned up to by keyboard on a phone, then reviewed by the owner with a report for the borrower", async () => {
    assert.ok(stage);
    const { ownerNode, borrowerNode, facts, cast, places } = stage;
    await backOnline(stage);
    assert.equal(await known(facts, "lock").breakGlass(), "opened: glass broken");
    const { unitId } = await relayed(stage, 1);
    const node = createNodeClient(ownerNode.url);
    const opening = async () =>
      (await node.breakGlass.ofUnit({ params: { unitId }, query: {} })).items.find((each) => each.lock === 1);

    const path = "/approvals";
    const connect = "Sign in to answer for openings";
    const own = await openPage({ url: borrowerNode.url, path, size: phone }, operator, connect);
    const mine = own.getByRole("region", { name: "Opened without a grant" });
    await mine.getByText("Waits for who opened it").waitFor({ timeout: 30_000 });
    const reason = mine.getByLabel("Reason, from the published list");
    await reason.focus();
    await own.keyboard.press("End");
    await own.keyboard.press("ArrowUp");
    await own.keyboard.press("ArrowUp");
    assert.equal(await reason.inputValue(), "drill-or-test");
    await own.keyboard.press("Tab");
    await own.keyboard.type("monthly drill (invented)");
    await own.keyboard.press("Tab");
    await mine.getByRole("button", { name: "Copy" }).and(own.locator(":focus")).waitFor();
    await own.keyboard.press("Tab");
    await mine.getByRole("button", { name: "I opened it" }).and(own.locator(":focus")).waitFor();
    await assertFits(own);
    await assertAccessible(own);
    await own.keyboard.press("Enter");
    await mine.getByText("Waits for its review").waitFor({ timeout: 30_000 });
    await mine.getByText("Nothing for you to do").waitFor();

    const review = await openPage({ url: ownerNode.url, path, size: desktop }, lead, connect);
    const theirs = review.getByRole("region", { name: "Opened without a grant" });
    await theirs.getByText("A drill or a test of the lock.").waitFor({ timeout: 30_000 });
    const sign = theirs.getByRole("button", { name: "Find it justified" });
    assert.equal(await sign.isDisabled(), true, "there is no report yet");
    const report = "The drill was announced (invented).";
    await theirs
      .getByLabel("Report of the review, never about a patient")
      .setInputFiles({ name: "review.txt", mimeType: "text/plain", buffer: Buffer.from(report) });
    assert.equal(await theirs.getByRole("checkbox").isChecked(), true, "the borrower may read it");
    await assertFits(review);
    await assertAccessible(review);
    await sign.press("Enter");
    await theirs
      .getByText("No opening without a grant waits for your facility.")
      .waitFor({ timeout: 30_000 });

    const done = await opening();
    assert.equal(done?.identified?.by.toLowerCase(), operator.address.toLowerCase());
    assert.equal(done?.identified?.late, false);
    assert.equal(done?.reviewed?.by.toLowerCase(), lead.address.toLowerCase());
    assert.equal(done?.reviewed?.justified, true);
    const digest = done?.reviewed?.document ?? "0x";
    assert.equal((await node.document.verify({ params: { digest } })).encrypted, true);
    const reader = await cast.person(places.borrower, "clinical-lead");
    assert.equal(new TextDecoder().decode(await reader.read(digest)), report);
    await Promise.all([own, review].map((each) => each.context().close()));
  });
});

describe("a cart", { timeout: 300_000 }, () => {
  it("sweeps the lapsed hold that is in its way", async () => {
    assert.ok(stage);
    const { borrowerNode, facts, cast, places, clock } = stage;
    const borrowerId = idOf(stage, places.borrower);
    const startsAt = known(facts, "endsAt") + 48 * HOUR;
    const time = { startsAt, endsAt: startsAt + 24 * HOUR };
    const { writer } = await cast.person(places.borrower, "coordinator");
    const hold = { unitId: known(facts, "unitId"), ...time, priority: "elective" } as const;
    const { reservationId, heldUntil } = await holdReservation(writer, hold);
    await clock.until(heldUntil + 60);

    const path = `/find?productCode=CBK&borrowerId=${borrowerId}&startsAt=${startsAt}&endsAt=${time.endsAt}`;
    const page = await openPage({ url: borrowerNode.url, path, size: phone }, operator, "Sign in");
    await page.getByRole("button", { name: "Add to the basket" }).click({ timeout: 30_000 });
    const cart = page.getByRole("region", { name: "Basket" });
    await cart.getByRole("button", { name: /^Reserve all for \$[1-9]/ }).click({ timeout: 30_000 });
    await signConfirmed(page);
    await cart.getByText("Choose offers to see here what they cost together.").waitFor({ timeout: 30_000 });
    const node = createNodeClient(borrowerNode.url);
    assert.equal((await node.reservation.get({ params: { reservationId } })).state, "expired");
    const { busy } = await node.unit.calendar({
      params: { unitId: hold.unitId },
      query: { from: startsAt, to: time.endsAt },
    });
    assert.deepEqual(
      busy.map((each) => [each.borrowerId, each.state]),
      [[borrowerId, "confirmed"]],
    );
    await page.context().close();
  });
});

describe("a loan", { timeout: 300_000 }, () => {
  it("is settled on the page once the unit is back, its division said before it is signed", async () => {
    assert.ok(stage);
    const { ownerNode, cast, places } = stage;
    await useUnit(stage, [2_400, 3_100, 2_700, 3_400]);
    await turnAround(stage);
    await closingReading(stage);
    const pack = await packFor(stage, "return", await cast.person(places.borrower, "biomedical"));
    await changeHands(stage, pack, [places.borrower, "biomedical"], [places.owner, "biomedical"]);
    const path = `/reservations/${known(stage.facts, "reservationId")}`;
    const page = await openPage({ url: ownerNode.url, path, size: phone }, coordinator, "Sign in");
    await page.getByRole("button", { name: "Settle the loan" }).click({ timeout: 30_000 });
    assert.match(await signConfirmed(page), /To the owner for use\$\d.*Back to the borrower\$\d/);
    await page.getByText("The parts add up to what was set aside.").waitFor({ timeout: 30_000 });
    await assertFits(page);
    await assertAccessible(page);
    await page.context().close();
  });

  it("logs no error and asks nothing of the outside in all of this", () => {
    assert.deepEqual(
      watches.flatMap(({ errors, outside }) => [...errors, ...outside]),
      [],
    );
  });
});
