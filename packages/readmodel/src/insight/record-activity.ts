import { peerPlaces } from "@medequipshare/contracts/peers";
import { valuesMeaning } from "@medequipshare/sdk/tells";
import type { ChainEvent } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { listConcerned } from "./list-concerned.ts";
import type { ActivityRow } from "./reader.ts";
import { type ActivityArguments, activityTable } from "./table.ts";

const UNIT_SHIFT = 32n;

/** Enters the event in the feed, with the unit, the reservation and the facilities it concerns. */
export async function recordActivity(rows: ChainRows, event: ChainEvent): Promise<void> {
  rows.put(activityTable, { ...activityOf(event), facilityIds: await listConcerned(rows, event) });
}

/** The feed's row for an event, as far as the event tells. */
export function activityOf(event: ChainEvent): Omit<ActivityRow, "facilityIds"> {
  const named: ActivityArguments = event.args;
  const [entity] = Object.values(named);
  const [reservationId] = valuesMeaning("reservation", named).flatMap((id) => bigintOf(id) ?? []);
  const [facilityId] = valuesMeaning("facility", named).flatMap((id) => numberOf(id) ?? []);
  const [unitId] = valuesMeaning("unit", named).flatMap((id) => numberOf(id) ?? []);
  return {
    block: event.block,
    logIndex: event.logIndex,
    room: peerPlaces[event.peer].room,
    event: event.eventName,
    entityId: String(entity),
    facilityId: facilityId ?? null,
    unitId: unitId ?? unitOf(reservationId) ?? null,
    reservationId: reservationId ?? null,
    transaction: event.transaction,
    at: event.at,
    args: jsonArguments(named),
  };
}

function jsonArguments(named: ActivityArguments): ActivityArguments {
  const text = JSON.stringify(named, (_name, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
  return JSON.parse(text);
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
