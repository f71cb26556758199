import type { ReservationStateName } from "./status.ts";
import type { UnixSeconds } from "./time-slot.ts";

/** What can be done about a reservation that was made. */
export type ReservationChange =
  | "move"
  | "extend"
  | "shorten"
  | "offer-transfer"
  | "withdraw-transfer"
  | "accept-transfer"
  | "recall"
  | "cancel";

export type ChangeFacts = {
  readonly state: ReservationStateName;
  readonly endsAt: UnixSeconds;
  readonly ownerId: number;
  readonly borrowerId: number;
  /** The facility it is offered to, or null. */
  readonly offeredToId: number | null;
  /** Whether the owner has recalled the loan: then it is not extended any more. */
  readonly isRecalled: boolean;
};

/**
 * What a coordinator of `facilityId` may do about a reservation at `now`, by party, state and time alone. Whether slots,
 * balance and standing allow it, the contract says.
 */
export function changesOpenTo(
  facts: ChangeFacts,
  facilityId: number,
  now: UnixSeconds,
): readonly ReservationChange[] {
  if (facts.state === "confirmed") return openOfConfirmed(facts, facilityId, now);
  return facts.state === "on-loan" && now < facts.endsAt ? openOfLoan(facts, facilityId) : [];
}

function openOfConfirmed(
  { endsAt, ownerId, borrowerId, offeredToId }: ChangeFacts,
  facilityId: number,
  now: UnixSeconds,
): readonly ReservationChange[] {
  if (facilityId === ownerId) return ["cancel"];
  if (facilityId === borrowerId) {
    // What was never picked up can only be ended.
    if (now >= endsAt) return ["cancel"];
    const transfer = offeredToId === null ? "offer-transfer" : "withdraw-transfer";
    return ["move", "extend", "shorten", transfer, "cancel"];
  }
  return facilityId === offeredToId && now < endsAt ? ["accept-transfer"] : [];
}

function openOfLoan(
  { ownerId, borrowerId, isRecalled }: ChangeFacts,
  facilityId: number,
): readonly ReservationChange[] {
  if (facilityId === borrowerId) return isRecalled ? ["shorten"] : ["extend", "shorten"];
  return facilityId === ownerId ? ["recall"] : [];
}
