import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible } from "./support/assert-accessible.ts";
import { assertFits, desktop, PageStage, phone } from "./support/page-stage.ts";
import { tryAs } from "./support/try-as.ts";
import { addAuthenticator } from "./support/virtual-authenticator.ts";

const BORROWER = /Beartooth Billings Clinic/i;

let stage: PageStage;

before(
  async () => {
    stage = await PageStage.open();
  },
  { timeout: 540_000 },
);
after(() => stage?.[Symbol.asyncDispose]());

/** Signs in with whatever passkey the browser has for this page. */
async function usePasskey(page: Page, { isShared = false } = {}): Promise<void> {
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Sign in" });
  if (isShared) await dialog.getByLabel(/^Others use this computer/).check();
  await dialog.getByRole("button", { name: "Use your passkey" }).click();
}

describe("passkeys of one's own", { timeout: 600_000 }, () => {
  it("are added by whoever signs in already, then sign in by themselves", async () => {
    const page = await stage.openPage(desktop);
    await addAuthenticator(page);
    await page.goto("/people");
    await tryAs(page, BORROWER, "Auditor");
    await page
      .getByRole("region", { name: "On staff" })
      .getByText("Coordinator", { exact: true })
      .first()
      .waitFor({ timeout: 30_000 });
    await assertAccessible(page);
    await page.getByRole("button", { name: "Add another passkey" }).click();
    await page.getByText(/^Added\./).waitFor({ timeout: 60_000 });
    await page.getByRole("button", { name: "Sign out" }).click();

    await usePasskey(page);
    const banner = page.getByRole("banner");
    await banner.getByText(/^Auditor, .*Beartooth Billings Clinic/i).waitFor({ timeout: 30_000 });
    await page.getByText("(you)").waitFor({ timeout: 30_000 });
    const other = await page.context().newPage();
    await other.goto("/people");
    await other.getByRole("button", { name: "Show that it is you" }).waitFor({ timeout: 30_000 });
    await assertAccessible(other);
    await other.close();
    await page.getByRole("button", { name: "Sign out" }).click();

    await usePasskey(page, { isShared: true });
    await page.getByText("(you)").waitFor({ timeout: 30_000 });
    await page.reload();
    await page.getByText("(you)").waitFor({ timeout: 30_000 });
    const third = await page.context().newPage();
    await third.goto("/people");
    await third.getByRole("button", { name: "Sign in", exact: true }).waitFor();
    await page.context().close();
  });

  it("are told to be missing where the browser has none", async () => {
    const page = await stage.openPage(phone);
    await addAuthenticator(page);
    await page.goto("/");
    await usePasskey(page);
    const problem = page.getByRole("dialog").getByRole("alert");
    await problem.getByText("access.signing-declined").waitFor({ timeout: 90_000 });
    await assertAccessible(page);
    await assertFits(page);
    await page.context().close();
  });

  it("leave nothing behind that the page should not do", () => {
    assert.deepEqual(
      stage.watches.flatMap(({ errors, outside }) => [...errors, ...outside]),
      [],
    );
  });
});
