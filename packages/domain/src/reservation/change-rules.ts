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
  | "recall";

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
  { state, endsAt, ownerId, borrowerId, offeredToId, isRecalled }: ChangeFacts,
  facilityId: number,
  now: UnixSeconds,
): readonly ReservationChange[] {
  if (now >= endsAt) return [];
  if (state === "on-loan") {
    if (facilityId === borrowerId) return isRecalled ? ["shorten"] : ["extend", "shorten"];
    return facilityId === ownerId ? ["recall"] : [];
  }
  if (state !== "confirmed") return [];
  if (facilityId === borrowerId) {
    const transfer = offeredToId === null ? "offer-transfer" : "withdraw-transfer";
    return ["move", "extend", "shorten", transfer];
  }
  return facilityId === offeredToId ? ["accept-transfer"] : [];
}
