import type { Locator } from "playwright-core";

/** From the finest to the coarsest; each wraps within itself, as a clock's hands do. */
const segments = ["hour", "day", "month", "year"] as const;

/** Moves a date field one hour on by its arrow keys, over midnight and the ends of months as well. */
export async function oneHourLater(field: Locator): Promise<void> {
  for (const name of segments) {
    const segment = field.getByRole("spinbutton", { name: new RegExp(name) });
    const before = Number(await segment.getAttribute("aria-valuenow"));
    await segment.press("ArrowUp");
    if (Number(await segment.getAttribute("aria-valuenow")) > before) return;
  }
}
