import { setTimeout } from "node:timers/promises";
import { AppError } from "@medequipshare/domain";
import type { Context, MiddlewareHandler } from "hono";
import { requestCost } from "./request-cost.ts";

type Bucket = { tokens: number; at: number };
/** Addresses remembered at once; the oldest is forgotten first. */
const MOST_ADDRESSES = 10_000;

/** How long a refusal waits, and how many of one client's do: who does not wait by themselves costs little then. */
const REFUSAL_MS = 1_000;
const MOST_HELD = 200;

/** A token bucket per client: `perSecond` light requests a second, five seconds' worth at once; heavy ones cost more. */
export function limitRate(
  perSecond: number,
  addressOf: (context: Context) => string,
  now: () => number = Date.now,
): MiddlewareHandler {
  const capacity = perSecond * 5;
  const buckets = new Map<string, Bucket>();
  const held = new Map<string, number>();
  /** Beyond so many, refusals are given at once: waiting ones take memory. */
  async function hold(address: string): Promise<void> {
    const others = held.get(address) ?? 0;
    if (others >= MOST_HELD) return;
    held.set(address, others + 1);
    await setTimeout(REFUSAL_MS);
    const left = (held.get(address) ?? 1) - 1;
    if (left === 0) held.delete(address);
    else held.set(address, left);
  }
  return async (context, next) => {
    const address = addressOf(context);
    const at = now();
    const before = buckets.get(address) ?? { tokens: capacity, at };
    // What costs more than all that there can be is had now and then.
    const cost = Math.min(requestCost(context), capacity);
    const tokens = Math.min(capacity, before.tokens + ((at - before.at) / 1000) * perSecond) - cost;
    buckets.delete(address);
    // What is refused costs nothing but the request itself.
    buckets.set(address, {
      tokens: tokens < 0 ? Math.max(tokens + cost - 1, 0) : tokens,
      at,
    });
    if (buckets.size > MOST_ADDRESSES) buckets.delete(buckets.keys().next().value ?? address);
    if (tokens < 0) {
      await hold(address);
      context.header("retry-after", "1");
      throw new AppError("input.rate-limited", { seconds: 1 });
    }
    await next();
  };
}
