import { isUninvolved, overrideRight as rightAfter } from "@medequipshare/domain";
import type { Override, OverrideRight } from "@medequipshare/protocol";
import {
  type Database,
  findOverride,
  getFacility,
  listFacilityNames,
  listFirstCalls,
  listOverrides,
  type OverrideRow,
} from "@medequipshare/readmodel";

type Overrides = { items: Override[] };
/** As many as the list of open ones gives: every facility has one at most. */
const MOST_OPEN = 100;

/** Overrides, the newest first. */
export async function readOverrides(
  db: Database,
  query: Parameters<typeof listOverrides>[1],
): Promise<Overrides> {
  return { items: await viewOverrides(db, await listOverrides(db, query)) };
}

/** The override that displaced a reservation, or that made it; null when none did. */
export async function readOverrideOf(db: Database, reservationId: bigint): Promise<Override | null> {
  const row = await findOverride(db, reservationId);
  const [override] = row === undefined ? [] : await viewOverrides(db, [row]);
  return override ?? null;
}

/** Open overrides in which neither the facility nor its group has a part, the oldest first. */
export async function readReviewable(db: Database, facilityId: number): Promise<Overrides> {
  const group = await groupOf(db, facilityId);
  const open = (await listOverrides(db, { state: "open", limit: MOST_OPEN })).toReversed();
  const reviewable: OverrideRow[] = [];
  for (const row of open) {
    const { overriderId, displacedFacilityId: displacedId, ownerId } = row;
    const parties = [overriderId, displacedId, ownerId];
    if (!isUninvolved({ overriderId, displacedId, ownerId }, facilityId)) continue;
    const groups = await Promise.all(parties.map((id) => groupOf(db, id)));
    if (!groups.includes(group)) reviewable.push(row);
  }
  return { items: await viewOverrides(db, reviewable) };
}

/** First calls that are neither used nor lapsed. */
export async function readFirstCalls(db: Database, facilityId: number, now: number): Promise<Overrides> {
  const rows = (await listFirstCalls(db, facilityId)).filter(({ firstCallUntil }) => firstCallUntil >= now);
  return { items: await viewOverrides(db, rows) };
}

/** What a facility has of the right to override. */
export async function readOverrideRight(
  db: Database,
  facilityId: number,
  now: number,
): Promise<OverrideRight> {
  const past = await listOverrides(db, { overriderId: facilityId });
  return { facilityId, ...rightAfter(past, now) };
}

/** The head of the group that owns the facility, or the facility itself. */
async function groupOf(db: Database, facilityId: number): Promise<number> {
  const { ownerGroup } = await getFacility(db, facilityId);
  return ownerGroup === 0 ? facilityId : ownerGroup;
}

async function viewOverrides(db: Database, rows: readonly OverrideRow[]): Promise<Override[]> {
  const names = await listFacilityNames(
    db,
    rows.flatMap((row) => [row.ownerId, row.overriderId, row.displacedFacilityId]),
  );
  const nameOf = (id: number) => names.get(id) ?? null;
  return rows.map(({ transaction: _transaction, ...row }) => ({
    ...row,
    ownerName: nameOf(row.ownerId),
    overriderName: nameOf(row.overriderId),
    displacedFacilityName: nameOf(row.displacedFacilityId),
  }));
}
