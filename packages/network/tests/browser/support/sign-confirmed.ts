import type { Page } from "playwright-core";

/** Signs on the sheet that says once more what an act means; gives what the sheet says. */
export async function signConfirmed(page: Page): Promise<string> {
  const sheet = page.getByRole("dialog");
  const said = (await sheet.textContent()) ?? "";
  await sheet.getByRole("button", { name: /^Sign/ }).click();
  return said;
}
