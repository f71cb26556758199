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
import { assertFits, desktop, PageStage, phone } from "./support/page-stage.ts";
import { signConfirmed } from "./support/sign-confirmed.ts";
import { tryAs } from "./support/try-as.ts";
import { addAuthenticator } from "./support/virtual-authenticator.ts";

const HOUR = 3600;
const BORROWER = /Beartooth Billings Clinic/i;
const IDLE_MINUTES = 1;
// Another person at each run: a network that was kept has those of earlier ones.
const name = `Maria Ruiz ${Date.now().toString(36)}`;

let stage: PageStage;
let administrator: Page;
/** Maria's, with her passkey. */
let own: Page;
/** Unix milliseconds. */
let lastUsedAt = 0;

before(
  async () => {
    // The shortest there is: it lowers what the nodes would allow.
    process.env["MEDEQUIPSHARE_SESSION_IDLE_MINUTES"] = String(IDLE_MINUTES);
    stage = await PageStage.open();
    administrator = await stage.openPage(desktop);
    await administrator.goto("/people");
    await tryAs(administrator, BORROWER, "Administrator");
    await administrator.getByLabel("Name", { exact: true }).fill(name);
    await administrator.getByRole("checkbox", { name: "Coordinator", exact: true }).check();
    own = await stage.openPage(desktop);
    await acceptInvitation(own, await makeInvitation(administrator), name);
    await confirmInvited(administrator, { invited: name, name });
    await usePasskey(own);
    await isTold(own, BORROWER, name);
    await showPeople(own);
  },
  { timeout: 540_000 },
);
after(() => stage?.[Symbol.asyncDispose]());

/** Loads the page of people, which reads at the node as whoever has signed in. */
async function showPeople(page: Page): Promise<void> {
  await page.goto("/people");
  await page.getByText("(you)").waitFor({ timeout: 30_000 });
  lastUsedAt = Date.now();
}

/** Until nobody has used the session for as long as it lasts so. */
const untilIdle = () => setTimeout(Math.max(0, lastUsedAt + IDLE_MINUTES * 60_000 - Date.now()));

describe("whoever is signed in", { timeout: 600_000 }, () => {
  it("loses nothing but reading to who steals the session without the key", async () => {
    const thief = await stage.openPage(phone);
    // With keys of their own at most.
    await addAuthenticator(thief);
    await thief.goto("/");
    const kept = await own.evaluate("JSON.stringify([{ ...sessionStorage }, { ...localStorage }])");
    const [session, local] = JSON.parse(String(kept));
    assert.match(JSON.stringify(session), /medequipshare\.session/, "the tab keeps the session");
    await thief.evaluate(
      `for (const [key, value] of Object.entries(${JSON.stringify({ ...session, ...local })})) sessionStorage.setItem(key, value)`,
    );
    await thief.goto("/people");
    await thief.getByText("(you)").waitFor({ timeout: 30_000 });

    const facilityId = await stage.findFacility(BORROWER);
    const mine = async () =>
      (await stage.client.reservation.list({ query: { facilityId, limit: 200 } })).items.length;
    const before = await mine();
    const startsAt = (Math.floor(Date.now() / 1000 / HOUR) + 280) * HOUR;
    await thief.goto(`/find?productCode=CBK&startsAt=${startsAt}&endsAt=${startsAt + 12 * HOUR}`);
    await thief.getByRole("button", { name: "Find", exact: true }).click();
    await thief
      .getByRole("button", { name: /^Reserve for \$/ })
      .first()
      .click({ timeout: 30_000 });
    await signConfirmed(thief);
    await thief.getByText("access.signing-declined").waitFor({ timeout: 90_000 });
    assert.equal(await mine(), before, "nothing was reserved");
    await thief.context().close();
    lastUsedAt = Date.now();
  });

  it("is signed out after a while without use, told so, and goes on where they were", async () => {
    await untilIdle();
    await own.reload();
    await own.getByText("access.session-idle").waitFor({ timeout: 30_000 });
    await assertAccessible(own);
    await own.getByRole("button", { name: "Show that it is you" }).click();
    await own.getByText("(you)").waitFor({ timeout: 30_000 });
  });

  it("gets a new key from an administrator when theirs is lost, and the old one signs in no more", async () => {
    await staffRow(administrator, name).getByRole("button", { name: "Replace key" }).click();
    await administrator.getByText(`A new key for ${name}: their old account`, { exact: false }).waitFor();
    const link = await makeInvitation(administrator);
    const found = await stage.openPage(phone);
    await acceptInvitation(found, link, name);
    await confirmInvited(administrator, { invited: name, name });
    assert.equal(await staffRow(administrator, name).count(), 1, "the old account is dismissed");
    await usePasskey(found);
    await isTold(found, BORROWER, name);
    await showPeople(found);
    await assertFits(found);

    await own.getByRole("button", { name: "Sign out" }).click();
    await usePasskey(own);
    await own.getByRole("dialog").getByRole("alert").waitFor({ timeout: 30_000 });
    await own.context().close();
    await Promise.all([administrator, found].map((page) => page.context().close()));
  });

  it("leaves nothing behind that the page should not do", () => {
    const isAsked = (error: string) => /status of 40[13]/.test(error);
    assert.deepEqual(
      stage.watches.flatMap(({ errors, outside }) => [...errors.filter((one) => !isAsked(one)), ...outside]),
      [],
    );
  });
});
