import type { Locator, Page } from "playwright-core";
import { addAuthenticator, type VirtualAuthenticator } from "./virtual-authenticator.ts";

/** Signs in with whatever passkey the browser has for this page. */
export async function usePasskey(page: Page, { isShared = false } = {}): Promise<void> {
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Sign in" });
  if (isShared) await dialog.getByLabel(/^Others use this computer/).check();
  await dialog.getByRole("button", { name: "Use your passkey" }).click();
}

/** Makes the invitation that the administrator's page has filled in; gives its link. */
export async function makeInvitation(administrator: Page): Promise<string> {
  await administrator.getByRole("button", { name: "Make the invitation" }).click();
  return administrator.getByLabel(/^Link for the person/).inputValue();
}

/** Opens the link with a new authenticator, which it gives, makes a passkey and accepts. */
export async function acceptInvitation(
  person: Page,
  link: string,
  name: string,
): Promise<VirtualAuthenticator> {
  const authenticator = await addAuthenticator(person);
  await person.goto(link);
  await person.getByLabel(/^Your name/).fill(name);
  await person.getByRole("button", { name: "Make your passkey and accept" }).click();
  await person.getByText(/^Accepted\./).waitFor({ timeout: 60_000 });
  return authenticator;
}

/** Confirms who was invited under `invited`; gives the line of who is on staff as `name` then. */
export async function confirmInvited(
  administrator: Page,
  { invited, name }: { readonly invited: string; readonly name: string },
): Promise<Locator> {
  await administrator.reload();
  await administrator.getByRole("button", { name: `Confirm ${invited}` }).click({ timeout: 30_000 });
  await administrator.getByText(`${invited} accepted`).waitFor({ state: "detached", timeout: 60_000 });
  const row = staffRow(administrator, name);
  await row.waitFor({ timeout: 60_000 });
  return row;
}

/** Whoever is on staff under a name. */
export const staffRow = (page: Page, name: string): Locator =>
  page.getByRole("region", { name: "On staff" }).getByRole("listitem").filter({ hasText: name });
