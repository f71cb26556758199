import type { Latency } from "./latency.ts";
import type { ReadingRate } from "./readings.ts";

export interface BenchmarkResult {
  readonly machine: string;
  /** Seconds from nothing to "ready", contracts compiled before. */
  readonly startSeconds: number;
  readonly latencies: readonly Latency[];
  readonly readings: ReadingRate;
  readonly rebuild: { readonly rows: number; readonly milliseconds: number; readonly equal: boolean };
}

/** The figures as the page docs/benchmarks.md. */
export function benchmarkPage({
  machine,
  startSeconds,
  latencies,
  readings,
  rebuild,
}: BenchmarkResult): string {
  const floor = latencies[0]?.p50Ms ?? 1;
  const rows = latencies.map(
    ({ name, requests, p50Ms, p95Ms }) =>
      `| ${name} | ${requests} | ${p50Ms} | ${p95Ms} | ${(p50Ms / floor).toFixed(1)} |`,
  );
  const ratio = (readings.readingsPerSecond / readings.verificationsPerSecond).toFixed(2);
  return `# Benchmarks

Written by \`npm run bench\` on ${machine}: the demonstration network with 70 facilities and 208 units, one chain, two
nodes, everything on the same machine. Compare ratios, not milliseconds, between machines.

| request to a node | requests | p50 ms | p95 ms | ratio to the floor |
|---|---|---|---|---|
${rows.join("\n")}

| work | figure |
|---|---|
| seeded network, from an empty folder to ready | ${startSeconds} s |
| signed readings stored and acknowledged by the gateway | ${readings.readingsPerSecond} a second |
| bare P-256 verifications in the same run | ${readings.verificationsPerSecond} a second; ratio ${ratio} |
| read model dropped and rebuilt from the chain | ${rebuild.rows} rows in ${rebuild.milliseconds} ms, ${rebuild.equal ? "equal" : "NOT EQUAL"} |

Searches over 100,000 units and 1,000,000 reservations have no benchmark yet.
`;
}
