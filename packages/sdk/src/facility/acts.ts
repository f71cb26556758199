import { type H3Cell, normaliseProductCode, productCodeBytes, type UnixSeconds } from "@medequipshare/domain";
import type { Address, Hex } from "viem";
import type { P256PublicKey } from "../access/p256-key.ts";
import { defineAct } from "../chain/define-act.ts";
import {
  encodeApplication,
  type MembershipApplication,
  passkeyCoordinates,
} from "./membership-application.ts";
import { encodeRating, type RatingCommitmentParameters, ratingCommitment } from "./rating.ts";

export type ApplyForMembershipParameters = {
  readonly application: MembershipApplication;
  /** The sender's passkey; absent for a plain wallet. */
  readonly passkey?: P256PublicKey | undefined;
};
export type DismissStaffParameters = { readonly account: Address };
export type CertifyCompetencyParameters = {
  readonly account: Address;
  /** FDA product code, such as CBK. */
  readonly productCode: string;
  /** End of the competency; 0 revokes it. */
  readonly until: UnixSeconds;
  /** Digest of the encrypted evidence. */
  readonly evidence: Hex;
};
export type ChangeServiceAreaParameters = {
  readonly added?: readonly H3Cell[] | undefined;
  readonly removed?: readonly H3Cell[] | undefined;
};

/** Applies for membership; the sender becomes the facility's account and first administrator. */
export const applyForMembership = defineAct({
  peer: "facilityRegistry",
  call: "applyForMembership",
  args: ({ application, passkey }: ApplyForMembershipParameters) => {
    const { x, y } = passkeyCoordinates(passkey);
    return [encodeApplication(application), x, y];
  },
  tells: "FacilityApplied",
});

/** Ends an appointment at once. The sender is an administrator of the same facility. */
export const dismissStaff = defineAct({
  peer: "facilityRegistry",
  call: "dismiss",
  stepsUp: true,
  args: ({ account }: DismissStaffParameters) => [account],
});

/** Ends the sender's own appointment at once. An administrator is dismissed by another instead. */
export const resign = defineAct({
  peer: "facilityRegistry",
  call: "resign",
  args: (_nothing: Readonly<Record<string, never>>) => [],
});

/** States that a member of staff may operate a type of equipment. The sender is clinical lead or administrator. */
export const certifyCompetency = defineAct({
  peer: "facilityRegistry",
  call: "certifyCompetency",
  stepsUp: true,
  args: ({ account, productCode, until, evidence }: CertifyCompetencyParameters) => [
    account,
    productCodeBytes(normaliseProductCode(productCode)),
    until,
    evidence,
  ],
});

/** Changes which cells the sender's facility serves; at most three resolutions in all. */
export const changeServiceArea = defineAct({
  peer: "facilityRegistry",
  call: "changeServiceArea",
  args: ({ added = [], removed = [] }: ChangeServiceAreaParameters) => [added, removed],
});

/** Commits a rating without showing it. The sender is coordinator of the rater, a party of a settled loan. */
export const commitRating = defineAct({
  peer: "ratingDesk",
  call: "commit",
  args: (parameters: RatingCommitmentParameters) => [parameters.reservationId, ratingCommitment(parameters)],
});

/** Reveals a committed rating. Anyone who knows rating and salt may send it. */
export const revealRating = defineAct({
  peer: "ratingDesk",
  call: "reveal",
  args: ({ reservationId, raterId, rating, salt }: RatingCommitmentParameters) => [
    reservationId,
    raterId,
    encodeRating(rating),
    salt,
  ],
  relayed: true,
});
