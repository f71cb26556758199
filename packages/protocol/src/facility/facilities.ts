import { z } from "zod";
import { facilityProfile } from "../document/public-documents.ts";
import { defineRoute } from "../http/route.ts";
import { cursorOf } from "../wire/cursor.ts";
import { page, pageQuery } from "../wire/page.ts";
import { queryFlag, queryInt } from "../wire/query.ts";
import { address, bytes32, decimal, h3Cell, id32, npi, productCode, unixSeconds } from "../wire/scalars.ts";

export const facilityKind = z.enum([
  "none",
  "hospital",
  "clinic",
  "manufacturer",
  "lessor",
  "provider",
  "carrier",
]);

/** Sums over the ratings a facility received; divide by `count`. */
export const score = z.object({
  count: z.int(),
  condition: z.int(),
  punctuality: z.int(),
  communication: z.int(),
});

export const facility = z.object({
  facilityId: id32,
  account: address,
  kind: facilityKind,
  npi,
  ccn: z.string().nullable(),
  homeCell: h3Cell,
  /** Head of the owning group; 0 when the facility owns itself. */
  ownerGroup: id32,
  profileDigest: bytes32,
  /** Of the evidence that reviewers look at; they name it when they attest. */
  evidence: bytes32,
  appliedAt: unixSeconds,
  /** Null until the document has been fetched. */
  profile: facilityProfile.nullable(),
  /** 0 when it was never active. */
  activeUntil: unixSeconds,
  insuredUntil: unixSeconds,
  coverLeft: decimal,
  active: z.boolean(),
  unitCount: z.int(),
  score,
});
export type Facility = z.output<typeof facility>;

export const staffMember = z.object({
  account: address,
  roles: z.int(),
  until: unixSeconds,
  competencies: z.array(z.object({ productCode, until: unixSeconds })),
});

export const agreement = z.object({
  ownerId: id32,
  borrowerId: id32,
  from: unixSeconds,
  until: unixSeconds,
  document: bytes32,
  priceSchedule: bytes32,
});

export const facilityDetail = facility.extend({
  encryptionX: bytes32,
  encryptionY: bytes32,
  serviceArea: z.array(h3Cell),
  staff: z.array(staffMember),
  agreements: z.array(agreement),
  attestations: z.array(
    z.object({
      reviewerFacilityId: id32,
      reviewer: address,
      licensedUntil: unixSeconds,
      insuredUntil: unixSeconds,
      cover: decimal,
      evidence: bytes32,
    }),
  ),
});
export type FacilityDetail = z.output<typeof facilityDetail>;

export const facilityRoutes = {
  list: defineRoute({
    method: "GET",
    path: "/v1/facilities",
    summary: "Facilities of the network",
    access: "public",
    query: z.object({
      kind: facilityKind.optional(),
      npi: npi.optional(),
      /** Only applications that wait for their reviewers, or only what was active at some time. */
      applied: queryFlag.optional(),
      ...pageQuery(cursorOf("id")),
    }),
    response: page(facility),
  }),
  get: defineRoute({
    method: "GET",
    path: "/v1/facilities/{facilityId}",
    summary: "A facility with standing, staff, agreements and score",
    access: "public",
    params: z.object({ facilityId: queryInt }),
    response: facilityDetail,
  }),
};
