import type { EventArgs } from "@medequipshare/contracts";
import { decodePolicy, parsePriority } from "@medequipshare/domain";
import type { ChainRows, Insert } from "../db/chain-rows.ts";
import { termsTable, unitTable } from "../equipment/table.ts";
import { isWaitedFor } from "./is-waited-for.ts";
import type { reservationTable } from "./table.ts";

type Asked = Omit<EventArgs<"reservationManager", "ReservationHeld">, "heldUntil">;

/** A reservation as it is before its first state; owner and policy are those of that moment. */
export async function draftReservation(
  rows: ChainRows,
  { reservationId, by, priority, ...asked }: Asked,
  at: number,
): Promise<Insert<typeof reservationTable>> {
  const { unitId, termsVersion } = asked;
  const unit = await rows.find(unitTable, { id: unitId });
  const terms = await rows.find(termsTable, { unitId, version: termsVersion });
  return {
    ...asked,
    id: reservationId,
    ownerId: unit?.ownerId ?? 0,
    priority: parsePriority(priority),
    state: "none",
    escrow: 0n,
    insured: 0n,
    heldUntil: 0,
    freeUntil: 0,
    madeBy: by,
    madeAt: at,
    approvalNeeded: terms !== undefined && decodePolicy(terms.policy).approvalNeeded,
    // Made while facilities wait for the unit, so that its end keeps its slots for them.
    isAwaited: isWaitedFor(unit),
  };
}
