import assert from "node:assert/strict";
import { createNodeClient, type Network, type NodeClient } from "@medequipshare/protocol";
import type { Browser, Page } from "playwright-core";
import type { LocalAccount } from "viem";
import type { Person } from "../../../src/access/person.ts";
import { openBrowser } from "../../../src/process/open-browser.ts";
import { places } from "../../../src/seed/places.ts";
import { appointLead } from "./appoint-lead.ts";
import { injectWallet, WALLET_NAME } from "./inject-wallet.ts";
import { staffMember } from "./staff-member.ts";
import { type StartedDemonstration, startDemonstration } from "./start-demonstration.ts";
import { type PageWatch, watchPage } from "./watch-page.ts";

export const desktop = { width: 1280, height: 900 };
export const phone = { width: 360, height: 740 };

/** The demonstration and a browser in front of it. */
export class PageStage implements AsyncDisposable {
  readonly client: NodeClient;
  readonly network: Network;
  readonly watches: PageWatch[] = [];
  readonly #demonstration: StartedDemonstration;
  readonly #browser: Browser;

  private constructor(
    demonstration: StartedDemonstration,
    browser: Browser,
    client: NodeClient,
    network: Network,
  ) {
    this.#demonstration = demonstration;
    this.#browser = browser;
    this.client = client;
    this.network = network;
  }

  static async open(): Promise<PageStage> {
    const demonstration = await startDemonstration();
    const client = createNodeClient(demonstration.url);
    return new PageStage(demonstration, await openBrowser(), client, await client.network.get());
  }

  /** A page of its own browser profile; with an account, its wallet is connected. */
  async openPage(size: typeof desktop, account?: LocalAccount): Promise<Page> {
    const context = await this.#browser.newContext({ viewport: size, baseURL: this.#demonstration.url });
    const { chainId, rpcUrl } = this.network;
    if (account !== undefined) await injectWallet(context, { account, chainId, rpcUrl });
    const page = await context.newPage();
    this.watches.push(watchPage(page));
    if (account !== undefined) {
      await page.goto("/");
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await page.getByRole("dialog").getByRole("button", { name: WALLET_NAME }).click();
      await page.getByRole("button", { name: "Sign out" }).waitFor();
    }
    return page;
  }

  /** Makes the wallet a clinical lead of a place, the borrower unless told. */
  appointLead(account: LocalAccount, slug: string = places.borrower): Promise<void> {
    return appointLead(this.#demonstration, this.network, { account, slug });
  }

  /** Somebody of the demonstration with a passkey. */
  staffMember(slug: string, role: string): Promise<Person> {
    return staffMember(this.#demonstration, this.network, { slug, role });
  }

  async findFacility(name: RegExp): Promise<number> {
    const { items } = await this.client.facility.list({ query: { limit: 200 } });
    const found = items.find(({ profile }) => name.test(profile?.name ?? ""));
    assert.ok(found, `${name} is a facility of the network`);
    return found.facilityId;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close();
    await this.#demonstration[Symbol.asyncDispose]();
  }
}

export async function assertFits(page: Page): Promise<void> {
  const excess = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
  assert.equal(excess, 0, `nothing of ${page.url()} is wider than the screen`);
}
