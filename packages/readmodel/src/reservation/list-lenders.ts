import {
  type Coordinates,
  cellResolution,
  type H3Cell,
  parentCell,
  roadKilometres,
  travelBox,
  travelMinutes,
} from "@medequipshare/domain";
import { and, between, desc, eq, exists, gte, inArray, isNotNull, lte, ne, type SQL, sql } from "drizzle-orm";
import type { Reader } from "../db/database.ts";
import { agreementTable, facilityTable, serviceAreaCellTable } from "../facility/table.ts";
import { lentDayTable, lentTable } from "../settlement/table.ts";
import { listingTable } from "./table.ts";

const FAIRNESS_DAYS = 90;
const DAY_SECONDS = 86_400;

export type ListLendersParameters = {
  readonly borrowerId: number;
  readonly homeCell: H3Cell;
  /** The middle of that cell. */
  readonly home: Coordinates;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly productCodes: readonly string[];
  /** Estimated driving time between the homes; however far unless told. */
  readonly withinMinutes?: number | undefined;
  /** Unix seconds. */
  readonly now: number;
};

/** A facility that lists units of a type, as a borrower meets it. */
export type Lender = {
  readonly ownerId: number;
  readonly travelMinutes: number;
  readonly kilometres: number;
  /** Whether it stays licensed and insured until the end. */
  readonly isActive: boolean;
  readonly isInArea: boolean;
  /** Whether an agreement covers the whole interval. */
  readonly hasAgreement: boolean;
  /** Whole hours its units ran on loans settled today and in the 89 days (UTC) before. */
  readonly hoursLent: number;
};

/** Who lists units of the types and is near enough, with what every unit of theirs has in common. One query. */
export async function listLenders(db: Reader, parameters: ListLendersParameters): Promise<readonly Lender[]> {
  const { borrowerId, homeCell, home, endsAt, productCodes } = parameters;
  const { withinMinutes = Number.POSITIVE_INFINITY } = parameters;
  const lists = db
    .select({ one: sql`1` })
    .from(listingTable)
    .where(
      and(eq(listingTable.ownerId, facilityTable.id), inArray(listingTable.productCode, [...productCodes])),
    );
  const { id, latitude, longitude, activeUntil } = facilityTable;
  const rows = await db
    .select({
      ownerId: id,
      latitude,
      longitude,
      isActive: sql<boolean>`${activeUntil} >= ${endsAt}`,
      isInArea: sql<boolean>`exists ${areaCells(db, homeCell)}`,
      hasAgreement: sql<boolean>`exists ${agreement(db, parameters)}`,
      secondsLent: secondsLent(db, parameters.now).mapWith(Number),
    })
    .from(facilityTable)
    .leftJoin(lentTable, eq(lentTable.ownerId, id))
    .where(and(ne(id, borrowerId), isNotNull(latitude), ...box(home, withinMinutes), exists(lists)));
  return rows.flatMap(({ latitude: north, longitude: east, secondsLent: seconds, ...facts }) => {
    if (north === null || east === null) return [];
    const place = { latitude: north, longitude: east };
    const minutes = travelMinutes(place, home);
    if (minutes > withinMinutes) return [];
    const kilometres = Math.round(roadKilometres(place, home) * 10) / 10;
    return [{ ...facts, travelMinutes: minutes, kilometres, hoursLent: Math.floor(seconds / 3600) }];
  });
}

/** What the index finds before each way is reckoned. */
function box(home: Coordinates, minutes: number): readonly SQL[] {
  if (!Number.isFinite(minutes)) return [];
  const { south, north, west, east } = travelBox(home, minutes);
  const { latitude, longitude } = facilityTable;
  const band = between(latitude, south, north);
  return west === undefined || east === undefined ? [band] : [band, between(longitude, west, east)];
}

function areaCells(db: Reader, home: H3Cell) {
  const parents = Array.from({ length: cellResolution(home) + 1 }, (_, resolution) =>
    parentCell(home, resolution),
  );
  const { facilityId, cell } = serviceAreaCellTable;
  return db
    .select({ one: sql`1` })
    .from(serviceAreaCellTable)
    .where(and(eq(facilityId, facilityTable.id), inArray(cell, parents)));
}

function agreement(db: Reader, { borrowerId, startsAt, endsAt }: ListLendersParameters) {
  const { ownerId, from, until } = agreementTable;
  return db
    .select({ one: sql`1` })
    .from(agreementTable)
    .where(
      and(
        eq(ownerId, facilityTable.id),
        eq(agreementTable.borrowerId, borrowerId),
        lte(from, startsAt),
        gte(until, endsAt),
      ),
    );
}

/** What the owner's units ran in all, less what they had run when the 90 days began. */
function secondsLent(db: Reader, now: number) {
  const { ownerId, day, seconds } = lentDayTable;
  const before = db
    .select({ seconds })
    .from(lentDayTable)
    .where(and(eq(ownerId, facilityTable.id), lte(day, Math.floor(now / DAY_SECONDS) - FAIRNESS_DAYS)))
    .orderBy(desc(day))
    .limit(1);
  return sql`coalesce(${lentTable.seconds}, 0) - coalesce((${before}), 0)`;
}
