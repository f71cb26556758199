import { AppError } from "@medequipshare/domain";
import { routes, type UnitDetail } from "@medequipshare/protocol";
import {
  countUnitsByType,
  type Database,
  findLock,
  findMeter,
  getUnit,
  listActivity,
  listBusyIntervals,
  listCertificates,
  listFacilityNames,
  listMaintenanceWindows,
  listReadings,
  listStaleHolds,
  listStock,
  listUnits,
} from "@medequipshare/readmodel";
import type { ChainClock } from "../http/chain-clock.ts";
import type { Mount } from "../http/mount.ts";
import { pageView } from "../http/page-view.ts";
import { busyView, windowView } from "../reservation/view.ts";
import { activityView, typeNameOf, unitView, type Window } from "./view.ts";

export type EquipmentRoutesParameters = { readonly db: Database; readonly clock: ChainClock };

const DAY_SECONDS = 86_400;
const LONGEST_CALENDAR = 366 * DAY_SECONDS;

export function mountEquipment(mount: Mount, { db, clock }: EquipmentRoutesParameters): void {
  mount(routes.unit.types, async () => ({
    items: (await countUnitsByType(db))
      .map(({ productCode, units }) => ({ productCode, units, name: typeNameOf(productCode) ?? productCode }))
      .sort((one, other) => one.name.localeCompare(other.name)),
  }));

  mount(routes.unit.list, async ({ query }) => {
    const { productCode, ownerId, holderId, text, fit, sort, limit, cursor } = query;
    const window = windowOf(query, await clock());
    const order = sort === "type" ? "product-code" : "id";
    const filter = {
      productCode,
      ownerId,
      holderId,
      text,
      fitUntil: fit === true ? window.endsAt : undefined,
      unfitUntil: fit === false ? window.endsAt : undefined,
      sort: order,
      limit,
      after: cursor,
    } as const;
    const found = await listUnits(db, filter);
    const names = await listFacilityNames(
      db,
      found.items.flatMap((row) => [row.ownerId, row.holderId]),
    );
    return pageView(found, (row) => unitView(row, names, window));
  });

  mount(routes.unit.get, async ({ params: { unitId }, query }) =>
    readDetail(db, unitId, windowOf(query, await clock())),
  );

  mount(routes.unit.calendar, async ({ params: { unitId }, query: { from, to } }) => {
    if (to <= from || to - from > LONGEST_CALENDAR) {
      throw new AppError("input.invalid", {
        field: "to",
        value: to,
        problem: "it must lie after from, within a year",
      });
    }
    const asked = { unitId, from, to, now: await clock() };
    const [{ slotSeconds }, busy, windows, stale] = await Promise.all([
      getUnit(db, unitId),
      listBusyIntervals(db, asked),
      listMaintenanceWindows(db, asked),
      listStaleHolds(db, asked),
    ]);
    return {
      unitId,
      from,
      to,
      slotSeconds,
      busy: busy.map(busyView),
      windows: windows.map(windowView),
      stale: [...stale],
    };
  });

  mount(routes.stock.get, async ({ params: { facilityId } }) => ({
    items: (await listStock(db, facilityId)).map((row) => ({ ...row })),
  }));

  mount(routes.unit.history, async ({ params: { unitId }, query: { limit, cursor } }) => {
    await getUnit(db, unitId);
    return pageView(await listActivity(db, { unitId, limit, after: cursor }), activityView);
  });
}

async function readDetail(db: Database, id: number, window: Window): Promise<UnitDetail> {
  const row = await getUnit(db, id);
  const [names, certificates, meter, readings, lock] = await Promise.all([
    listFacilityNames(db, [row.ownerId, row.holderId]),
    listCertificates(db, id),
    findMeter(db, id),
    listReadings(db, id),
    findLock(db, id),
  ]);
  const last = readings.findLast(({ epoch }) => epoch === meter?.epoch);
  const { cost, residual, acquiredAt, life, rateBps, method } = row;
  return {
    ...unitView(row, names, window),
    certificates: certificates.map(({ kind, issuedBy, validUntil, document, issuedAt }) => ({
      kind,
      issuedBy,
      validUntil,
      document,
      issuedAt,
    })),
    valuation: { cost, residual, acquiredAt, life, rateBps, method },
    meter:
      meter === undefined
        ? null
        : {
            epoch: meter.epoch,
            x: meter.x,
            y: meter.y,
            lastSequence: last?.sequence ?? 0,
            runSeconds: last?.runSeconds ?? 0n,
            takenAt: last?.takenAt ?? 0,
          },
    lock: lock === undefined ? null : { x: lock.x, y: lock.y },
  };
}

/** The window asked about; the day from now unless told. */
function windowOf(
  asked: { startsAt?: number | undefined; endsAt?: number | undefined },
  now: number,
): Window {
  const startsAt = asked.startsAt ?? now;
  const endsAt = asked.endsAt ?? startsAt + DAY_SECONDS;
  if (endsAt <= startsAt) throw new AppError("reservation.interval-empty", { startsAt, endsAt });
  return { startsAt, endsAt };
}
