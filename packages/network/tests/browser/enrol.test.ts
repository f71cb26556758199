import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { assertAccessible } from "./support/assert-accessible.ts";
import { isTold } from "./support/is-told.ts";
import { confirmInvited, makeInvitation, usePasskey } from "./support/join-by-invitation.ts";
import { assertFits, desktop, PageStage, phone } from "./support/page-stage.ts";
import { signConfirmed } from "./support/sign-confirmed.ts";
import { tryAs } from "./support/try-as.ts";
import { addAuthenticator } from "./support/virtual-authenticator.ts";

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
    await isTold(page, BORROWER, "Auditor");
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

  it("come by an invitation, which its person accepts and the administrator confirms, and end with a dismissal", async () => {
    // Another person at each run: a network that was kept has those of earlier ones.
    const surname = `Ruiz ${Date.now().toString(36)}`;
    const administrator = await stage.openPage(desktop);
    await administrator.goto("/people");
    await tryAs(administrator, BORROWER, "Administrator");
    await administrator.getByLabel("Name", { exact: true }).fill(`Maria ${surname}`);
    await administrator.getByRole("checkbox", { name: "Coordinator", exact: true }).check();
    await assertAccessible(administrator);
    const link = await makeInvitation(administrator);
    await administrator.getByRole("img", { name: "The same link as a code to scan" }).waitFor();
    await assertAccessible(administrator);

    const maria = await stage.openPage(phone);
    await addAuthenticator(maria);
    await maria.goto(link);
    await maria.getByLabel(/^Your name/).fill(`María ${surname}`);
    await assertAccessible(maria);
    await assertFits(maria);
    await maria.getByRole("button", { name: "Make your passkey and accept" }).click();
    await maria.getByText(/^Accepted\./).waitFor({ timeout: 60_000 });

    await administrator.reload();
    await administrator.getByText(`Maria ${surname} accepted`).waitFor({ timeout: 30_000 });
    await assertAccessible(administrator);
    const row = await confirmInvited(administrator, {
      invited: `Maria ${surname}`,
      name: `María ${surname}`,
    });

    await usePasskey(maria);
    await isTold(maria, BORROWER, `María ${surname}`);
    const startsAt = (Math.floor(Date.now() / 1000 / HOUR) + 260) * HOUR;
    await maria.goto(`/find?productCode=CBK&startsAt=${startsAt}&endsAt=${startsAt + 12 * HOUR}`);
    await maria.getByRole("button", { name: "Find", exact: true }).click();
    const reserve = maria.getByRole("button", { name: /^Reserve for \$/ }).first();
    await reserve.click({ timeout: 30_000 });
    await signConfirmed(maria);
    await maria.getByRole("link", { name: "See the reservation" }).first().waitFor({ timeout: 60_000 });
    await maria.goto("/people");
    await maria.getByText("(you)").waitFor({ timeout: 30_000 });

    await row.getByRole("button", { name: "Dismiss" }).click();
    await signConfirmed(administrator);
    await row.waitFor({ state: "detached", timeout: 60_000 });
    await maria.getByText("access.session-missing").waitFor({ timeout: 30_000 });
    await maria.getByRole("button", { name: "Add another passkey" }).click();
    await maria.getByText("access.session-missing").nth(1).waitFor({ timeout: 30_000 });
    await Promise.all([administrator, maria].map((page) => page.context().close()));
  });

  it("leave nothing behind that the page should not do", () => {
    // Whose session ended with the dismissal is refused, as was asked for above.
    const isAsked = (error: string) => /status of 401/.test(error);
    assert.deepEqual(
      stage.watches.flatMap(({ errors, outside }) => [...errors.filter((one) => !isAsked(one)), ...outside]),
      [],
    );
  });
});
