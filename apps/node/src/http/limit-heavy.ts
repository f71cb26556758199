import { AppError } from "@medequipshare/domain";
import type { Context, MiddlewareHandler } from "hono";
import { HEAVY, requestCost } from "./request-cost.ts";

/** Heavy requests of one client that run at once, and that may wait for their turn. */
const RUNNING = 2;
const WAITING = 60;

type Turns = { running: number; readonly waiting: (() => void)[] };

/** Lets few heavy requests of one client run at once; the others wait, and when many wait already they are refused. */
export function limitHeavy(addressOf: (context: Context) => string): MiddlewareHandler {
  const clients = new Map<string, Turns>();
  return async (context, next) => {
    if (requestCost(context) < HEAVY) return next();
    const address = addressOf(context);
    const turns = clients.get(address) ?? { running: 0, waiting: [] };
    clients.set(address, turns);
    if (turns.running < RUNNING) turns.running += 1;
    else {
      if (turns.waiting.length >= WAITING) throw new AppError("input.rate-limited", { seconds: 1 });
      // Whoever ends hands its place on.
      await new Promise<void>((resolve) => turns.waiting.push(resolve));
    }
    try {
      await next();
    } finally {
      const following = turns.waiting.shift();
      if (following !== undefined) following();
      else {
        turns.running -= 1;
        if (turns.running === 0) clients.delete(address);
      }
    }
  };
}
