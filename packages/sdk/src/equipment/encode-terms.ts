import { openPolicy, Priority, type SharingPolicy, type Terms } from "@medequipshare/domain";
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

/** Bit 0: approval needed. Bits 1 to 3: lent for elective, urgent, emergency. */
function encodePolicy({ approvalNeeded, priorities }: SharingPolicy): number {
  return priorities.reduce((bits, name) => bits | (2 << Priority[name]), approvalNeeded ? 1 : 0);
}
