import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { createNodeClient } from "@medequipshare/protocol";
import type { Browser } from "playwright-core";
import { callRpc } from "../../src/chain/call-rpc.ts";
import { buildPage } from "../../src/demonstration/build.ts";
import { demonstrationWallet } from "../../src/demonstration/wallets.ts";
import { openBrowser } from "../../src/process/open-browser.ts";
import { storyPlaces } from "../../src/story/cast.ts";
import { bootStoryNetwork, type StoryNetwork } from "../../src/story/story-network.ts";
import { injectWallet, WALLET_NAME } from "./support/inject-wallet.ts";
import { lendOut } from "./support/lend-out.ts";
import { assertFits, phone } from "./support/page-stage.ts";

const owner = demonstrationWallet(2);
const dir = mkdtempSync(join(tmpdir(), "medequipshare-recall-"));
let set: StoryNetwork | undefined;
let browser: Browser | undefined;

before(
  async () => {
    const webDist = await buildPage(() => {});
    set = await bootStoryNetwork(dir, storyPlaces(), () => {}, webDist);
    browser = await openBrowser();
  },
  { timeout: 300_000 },
);

after(async () => {
  await browser?.close();
  await set?.network.close();
  rmSync(dir, { recursive: true, force: true });
});

describe("a recall", { timeout: 300_000 }, () => {
  it("is driven by the owner from a phone, with its cost and reason said before it is signed", async () => {
    assert.ok(set && browser);
    const { reservationId, url } = await lendOut(set, owner);
    const node = createNodeClient(url);
    const { chainId, rpcUrl } = await node.network.get();
    const context = await browser.newContext({ viewport: phone, baseURL: url });
    await injectWallet(context, { account: owner, chainId, rpcUrl });
    const page = await context.newPage();
    await page.goto(`/reservations/${reservationId}`);
    await page.getByText("Live").waitFor();
    // The chain's clock is days ahead of the browser's; the page learns it from the next block.
    await callRpc(rpcUrl, "evm_mine", []);
    await page.getByText(/^Live at block/).waitFor();
    await page.getByRole("button", { name: "Connect wallet", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: WALLET_NAME }).click();
    await page.getByRole("heading", { level: 3, name: "Recall it" }).waitFor({ timeout: 30_000 });
    const consequences = page.getByRole("table", { name: "What it means, before you sign" });
    await consequences.getByRole("row", { name: /^You pay the borrower \$\d/ }).waitFor();
    await page.getByLabel("Reason, from the published list").selectOption({ index: 1 });
    await assertFits(page);
    const before = await node.reservation.get({ params: { reservationId } });
    await page.getByRole("button", { name: /^Recall, and pay \$/ }).click();
    await page.getByText("The owner recalled it").waitFor({ timeout: 30_000 });

    const { endsAt, changes } = await node.reservation.get({ params: { reservationId } });
    assert.ok(endsAt < before.endsAt);
    const recalled = changes.find(({ kind }) => kind === "recalled");
    assert.equal(recalled?.by.toLowerCase(), owner.address.toLowerCase());
    await context.close();
  });
});
