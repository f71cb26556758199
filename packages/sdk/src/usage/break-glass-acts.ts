import { BreakGlassReason, type BreakGlassReasonName } from "@medequipshare/domain";
import type { Hex } from "viem";
import { defineAct } from "../chain/define-act.ts";
import type { BreakGlassKey } from "./get-break-glass.ts";
import type { SignedBreakGlass } from "./sign-break-glass.ts";

export type RecordBreakGlassParameters = SignedBreakGlass & {
  /** Loan under way when the lock was opened; 0n for none. */
  readonly reservationId: bigint;
};
export type PlaceBreakGlassParameters = BreakGlassKey & { readonly reservationId: bigint };
export type IdentifyBreakGlassParameters = BreakGlassKey & {
  readonly reason: BreakGlassReasonName;
  /** Digest of the reason in words, see {@link hashReason}. Whoever sends it keeps words and salt. */
  readonly reasonHash: Hex;
};
export type ReviewBreakGlassParameters = BreakGlassKey & {
  readonly justified: boolean;
  /** Digest of the stored report. */
  readonly documentHash: Hex;
};

/** Brings an opening without a grant on chain. Anyone may send it. */
export const recordBreakGlass = defineAct({
  peer: "checkoutDesk",
  call: "recordBreakGlass",
  args: ({ opening, key, signature, reservationId }: RecordBreakGlassParameters) => [
    opening,
    { x: key.x, y: key.y, r: signature.r, s: signature.s },
    reservationId,
  ],
  relayed: true,
});

/** Shows during which loan an opening happened, when whoever relayed it did not. Anyone may send it. */
export const placeBreakGlass = defineAct({
  peer: "checkoutDesk",
  call: "placeBreakGlass",
  args: ({ unitId, lock, sequence, reservationId }: PlaceBreakGlassParameters) => [
    unitId,
    lock,
    sequence,
    reservationId,
  ],
  relayed: true,
});

/**
 * Says that the sender opened a lock without a grant, and why; `isLate` when it comes more than 15 minutes after the
 * opening. The sender is staff of the holder or the borrower.
 */
export const identifyBreakGlass = defineAct({
  peer: "checkoutDesk",
  call: "identifyBreakGlass",
  args: ({ unitId, lock, sequence, reason, reasonHash }: IdentifyBreakGlassParameters) => [
    unitId,
    lock,
    sequence,
    BreakGlassReason[reason],
    reasonHash,
  ],
  tells: "BreakGlassIdentified",
  gives: ({ late }) => ({ isLate: late }),
});

/**
 * Finds an opening justified or not, once. The sender is clinical lead, auditor or administrator of owner, holder or
 * borrower, and not the one who identified.
 */
export const reviewBreakGlass = defineAct({
  peer: "checkoutDesk",
  call: "reviewBreakGlass",
  stepsUp: true,
  args: ({ unitId, lock, sequence, justified, documentHash }: ReviewBreakGlassParameters) => [
    unitId,
    lock,
    sequence,
    justified,
    documentHash,
  ],
});
