import { z } from "zod";
import { relay } from "../access/operations.ts";
import { defineRoute } from "../http/route.ts";
import { cursorOf } from "../wire/cursor.ts";
import { page, pageQuery } from "../wire/page.ts";
import { queryInt } from "../wire/query.ts";
import { unixSeconds } from "../wire/scalars.ts";
import { readingPayload } from "./topics.ts";

/** A reading this node stored before acknowledging it. */
export const storedReading = readingPayload.extend({
  receivedAt: unixSeconds,
  relayedAt: unixSeconds.nullable(),
});
export type StoredReading = z.output<typeof storedReading>;

export const readingRoutes = {
  list: defineRoute({
    method: "GET",
    path: "/v1/readings",
    summary: "Readings this node stored, newest first: all to the owner, to a borrower those of its loans",
    access: "session",
    query: z.object({ unitId: queryInt, ...pageQuery(cursorOf("id", "id")) }),
    response: page(storedReading),
  }),
  relayLatest: defineRoute({
    method: "POST",
    path: "/v1/units/{unitId}/readings/relay",
    summary: "Sends the newest stored reading of a unit to the chain, as a hand-over needs it",
    access: "session",
    params: z.object({ unitId: queryInt }),
    response: z.object({ reading: storedReading, relay }),
  }),
};
