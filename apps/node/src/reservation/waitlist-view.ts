import { AppError } from "@medequipshare/domain";
import type { UnitWaitlist, WaitlistEntry } from "@medequipshare/protocol";
import {
  type Database,
  getUnit,
  listBlockers,
  listDuePromotions,
  listFacilityNames,
  listWaitlist,
  type WaitlistEntryRow,
} from "@medequipshare/readmodel";
import { codeOfSelector } from "@medequipshare/sdk";
import type { Names } from "../equipment/view.ts";

const WALK_DUE = 2;
const MOST_ENDED = 100;

export type ReadUnitWaitlistParameters = {
  readonly unitId: number;
  /** Both, to ask what is in the way of an interval. */
  readonly startsAt?: number | undefined;
  readonly endsAt?: number | undefined;
  /** Chain time. */
  readonly now: number;
};

/** Who waits for a unit, and what whoever joins has to name. Throws input.not-found, reservation.interval-empty. */
export async function readUnitWaitlist(
  db: Database,
  { unitId, startsAt, endsAt, now }: ReadUnitWaitlistParameters,
): Promise<UnitWaitlist> {
  const unit = await getUnit(db, unitId);
  const isAsked = startsAt !== undefined && endsAt !== undefined;
  if (isAsked && endsAt <= startsAt) throw new AppError("reservation.interval-empty", { startsAt, endsAt });
  const [rows, due, blockers] = await Promise.all([
    listWaitlist(db, { unitId, state: "waiting" }),
    listDuePromotions(db, now, unitId),
    isAsked ? listBlockers(db, { unitId, from: startsAt, to: endsAt }) : [],
  ]);
  const kept = due.map(({ reservationId }) => reservationId);
  return {
    unitId,
    entries: await viewEntries(db, rows, now),
    kept: kept.filter((id) => id !== null),
    walkDue: (unit.waitlist & WALK_DUE) !== 0,
    blockers: [...blockers],
  };
}

/** Where a facility waits; with `isOpen` false, also where it waited. */
export async function readWaitlistOf(
  db: Database,
  {
    facilityId,
    isOpen,
    now,
  }: { readonly facilityId: number; readonly isOpen: boolean; readonly now: number },
): Promise<{ items: WaitlistEntry[] }> {
  const state = isOpen ? "waiting" : undefined;
  const own = await listWaitlist(db, { facilityId, state, limit: MOST_ENDED });
  const waiting = own.filter((row) => row.state === "waiting");
  const lists = await Promise.all(
    waiting.map(({ unitId }) => listWaitlist(db, { unitId, state: "waiting" })),
  );
  const ended = own.filter((row) => row.state !== "waiting");
  const views = await Promise.all([...lists, ended].map((rows) => viewEntries(db, rows, now)));
  return { items: views.flat().filter((entry) => entry.facilityId === facilityId) };
}

/** Each with its place among those of the rows that still wait for the same unit. */
async function viewEntries(
  db: Database,
  rows: readonly WaitlistEntryRow[],
  now: number,
): Promise<WaitlistEntry[]> {
  const names = await listFacilityNames(
    db,
    rows.map((row) => row.facilityId),
  );
  let place = 0;
  return rows.map((row) => {
    const isWaiting = row.state === "waiting" && row.startsAt >= now;
    if (isWaiting) place += 1;
    return entryView(row, names, now, isWaiting ? place : null);
  });
}

function entryView(
  { id, dropReason, state, ...row }: WaitlistEntryRow,
  names: Names,
  now: number,
  place: number | null,
): WaitlistEntry {
  return {
    ...row,
    entryId: id,
    facilityName: names.get(row.facilityId) ?? null,
    state: state === "waiting" && row.startsAt < now ? "gone" : state,
    dropReason: dropReason === null ? null : codeOfSelector(dropReason),
    place,
  };
}
