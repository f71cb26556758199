import { z } from "zod";
import { defineRoute } from "../http/route.ts";

/** Rows and a digest of each table of the read model's chain schema. */
export const chainDigest = z.record(z.string(), z.object({ rows: z.int(), hash: z.string() }));
export type ChainDigest = z.output<typeof chainDigest>;

export const adminRoutes = {
  rebuild: defineRoute({
    method: "POST",
    path: "/v1/admin/rebuild",
    summary: "Drops the read model's chain schema and rebuilds it from the chain",
    access: "admin",
    response: z.object({
      block: z.int(),
      before: chainDigest,
      after: chainDigest,
      equal: z.boolean(),
      localUntouched: z.boolean(),
      durationMs: z.int(),
    }),
  }),
  digest: defineRoute({
    method: "GET",
    path: "/v1/admin/digest",
    summary: "Rows and digest of each table of the read model",
    access: "admin",
    response: z.object({ block: z.int().nullable(), chain: chainDigest, local: chainDigest }),
  }),
};
