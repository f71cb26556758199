import type { Page } from "playwright-core";

/** Signs in as somebody of the demonstration, by one click in the dialog. */
export async function tryAs(page: Page, hospital: RegExp, role: string): Promise<void> {
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Sign in" });
  await dialog
    .getByRole("region", { name: hospital })
    .getByRole("button", { name: role, exact: true })
    .click();
  await page.getByRole("button", { name: "Sign out" }).waitFor({ timeout: 30_000 });
}
