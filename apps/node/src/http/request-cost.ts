import type { Context } from "hono";

/** Rows whose reading takes about as long as a light request. */
const ROWS = 10;
/** Those that search or compute, whatever they give. */
const SEARCHES = new Map([
  ["/v1/schedule", 25],
  ["/v1/offers", 25],
  ["/v1/overrides/preview", 25],
  ["/v1/invitations/accept", 25],
]);
const TEXT_SEARCH = 5;

/** From this cost on a request is heavy: few of a client's run at once. */
export const HEAVY = 20;

/** What a request takes of its client's budget: 1 for a light read, more by the rows asked for and the work it is. */
export function requestCost(context: Context): number {
  const { path } = context.req;
  const rows = Math.min(Number(context.req.query("limit") ?? 0) || 0, 500);
  const search = (SEARCHES.get(path) ?? 0) + (context.req.query("text") === undefined ? 0 : TEXT_SEARCH);
  return 1 + Math.max(0, Math.floor(rows / ROWS)) + search;
}
