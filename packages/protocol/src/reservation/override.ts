import { z } from "zod";
import { address, bytes32, decimal, id32, productCode, unixSeconds } from "../wire/scalars.ts";

/** An emergency that took the place of a reservation. */
export const override = z.object({
  /** The emergency's own. */
  reservationId: decimal,
  displacedId: decimal,
  unitId: id32,
  productCode,
  ownerId: id32,
  ownerName: z.string().nullable(),
  overriderId: id32,
  overriderName: z.string().nullable(),
  displacedFacilityId: id32,
  displacedFacilityName: z.string().nullable(),
  madeBy: address,
  madeAt: unixSeconds,
  /** From the published list, and the salted digest of the words. */
  reason: z.string(),
  reasonHash: bytes32,
  compensation: decimal,
  bond: decimal,
  state: z.enum(["open", "justified", "unjustified"]),
  reviewerId: id32.nullable(),
  reviewedBy: address.nullable(),
  reviewedAt: unixSeconds.nullable(),
  reviewDocument: bytes32.nullable(),
  /** Until when the overrider may not override; 0 when justified. */
  suspendedUntil: unixSeconds.nullable(),
  /** The last second in which the displaced facility can use its first call. */
  firstCallUntil: unixSeconds,
  /** The waitlist entry that used it. */
  firstCallEntryId: decimal.nullable(),
});
export type Override = z.output<typeof override>;
