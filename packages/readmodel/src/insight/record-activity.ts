import type { ChainRows } from "../db/chain-rows.ts";
import type { ChainEvent } from "../db/transactors.ts";
import { type ActivityArguments, activityTable } from "./table.ts";

const UNIT_SHIFT = 32n;

/** Enters the event in the feed, with the unit, reservation and facility it concerns. */
export function recordActivity(rows: ChainRows, room: string, event: ChainEvent): void {
  const named: ActivityArguments = event.args;
  const [entity] = Object.values(named);
  const reservationId = bigintOf(named["reservationId"]);
  const unitId = numberOf(named["unitId"]) ?? unitOf(reservationId);
  const facilityId =
    numberOf(named["facilityId"]) ?? numberOf(named["borrowerId"]) ?? numberOf(named["ownerId"]);
  rows.put(activityTable, {
    block: event.block,
    logIndex: event.logIndex,
    room,
    event: event.name,
    entityId: String(entity),
    facilityId: facilityId ?? null,
    unitId: unitId ?? null,
    reservationId: reservationId ?? null,
    transaction: event.transaction,
    at: event.timestamp,
    args: named,
  });
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function bigintOf(value: unknown): bigint | undefined {
  return typeof value === "bigint" ? value : undefined;
}

/** A reservation id carries its unit in the upper half. */
function unitOf(reservationId: bigint | undefined): number | undefined {
  return reservationId === undefined ? undefined : Number(reservationId >> UNIT_SHIFT);
}
