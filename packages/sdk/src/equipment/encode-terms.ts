import type { Terms } from "@medequipshare/domain";
import { requireFits } from "../chain/require-fits.ts";

/** Bits 1 to 3 of the contract's policy: lent for every priority; bit 0 unset: without the owner's approval. */
const EVERY_PRIORITY = 0b1110;

/** Terms as the EquipmentRegistry takes them. Throws input.invalid for an amount that does not fit its field. */
export function encodeTerms({ ratePerHour, deposit, contributionPerHour, lateFeePerHour, ...rest }: Terms) {
  return {
    ...rest,
    policy: EVERY_PRIORITY,
    ratePerHour: requireFits("ratePerHour", ratePerHour, 48),
    deposit: requireFits("deposit", deposit, 48),
    contributionPerHour: requireFits("contributionPerHour", contributionPerHour, 40),
    lateFeePerHour: requireFits("lateFeePerHour", lateFeePerHour, 40),
  };
}
