import { z } from "zod";
import { defineRoute } from "../http/route.ts";
import { queryInt } from "../wire/query.ts";
import { productCode } from "../wire/scalars.ts";

/** An owner's units of one type. */
export const stock = z.object({
  productCode,
  units: z.int(),
  /** In the owner's own hands. */
  atHome: z.int(),
  /** The reserve floor: a pick-up that would leave fewer at home is refused. 0 for none. */
  floor: z.int(),
});
export type Stock = z.output<typeof stock>;

export const stockRoutes = {
  get: defineRoute({
    method: "GET",
    path: "/v1/facilities/{facilityId}/stock",
    summary: "What a facility owns of each type, how many are at home and have to stay there",
    access: "public",
    params: z.object({ facilityId: queryInt }),
    response: z.object({ items: z.array(stock) }),
  }),
};
