import { z } from "zod";
import { bytes32, productCode } from "../wire/scalars.ts";
import { refuseUnstorable } from "../wire/unstorable-text.ts";

/** The public profile of a facility. Free text that names places and organisations, never people. */
export const facilityProfile = z
  .object({
    name: z.string().min(1).max(200),
    address: z.string().max(300),
    city: z.string().max(100),
    state: z.string().length(2),
    zip: z.string().max(10),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    beds: z.int().min(0).optional(),
    /** Where the facts come from. */
    source: z.string().max(300),
  })
  .superRefine(refuseUnstorable);
export type FacilityProfile = z.output<typeof facilityProfile>;

/** The public specification of a unit. */
export const unitSpecification = z
  .object({
    manufacturer: z.string().min(1).max(200),
    model: z.string().min(1).max(200),
    productCode,
    deviceName: z.string().min(1).max(200),
    /** What it can do, such as {"modes": "VC, PC, PSV"}; the search reads names and values. */
    capabilities: z.record(z.string().max(60), z.union([z.string().max(200), z.number(), z.boolean()])),
    /** Digests of public image documents. */
    images: z.array(bytes32).max(12),
    accessories: z.array(z.string().max(120)).max(50),
  })
  .superRefine(refuseUnstorable);
export type UnitSpecification = z.output<typeof unitSpecification>;
