import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { quarantineUnit, requestWork } from "@medequipshare/sdk";
import { SOFTWARE_UPDATE } from "../../src/seed/past/upkeep.ts";
import { places } from "../../src/seed/places.ts";
import { assertAccessible } from "./support/assert-accessible.ts";
import { assertFits, desktop, PageStage, phone } from "./support/page-stage.ts";
import { reservationPath } from "./support/reservation-path.ts";
import { signConfirmed } from "./support/sign-confirmed.ts";
import { tryAs } from "./support/try-as.ts";

const OWNER = /^Billings Clinic/i;
const UPDATED_SERIAL = "EV-Bi-0001";
const SERVICED_SERIAL = "ED-360-0001";

let stage: PageStage;

before(
  async () => {
    stage = await PageStage.open();
  },
  { timeout: 540_000 },
);
after(() => stage?.[Symbol.asyncDispose]());

async function unitIdOf(serial: string): Promise<number> {
  const { items } = await stage.client.unit.list({ query: { text: serial, limit: 1 } });
  const [found] = items;
  assert.ok(found, `${serial} is a unit of the network`);
  return found.unitId;
}

/** Each begins at "Try as", finds what waits for the role on Today, and sees what came of it. */
describe("the first task of the day", { timeout: 300_000 }, () => {
  it("is for an engineer to give a unit back to lending, with the report of the inspection", async () => {
    const unitId = await unitIdOf(UPDATED_SERIAL);
    const { writer } = await stage.staffMember(places.owner, "biomedical");
    // A network that was kept may have it back already.
    await quarantineUnit(writer, { unitId, faultCode: SOFTWARE_UPDATE });
    const page = await stage.openPage(phone);
    await page.goto("/");
    await tryAs(page, OWNER, "Biomedical engineer");
    const unfit = page.getByRole("region", { name: "Not fit to lend" });
    await unfit.locator(`a[href="/units/${unitId}"]`).click({ timeout: 30_000 });
    const verdict = page.getByRole("region", { name: "Fitness verdict" });
    await verdict.getByText("Taken out of lending").waitFor({ timeout: 30_000 });
    const release = page.getByRole("button", { name: "Give it back to lending" });
    await release.waitFor();
    assert.equal(await release.isDisabled(), true, "nothing is released without a report");
    await page.getByLabel("Report of the inspection, never about a patient").setInputFiles({
      name: "inspection.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("Software updated, alarms tested (invented)."),
    });
    await assertFits(page);
    await assertAccessible(page);
    await release.click();
    await verdict.getByText("Fit to lend", { exact: true }).waitFor({ timeout: 60_000 });
    await release.waitFor({ state: "detached" });
    await page.context().close();
  });

  it("is for a finance officer to approve a quote, its amount and payee said before it is signed", async () => {
    const unitId = await unitIdOf(SERVICED_SERIAL);
    const engineer = await stage.staffMember(places.owner, "biomedical");
    const { items } = await stage.client.maintenance.workOrders({ query: { unitId } });
    const [former] = items;
    assert.ok(former, "somebody has quoted for the unit");
    const { providerId, quote } = former;
    const wanted = { unitId, providerId, kind: "repair", amount: 187_500_000n, quote } as const;
    const { workOrderId } = await requestWork(engineer.writer, wanted);
    const page = await stage.openPage(phone);
    await page.goto("/");
    await tryAs(page, OWNER, "Finance officer");
    const waiting = page.getByRole("region", { name: "Waiting for you" });
    await waiting
      .getByRole("listitem")
      .filter({ hasText: /quotes? for work waits? for your approval/ })
      .getByRole("link", { name: "Answer" })
      .click({ timeout: 30_000 });
    const work = page.getByRole("region", { name: "Maintenance work" });
    const order = work.getByRole("listitem").filter({ hasText: "$187.50" }).first();
    await assertFits(page);
    await assertAccessible(page);
    await order.getByRole("button", { name: "Approve the quote" }).click({ timeout: 30_000 });
    assert.match(await signConfirmed(page), /Done by.*Example Biomedical.*Paid when accepted.*\$187\.50/);
    await order.getByText(/^Approved\. The provider does the work/).waitFor({ timeout: 60_000 });
    const after = await stage.client.maintenance.workOrders({ query: { unitId } });
    assert.equal(after.items.find((each) => each.workOrderId === workOrderId)?.state, "approved");
    await page.context().close();
  });

  it("is for an auditor to judge an override of others, in words of their own", async () => {
    const facilityId = await stage.findFacility(OWNER);
    const { items } = await stage.client.override.reviewable({ query: { facilityId } });
    const [open] = items;
    assert.ok(open, "an override is under review");
    const page = await stage.openPage(desktop);
    await page.goto("/");
    await tryAs(page, OWNER, "Auditor");
    const waiting = page.getByRole("region", { name: "Waiting for you" });
    await waiting
      .getByRole("listitem")
      .filter({ hasText: /overrides? waits? for your review/ })
      .getByRole("link", { name: "Answer" })
      .click({ timeout: 30_000 });
    const reviews = page.getByRole("region", { name: "Overrides to review" });
    const review = reviews.getByRole("listitem").filter({ hasText: /^Example Valley Hospital displaced/ });
    await review
      .getByLabel("Your judgement in words, never about a patient")
      .fill("The need is shown by the transfer log", { timeout: 30_000 });
    await review.getByRole("button", { name: /^Justified: / }).click();
    await review.waitFor({ state: "detached", timeout: 60_000 });
    await page.goto(reservationPath(open.displacedId));
    await page.getByText("A review found the override justified.").waitFor({ timeout: 30_000 });
    await page.context().close();
  });

  it("logs no error and asks nothing of the outside in all of this", () => {
    assert.deepEqual(
      stage.watches.flatMap(({ errors, outside }) => [...errors, ...outside]),
      [],
    );
  });
});
