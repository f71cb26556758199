import { z } from "zod";
import { defineRoute } from "../http/route.ts";
import { address, id32 } from "../wire/scalars.ts";

/** Somebody invented, whose key everybody may have: it was made for a demonstration and is worth nothing. */
export const demonstrationPerson = z.object({
  account: address,
  facilityId: id32,
  facilityName: z.string().nullable(),
  roles: z.int(),
  passkey: z.object({
    kind: z.literal("software-passkey"),
    rpId: z.string(),
    jwk: z.object({
      kty: z.literal("EC"),
      crv: z.literal("P-256"),
      x: z.string(),
      y: z.string(),
      d: z.string(),
    }),
  }),
});
export type DemonstrationPerson = z.output<typeof demonstrationPerson>;

export const demonstrationRoutes = {
  people: defineRoute({
    method: "GET",
    path: "/v1/demonstration/people",
    summary: "Invented people with their keys, to try the page as; only a node of a demonstration has it",
    access: "public",
    response: z.object({ items: z.array(demonstrationPerson) }),
  }),
};
