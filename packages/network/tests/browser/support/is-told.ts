import type { Page } from "playwright-core";

/** Waits until the rail says who has signed in: at which hospital, and by which name or role. */
export async function isTold(page: Page, hospital: RegExp, nameOrRole: string): Promise<void> {
  const rail = page.getByRole("banner");
  await rail.getByText(nameOrRole, { exact: true }).first().waitFor({ timeout: 30_000 });
  await rail.getByText(hospital).first().waitFor({ timeout: 30_000 });
}
