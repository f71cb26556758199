import type { RebuildResult } from "./measure-rebuild.ts";

const wantedPerSecond = 5_000;

/** How fast a node reads a long history, as a part of docs/benchmarks.md. */
export function rebuildPage(rebuild: RebuildResult): string {
  const { reservations, events, rows, seconds, eventsPerSecond, rowsPerSecond } = rebuild;
  const verdict = eventsPerSecond >= wantedPerSecond ? "met" : "not met";
  return `A stand-in chain on loopback serves ${reservations} reservations from confirmation to settlement, always the same;
a node's indexer reads them from the first block into the embedded database. The bar is ${wantedPerSecond} events a second.

| what | figure |
|---|---|
| events, rows they became | ${events}, ${rows} |
| seconds | ${seconds} |
| events a second | ${eventsPerSecond} (bar ${verdict}) |
| rows a second | ${rowsPerSecond} |
| share of the time in which the stand-in answered | ${Math.round(rebuild.rpcShare * 100)} % |
| hours for a million reservations, at this pace | ${rebuild.hoursForAMillion} |`;
}
