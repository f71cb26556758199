import type { SearchResult } from "./measure-search.ts";

const thousands = (value: number) => value.toLocaleString("en-US");

/** What searching many units took, as a part of docs/benchmarks.md. */
export function searchPage({ units, reservations, engines, missing }: SearchResult): string {
  const rows = engines.map(
    ({ engine, search, emptyShare, schedule, fillSeconds }) =>
      `| ${engine} | ${search.p50Ms} | ${search.p95Ms} | ${search.p99Ms} | ${(emptyShare * 100).toFixed(1)} % | ${schedule.p50Ms} | ${schedule.p95Ms} | ${schedule.p99Ms} | ${fillSeconds} s |`,
  );
  const absent = missing.map((engine) => `| ${engine} | not installed | | | | | | | |`);
  const [first] = engines;
  return `${thousands(units)} units and ${thousands(reservations)} reservations over the places of the demonstration network, always the same rows.
${first?.search.requests ?? 0} searches for offers (any type, 4 hours to 10 days, within 30 minutes to anywhere, now and then with a capability or
substitutes; 20 offers at most) and ${first?.schedule.requests ?? 0} schedules (1,000 units over 7 days), asked of a node's API over HTTP one after the
other. The bar for both is a p95 below 100 ms.

| engine | search p50 ms | p95 | p99 | found nothing | schedule p50 ms | p95 | p99 | filled in |
|---|---|---|---|---|---|---|---|---|
${[...rows, ...absent].join("\n")}`;
}
