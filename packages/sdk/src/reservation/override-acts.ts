import { OverrideReason, type OverrideReasonName, type UnixSeconds } from "@medequipshare/domain";
import type { Hex } from "viem";
import { defineAct } from "../chain/define-act.ts";

export type DisplaceReservationParameters = {
  /** Held or confirmed, below an emergency, of another facility. */
  readonly displacedId: bigint;
  /** What the emergency needs, on the unit's slot grid; it must overlap the displaced reservation. */
  readonly startsAt: UnixSeconds;
  readonly endsAt: UnixSeconds;
  readonly reason: OverrideReasonName;
  /** Digest of the reason in words, see {@link hashReason}. Whoever sends it keeps words and salt for the review. */
  readonly reasonHash: Hex;
};
export type ReviewOverrideParameters = {
  /** The facility whose pending override is judged. */
  readonly overriderId: number;
  readonly isJustified: boolean;
  /** Digest of the review, a document. */
  readonly document: Hex;
};

/** Reserves for an emergency in place of another reservation, see {@link displaceReservation}. */
export const displace = defineAct({
  peer: "overrideDesk",
  call: "displace",
  stepsUp: true,
  args: ({ displacedId, startsAt, endsAt, reason, reasonHash }: DisplaceReservationParameters) => [
    displacedId,
    startsAt,
    endsAt,
    OverrideReason[reason],
    reasonHash,
  ],
  tells: "OverrideMade",
});

/**
 * Judges an override: the `bond` is given back when justified, else paid to the displaced facility, and the other may
 * not override until `suspendedUntil`, which is 0 when justified. The sender is a clinical lead or auditor of a facility
 * that neither made nor suffered it nor lends the unit, as little as its group.
 */
export const reviewOverride = defineAct({
  peer: "overrideDesk",
  call: "review",
  stepsUp: true,
  args: ({ overriderId, isJustified, document }: ReviewOverrideParameters) => [
    overriderId,
    isJustified,
    document,
  ],
  tells: "OverrideReviewed",
});
