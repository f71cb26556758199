import { hasRole, type RoleBits } from "@medequipshare/domain";
import type { BreakGlassView } from "@medequipshare/protocol";

export type Visitor = {
  readonly account: string;
  readonly facilityId: number;
  readonly roles: RoleBits;
};

/** What a visitor may do about an opening without a grant, as the contract would judge. */
export type OpeningClaims = {
  readonly mayIdentify: boolean;
  readonly mayReview: boolean;
  /** Whether a review may find it justified: not when nobody said in time who it was. */
  readonly mayJustify: boolean;
};

const reviewing = ["clinical-lead", "auditor", "administrator"] as const;

/** Staff of holder and borrower identify; leads, auditors and administrators of the parties review, not themselves. */
export function openingClaims(opening: BreakGlassView, visitor: Visitor): OpeningClaims {
  const { state, ownerId, holderId, borrowerId, identified } = opening;
  const { account, facilityId, roles } = visitor;
  const isAnswering = facilityId !== 0 && (facilityId === holderId || facilityId === borrowerId);
  const isReviewer = reviewing.some((role) => hasRole(roles, role));
  const isOwn = identified?.by.toLowerCase() === account.toLowerCase();
  return {
    mayIdentify: isAnswering && roles !== 0 && (state === "awaits-identity" || state === "late"),
    mayReview:
      (isAnswering || facilityId === ownerId) &&
      isReviewer &&
      !isOwn &&
      (state === "awaits-review" || state === "late"),
    mayJustify: state === "awaits-review",
  };
}
