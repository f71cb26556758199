import { encodePolicy, openPolicy, type SharingPolicy, type Terms } from "@medequipshare/domain";
import { requireFits } from "../chain/require-fits.ts";

/** Terms as the EquipmentRegistry takes them. Throws input.invalid for an amount that does not fit its field. */
export function encodeTerms(terms: Terms, policy: SharingPolicy = openPolicy) {
  const { ratePerHour, deposit, contributionPerHour, lateFeePerHour, ...rest } = terms;
  return {
    ...rest,
    policy: encodePolicy(policy),
    ratePerHour: requireFits("ratePerHour", ratePerHour, 48),
    deposit: requireFits("deposit", deposit, 48),
    contributionPerHour: requireFits("contributionPerHour", contributionPerHour, 40),
    lateFeePerHour: requireFits("lateFeePerHour", lateFeePerHour, 40),
  };
}
