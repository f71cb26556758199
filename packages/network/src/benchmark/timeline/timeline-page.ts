import type { TimelineResult, Timing } from "./measure-timeline.ts";

/** How fast the page shows the schedule, as a part of docs/benchmarks.md. */
export function timelinePage({
  units,
  reservations,
  opened,
  complete,
  followed,
  moved,
  elements,
}: TimelineResult): string {
  const thousands = (value: number) => value.toLocaleString("en-US");
  const row = (what: string, { samples, p50Ms, p95Ms }: Timing) =>
    `| ${what} | ${samples} | ${p50Ms} | ${p95Ms} |`;
  return `The page's schedule of ${thousands(units)} units over 7 days with ${thousands(reservations)} reservations in the read model (PGlite), in
Chromium at 1280 by 900, timed in the browser until the frame that shows the rows in sight. Only rows in sight are drawn: ${elements}
elements. The bar is 500 ms.

| from | times | p50 ms | p95 |
|---|---|---|---|
${row("its address, nothing cached", opened)}
${row("its address, until all units can be scrolled to", complete)}
${row("the link on another screen", followed)}
${row("the button for the later week", moved)}`;
}
