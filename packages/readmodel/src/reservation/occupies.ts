import { type SQL, sql } from "drizzle-orm";
import { reservationTable } from "./table.ts";

/** A reservation owns its slots from confirming until it is settled or cancelled; a hold until it lapses. */
export function occupies(now: number): SQL {
  const { state, heldUntil } = reservationTable;
  return sql`(${state} in ('confirmed', 'on-loan', 'returned') or (${state} = 'held' and ${heldUntil} > ${now}))`;
}

/** Half-open intervals overlap when each starts before the other ends. */
export function overlaps(from: number, to: number): SQL {
  return sql`(${reservationTable.startsAt} < ${to} and ${reservationTable.endsAt} > ${from})`;
}
