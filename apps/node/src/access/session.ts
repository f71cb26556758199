import type { AssuranceLevel } from "@medequipshare/domain";
import type { Address } from "@medequipshare/protocol";

/** Who is asking, and for which facility, as of now on chain. */
export type Session = {
  readonly account: Address;
  /** Null for an applicant. */
  readonly facilityId: number | null;
  readonly roles: number;
  readonly level: AssuranceLevel;
  /** Unix seconds. */
  readonly expiresAt: number;
  readonly tokenHash: `0x${string}`;
};
