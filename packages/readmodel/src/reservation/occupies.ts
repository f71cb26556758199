import { type SQL, sql } from "drizzle-orm";
import { maintenanceWindowTable, reservationTable } from "./table.ts";

/**
 * A reservation owns its slots from confirming until it is settled or cancelled; a hold until it lapses. Where others
 * wait for them, they stay taken beyond that, until those have been asked.
 */
export function occupies(now: number): SQL {
  const { state, heldUntil, isAwaited, isKept } = reservationTable;
  // The first half is the condition of the index of live reservations, word for word.
  return sql`((${state} in ('held', 'confirmed', 'on-loan', 'returned') or ${isKept})
    and (${state} <> 'held' or ${heldUntil} > ${now} or ${isAwaited}))`;
}

/** A hold that needs the owner's approval, given or not, until it lapses. */
export function isHeldForApproval(now: number): SQL {
  const { state, heldUntil, approvalNeeded } = reservationTable;
  return sql`(${state} = 'held' and ${approvalNeeded} and ${heldUntil} > ${now} and ${occupies(now)})`;
}

/** A reservation that the facility may take over: an offer ends with the state it was made in. */
export function isOfferedTo(facilityId: number): SQL {
  const { state, offeredToId } = reservationTable;
  return sql`(${state} = 'confirmed' and ${offeredToId} = ${facilityId})`;
}

/** Half-open intervals overlap when each starts before the other ends. */
export function overlaps(from: number, to: number): SQL {
  return sql`(${reservationTable.startsAt} < ${to} and ${reservationTable.endsAt} > ${from})`;
}

/** A maintenance window owns its slots from opening until it is closed. */
export function isBlockedWithin(from: number, to: number): SQL {
  const { closedAt, startsAt, endsAt } = maintenanceWindowTable;
  return sql`(${closedAt} is null and ${startsAt} < ${to} and ${endsAt} > ${from})`;
}
