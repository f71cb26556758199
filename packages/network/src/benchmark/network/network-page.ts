import type { NetworkResult } from "./measure-network.ts";

/** What the demonstration network took, as a part of docs/benchmarks.md. */
export function networkPage(result: NetworkResult): string {
  const { startSeconds, restartSeconds, latencies, readings, rebuild } = result;
  const floor = latencies[0]?.p50Ms ?? 1;
  const rows = latencies.map(
    ({ name, requests, p50Ms, p95Ms }) =>
      `| ${name} | ${requests} | ${p50Ms} | ${p95Ms} | ${(p50Ms / floor).toFixed(1)} |`,
  );
  const ratio = (readings.readingsPerSecond / readings.verificationsPerSecond).toFixed(2);
  return `The demonstration network with 72 facilities and 208 units: one chain, two nodes.

| request to a node | requests | p50 ms | p95 ms | ratio to the floor |
|---|---|---|---|---|
${rows.join("\n")}

| work | figure |
|---|---|
| seeded network, from an empty folder to ready | ${startSeconds} s |
| the same network, started again | ${restartSeconds} s |
| signed readings stored and acknowledged by the gateway | ${readings.readingsPerSecond} a second |
| bare P-256 verifications in the same run | ${readings.verificationsPerSecond} a second; ratio ${ratio} |
| read model dropped and rebuilt from the chain | ${rebuild.rows} rows in ${rebuild.milliseconds} ms, ${rebuild.equal ? "equal" : "NOT EQUAL"} |`;
}
