import { setTimeout } from "node:timers/promises";
import { isAppError } from "@medequipshare/domain";

/** How long one request takes, milliseconds. */
export interface Latency {
  readonly name: string;
  readonly requests: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

/**
 * Times `requests` requests one after the other, after a few that do not count. One that the node refuses because this
 * machine asks too often is asked again after the wait that it names; neither counts.
 */
export async function measureLatency(
  name: string,
  requests: number,
  act: (request: number) => Promise<unknown>,
): Promise<Latency> {
  for (let warmUp = 0; warmUp < 10; warmUp++) await time(() => act(warmUp));
  const took: number[] = [];
  for (let request = 0; request < requests; request++) {
    took.push(await time(() => act(request)));
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

/** Milliseconds of the first time that is not refused as one too many. */
async function time(act: () => Promise<unknown>): Promise<number> {
  for (;;) {
    const began = performance.now();
    try {
      await act();
      return performance.now() - began;
    } catch (error) {
      if (!isAppError(error) || error.code !== "input.rate-limited") throw error;
      await setTimeout(Number(error.evidence["seconds"]) * 1000);
    }
  }
}

const round = (value: number) => Math.round(value * 100) / 100;
