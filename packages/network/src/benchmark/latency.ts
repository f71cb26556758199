/** How long one request takes, milliseconds. */
export interface Latency {
  readonly name: string;
  readonly requests: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

/** Times `requests` requests one after the other, after a few that do not count. */
export async function measureLatency(
  name: string,
  requests: number,
  act: (request: number) => Promise<unknown>,
): Promise<Latency> {
  for (let warmUp = 0; warmUp < 10; warmUp++) await act(warmUp);
  const took: number[] = [];
  for (let request = 0; request < requests; request++) {
    const began = performance.now();
    await act(request);
    took.push(performance.now() - began);
  }
  return latencyOf(name, took);
}

/** What so many requests took, each in milliseconds. */
export function latencyOf(name: string, took: readonly number[]): Latency {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { name, requests: took.length, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}

const round = (value: number) => Math.round(value * 100) / 100;
