import { breakGlassState } from "@medequipshare/domain";
import { type BreakGlassView, routes } from "@medequipshare/protocol";
import {
  type BreakGlassRow,
  type Database,
  getUnit,
  type ListBreakGlassParameters,
  listBreakGlass,
  listFacilityNames,
} from "@medequipshare/readmodel";
import type { ChainClock } from "../http/chain-clock.ts";
import type { Mount } from "../http/mount.ts";
import { pageView } from "../http/page-view.ts";

export type BreakGlassRoutesParameters = { readonly db: Database; readonly clock: ChainClock };

export function mountBreakGlass(mount: Mount, { db, clock }: BreakGlassRoutesParameters): void {
  async function tell(request: ListBreakGlassParameters) {
    const [page, now] = await Promise.all([listBreakGlass(db, request), clock()]);
    const names = await listFacilityNames(
      db,
      page.items.map(({ holderId }) => holderId),
    );
    return pageView(page, (row) => breakGlassView(row, names.get(row.holderId) ?? null, now));
  }

  mount(routes.breakGlass.list, ({ query: { facilityId, open, limit, cursor } }) =>
    tell({ facilityId, isOpen: open, limit, after: cursor }),
  );
  mount(routes.breakGlass.ofUnit, async ({ params: { unitId }, query: { open, limit, cursor } }) => {
    await getUnit(db, unitId);
    return tell({ unitId, isOpen: open, limit, after: cursor });
  });
}

function breakGlassView(row: BreakGlassRow, holderName: string | null, now: number): BreakGlassView {
  const { unitId, lock, sequence, bootCount, openedAt, recordedAt, identifyBy } = row;
  const { ownerId, holderId, reservationId, borrowerId } = row;
  return {
    unitId,
    lock,
    sequence,
    bootCount,
    openedAt,
    recordedAt,
    identifyBy,
    state: breakGlassState(row, now),
    ownerId,
    holderId,
    holderName,
    reservationId,
    borrowerId,
    identified: identityOf(row),
    reviewed: reviewOf(row),
  };
}

function identityOf(row: BreakGlassRow): BreakGlassView["identified"] {
  const { identifiedAt: at, identifiedBy: by, identifierId: facilityId, reason, reasonHash, isLate } = row;
  if (at === null || by === null || facilityId === null || reason === null || reasonHash === null)
    return null;
  return { at, by, facilityId, reason, reasonHash, late: isLate === true };
}

function reviewOf(row: BreakGlassRow): BreakGlassView["reviewed"] {
  const { reviewedAt: at, reviewedBy: by, reviewerId: facilityId, isJustified, report: document } = row;
  if (at === null || by === null || facilityId === null || document === null) return null;
  return { at, by, facilityId, justified: isJustified === true, document };
}
