import { getConnInfo } from "@hono/node-server/conninfo";
import { AppError } from "@medequipshare/domain";
import type { MiddlewareHandler } from "hono";

type Bucket = { tokens: number; at: number };
/** Addresses remembered at once; the oldest is forgotten first. */
const MOST_ADDRESSES = 10_000;

/** A token bucket per client address: `perSecond` requests a second, five seconds' worth at once. */
export function limitRate(perSecond: number, now: () => number = Date.now): MiddlewareHandler {
  const capacity = perSecond * 5;
  const buckets = new Map<string, Bucket>();
  return async (context, next) => {
    const address = addressOf(context);
    const at = now();
    const before = buckets.get(address) ?? { tokens: capacity, at };
    const tokens = Math.min(capacity, before.tokens + ((at - before.at) / 1000) * perSecond) - 1;
    buckets.delete(address);
    buckets.set(address, { tokens: Math.max(tokens, 0), at });
    if (buckets.size > MOST_ADDRESSES) buckets.delete(buckets.keys().next().value ?? address);
    if (tokens < 0) {
      context.header("retry-after", "1");
      throw new AppError("input.rate-limited", { seconds: 1 });
    }
    await next();
  };
}

function addressOf(context: Parameters<MiddlewareHandler>[0]): string {
  try {
    return getConnInfo(context).remote.address ?? "unknown";
  } catch {
    // Requests made in process, without a socket, have no address.
    return "unknown";
  }
}
