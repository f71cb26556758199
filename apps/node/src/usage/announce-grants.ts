import type { GrantPayload } from "@medequipshare/protocol";
import { type Database, listGrants, listReservations } from "@medequipshare/readmodel";

/**
 * Publishes again the grants of loans under way, retained, so that a lock that was offline or a restarted broker has
 * them. Locks read the chain before they open, so a grant that is announced too often opens nothing.
 */
export async function announceGrants(
  db: Database,
  announce: (grant: GrantPayload) => Promise<void>,
): Promise<void> {
  let after: string | undefined;
  do {
    const page = await listReservations(db, { states: ["on-loan"], limit: 200, after });
    for (const { id } of page.items) await announceGrantsOf(db, id, announce);
    after = page.next;
  } while (after !== undefined);
}

/** Publishes the grants of one reservation. */
export async function announceGrantsOf(
  db: Database,
  reservationId: bigint,
  announce: (grant: GrantPayload) => Promise<void>,
): Promise<void> {
  for (const { unitId, operator, lockNonce, grantedAt } of await listGrants(db, reservationId)) {
    await announce({ reservationId, unitId, operator, lockNonce, grantedAt });
  }
}
