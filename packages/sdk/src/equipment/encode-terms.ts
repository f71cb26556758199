import type { Terms } from "@medequipshare/domain";
import { requireFits } from "../chain/require-fits.ts";

/** Terms as the EquipmentRegistry takes them. Throws input.invalid for an amount that does not fit its field. */
export function encodeTerms({ ratePerHour, deposit, contributionPerHour, lateFeePerHour, ...rest }: Terms) {
  return {
    ...rest,
    ratePerHour: requireFits("ratePerHour", ratePerHour, 48),
    deposit: requireFits("deposit", deposit, 48),
    contributionPerHour: requireFits("contributionPerHour", contributionPerHour, 40),
    lateFeePerHour: requireFits("lateFeePerHour", lateFeePerHour, 40),
  };
}
