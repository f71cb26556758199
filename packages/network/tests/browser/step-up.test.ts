import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout } from "node:timers/promises";
import type { Page } from "playwright-core";
import { assertAccessible } from "./support/assert-accessible.ts";
import { isTold } from "./support/is-told.ts";
import {
  acceptInvitation,
  confirmInvited,
  makeInvitation,
  staffRow,
  usePasskey,
} from "./support/join-by-invitation.ts";
import { desktop, PageStage } from "./support/page-stage.ts";
import { tryAs } from "./support/try-as.ts";
import type { VirtualAuthenticator } from "./support/virtual-authenticator.ts";

const BORROWER = /Beartooth Billings Clinic/i;
/** The shortest there is. */
const STEP_UP_MINUTES = 1;
// Other people at each run: a network that was kept has those of earlier ones.
const run = Date.now().toString(36);
const name = `Dana Reyes ${run}`;
const asked = `Sam Ortiz ${run}`;

let stage: PageStage;
/** Dana's, an administrator with a passkey of their own. */
let page: Page;
let authenticator: VirtualAuthenticator;
/** Unix milliseconds. */
let provedAt = 0;

before(
  async () => {
    process.env["MEDEQUIPSHARE_STEP_UP_MINUTES"] = String(STEP_UP_MINUTES);
    stage = await PageStage.open();
    const inviting = await stage.openPage(desktop);
    await inviting.goto("/people");
    await tryAs(inviting, BORROWER, "Administrator");
    await fillInvitation(inviting, name, "Administrator");
    page = await stage.openPage(desktop);
    authenticator = await acceptInvitation(page, await makeInvitation(inviting), name);
    await confirmInvited(inviting, { invited: name, name });
    await inviting.context().close();
    await usePasskey(page);
    await isTold(page, BORROWER, name);
    provedAt = Date.now();
    await page.goto("/people");
    await page.getByText("(you)").waitFor({ timeout: 30_000 });
  },
  { timeout: 540_000 },
);
after(() => stage?.[Symbol.asyncDispose]());

async function fillInvitation(of: Page, invited: string, role: string): Promise<void> {
  await of.getByLabel("Name", { exact: true }).fill(invited);
  await of.getByRole("checkbox", { name: role, exact: true }).check();
}

const invite = (of: Page) => of.getByRole("button", { name: "Make the invitation" });
const invitations = (of: Page) => of.getByRole("region", { name: "Invitations" });

describe("an administrator who proved a while ago that it is they", { timeout: 300_000 }, () => {
  it("invites nobody when their authenticator does not know them, is told so, and loses nothing typed", async () => {
    await fillInvitation(page, asked, "Coordinator");
    await setTimeout(Math.max(0, provedAt + STEP_UP_MINUTES * 60_000 - Date.now()));
    await authenticator.recognise(false);
    const before = authenticator.signed();
    await invite(page).click();
    await page.getByRole("alert").getByText("access.signing-declined").waitFor({ timeout: 90_000 });
    await assertAccessible(page);
    assert.equal(authenticator.signed(), before, "nothing was signed");
    assert.equal(await invitations(page).getByText(asked).count(), 0, "nobody was invited");
    assert.equal(await page.getByLabel("Name", { exact: true }).inputValue(), asked);
  });

  it("is asked for their passkey once, then does what gives power for a while", async () => {
    await authenticator.recognise(true);
    const before = authenticator.signed();
    await invite(page).click();
    await page.getByLabel(/^Link for the person/).waitFor({ timeout: 30_000 });
    assert.equal(authenticator.signed(), before + 1, "one prompt");
    const waiting = invitations(page).getByRole("listitem").filter({ hasText: asked });
    await waiting.getByRole("button", { name: "Withdraw" }).click();
    await waiting.waitFor({ state: "detached", timeout: 30_000 });
    await page.reload();
    await page.getByText("(you)").waitFor({ timeout: 30_000 });
    assert.equal(authenticator.signed(), before + 1, "the session goes on under its new token");
  });

  it("ends all sessions of somebody", async () => {
    const other = await stage.openPage(desktop);
    await other.goto("/people");
    await tryAs(other, BORROWER, "Administrator");
    await other.getByText("(you)").waitFor({ timeout: 30_000 });
    const row = staffRow(other, name);
    await row.getByRole("button", { name: "End sessions" }).click();
    await row.getByText(/^[1-9]\d* sessions? ended/).waitFor({ timeout: 30_000 });
    await assertAccessible(other);
    await page.reload();
    await page.getByText("access.session-missing").waitFor({ timeout: 30_000 });
    await Promise.all([other, page].map((each) => each.context().close()));
  });

  it("leaves nothing behind that the page should not do", () => {
    // The node asks for a proof, and tells of a session that has ended, by 401.
    const isAsked = (error: string) => /status of 401/.test(error);
    assert.deepEqual(
      stage.watches.flatMap(({ errors, outside }) => [...errors.filter((one) => !isAsked(one)), ...outside]),
      [],
    );
  });
});
