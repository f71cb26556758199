import { z } from "zod";
import { defineRoute } from "../http/route.ts";
import { address, productCode, unixSeconds } from "../wire/scalars.ts";
import { endedSessions } from "./sessions.ts";

/** Somebody on the staff of the caller's own facility. */
export const staffPerson = z.object({
  account: address,
  /** Null where nobody told the node. */
  name: z.string().nullable(),
  roles: z.int(),
  until: unixSeconds,
  competencies: z.array(z.object({ productCode, until: unixSeconds })),
});
export type StaffPerson = z.output<typeof staffPerson>;

export const personRoutes = {
  list: defineRoute({
    method: "GET",
    path: "/v1/people",
    summary: "Who is on the staff of the caller's facility, by name",
    access: "session",
    response: z.object({ items: z.array(staffPerson) }),
  }),
  endSessions: defineRoute({
    method: "DELETE",
    path: "/v1/people/{account}/sessions",
    summary: "Ends all sessions of somebody on the staff of the facility that the caller administers",
    access: "recent-session",
    params: z.object({ account: address }),
    response: endedSessions,
  }),
};
