import { z } from "zod";
import { activity } from "../equipment/units.ts";
import { cursorOf } from "../wire/cursor.ts";
import { page, pageQuery } from "../wire/page.ts";
import { queryInt } from "../wire/query.ts";
import { bytes32, unixSeconds } from "../wire/scalars.ts";
import { defineRoute } from "./route.ts";

/** The name of the server-sent event that carries an {@link appliedBlock}. */
export const APPLIED_EVENT = "applied";

/** Blocks that became visible in the read model, with what changed. `reorganised` asks to read everything again. */
export const appliedBlock = z.object({
  blockNumber: z.int(),
  blockHash: bytes32,
  timestamp: unixSeconds,
  reorganised: z.boolean(),
  changes: z.array(activity),
});
export type AppliedBlock = z.output<typeof appliedBlock>;

export const eventRoutes = {
  stream: defineRoute({
    method: "GET",
    path: "/v1/events",
    summary: "Server-sent events: one per applied batch of blocks",
    access: "public",
    response: "events",
  }),
  activity: defineRoute({
    method: "GET",
    path: "/v1/activity",
    summary: "Latest events of the network, newest first",
    access: "public",
    query: z.object({
      /** Only what concerns this facility. */
      facilityId: queryInt.optional(),
      ...pageQuery(cursorOf("number", "index")),
    }),
    response: page(activity),
  }),
};
