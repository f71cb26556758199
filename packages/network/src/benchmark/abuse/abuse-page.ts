import type { AbuseResult } from "./measure-abuse.ts";

/** What one abuser takes from the others, as a part of docs/benchmarks.md. */
export function abusePage({ parallel, rows, abused, seconds }: AbuseResult): string {
  const lines = rows.map(({ alone, beside }) => {
    const ratio = (beside.p95Ms / alone.p95Ms).toFixed(1);
    return `| ${alone.name} | ${alone.requests} | ${alone.p50Ms} | ${alone.p95Ms} | ${beside.p50Ms} | ${beside.p95Ms} | ${ratio} |`;
  });
  const answers = Object.entries(abused.answers).map(([status, count]) => `${count} times ${status}`);
  return `The demonstration network's first node. A polite client asks one thing after the other, a hundredth of a second between two;
first alone, then beside another address that asks for \`units?limit=500\` on ${parallel} connections at once, again as soon as it is
answered. The bar is a ratio of at most 3 for all requests together.

| request | requests | p50 ms alone | p95 ms alone | p50 ms beside | p95 ms beside | ratio of p95 |
|---|---|---|---|---|---|---|
${lines.join("\n")}

In ${seconds} s the abuser was answered ${answers.join(", ") || "nothing"}; ${abused.cut} connections were closed on it.`;
}
