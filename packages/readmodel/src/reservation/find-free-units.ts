import {
  type CapabilityNeed,
  defaultOfferWeights,
  encodePolicy,
  type PriorityName,
} from "@medequipshare/domain";
import { and, eq, gte, inArray, lte, or, type SQL, sql } from "drizzle-orm";
import type { Reader } from "../db/database.ts";
import { rowsOf } from "../db/rows-of.ts";
import { capabilityTable } from "../document/local-table.ts";
import type { Lender } from "./list-lenders.ts";
import { isBlockedWithin, occupies, overlaps } from "./occupies.ts";
import { listingTable, maintenanceWindowTable, reservationTable } from "./table.ts";

/** A type of equipment that would do, and what a unit of it must be able to do. */
export type WantedType = {
  readonly productCode: string;
  readonly isSubstitute: boolean;
  readonly needs: readonly CapabilityNeed[];
};

export type FindFreeUnitsParameters = {
  readonly types: readonly WantedType[];
  readonly lenders: readonly Lender[];
  /** Unix seconds, turnaround included; half-open. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly now: number;
  /** Unless told, what a unit is lent for does not count. */
  readonly priority?: PriorityName | undefined;
  readonly limit: number;
};

const DAY_SECONDS = 86_400;
/** More than any cost, way and fairness in token units: standing and type come before them. */
const CLASS = (2n ** 58n).toString();

/**
 * The units nobody holds or reserved in the interval that come first in the order of the domain's `rankOffers`, by id.
 * All units of the types are put in order by what they and their owners are; only then, one after the other, is each
 * looked up in the index of live reservations, until enough are free. That is why it stays fast when there are many.
 */
export async function findFreeUnits(
  db: Reader,
  parameters: FindFreeUnitsParameters,
): Promise<readonly number[]> {
  const { types, lenders, startsAt, endsAt, now, limit } = parameters;
  if (lenders.length === 0 || types.length === 0) return [];
  const codes = types.map(({ productCode }) => productCode);
  const asked = types.filter(({ isSubstitute }) => !isSubstitute).map(({ productCode }) => productCode);
  const { unitId, ownerId, productCode } = listingTable;
  // A scalar subquery, not an anti-join: it is asked row by row in the order given, and no longer than needed.
  const taken = sql`(select true from ${reservationTable}
    where ${reservationTable.unitId} = wanted.unit_id and ${overlaps(startsAt, endsAt)} and ${occupies(now)} limit 1)`;
  const blocked = sql`(select true from ${maintenanceWindowTable}
    where ${maintenanceWindowTable.unitId} = wanted.unit_id and ${isBlockedWithin(startsAt, endsAt)} limit 1)`;
  const found = await db.execute(sql`
    with lender as materialized (
      select * from jsonb_to_recordset(${termsOf(lenders)}::text::jsonb)
        as lender (id bigint, standing bigint, points bigint)
    )
    select unit_id from (
      select ${unitId} as unit_id,
        (greatest(lender.standing, case when ${isReady(parameters)} then 0 else 2 end) * 2
          + case when ${inArray(productCode, asked)} then 0 else 1 end) * ${CLASS}::bigint
          + lender.points + ${costOf(startsAt, endsAt)} as place
      from lender join ${listingTable} on ${ownerId} = lender.id
      where ${inArray(productCode, codes)} and coalesce(${or(...types.map((type) => serves(db, type)))}, false)
      order by 2, 1
    ) as wanted
    where not coalesce(${taken}, false) and not coalesce(${blocked}, false)
    order by place, unit_id
    limit ${limit}`);
  return rowsOf(found).map((row) => Number(row["unit_id"]));
}

/** What all units of a lender share of the rank: its standing, and way and fairness in token units. */
function termsOf(lenders: readonly Lender[]): string {
  const { perMinute, perHourLent } = defaultOfferWeights;
  return JSON.stringify(
    lenders.map(({ ownerId: id, travelMinutes, hoursLent, isActive, isInArea, hasAgreement }) => ({
      id,
      standing: isActive && isInArea ? (hasAgreement ? 0 : 1) : 2,
      points: (BigInt(travelMinutes) * perMinute + BigInt(hoursLent) * perHourLent).toString(),
    })),
  );
}

/** Fit until the end, and the terms allow the interval, by the rule of `checkWindow`, and the priority. */
function isReady({ startsAt, endsAt, now, priority }: FindFreeUnitsParameters): SQL {
  const { fitUntil, slotSeconds, leadSeconds, horizonDays, minimumSlots, maximumSlots, policy } =
    listingTable;
  const length = endsAt - startsAt;
  const wanted = encodePolicy({
    approvalNeeded: false,
    priorities: priority === undefined ? [] : [priority],
  });
  return sql`${fitUntil} >= ${endsAt}
    and ${startsAt}::bigint % ${slotSeconds} = 0 and ${endsAt}::bigint % ${slotSeconds} = 0
    and ${startsAt} >= ${now}::bigint + ${leadSeconds}
    and ${endsAt} <= ${now}::bigint + ${horizonDays} * ${DAY_SECONDS}::bigint
    and ${length}::bigint between ${minimumSlots} * ${slotSeconds} and ${maximumSlots}::bigint * ${slotSeconds}
    and ${policy} & ${wanted}::smallint = ${wanted}`;
}

/** Price and contribution: the rule of `quote`. Beyond 48 days an hour's charge of 41 bits may ask for wider numbers. */
function costOf(startsAt: number, endsAt: number): SQL {
  const { chargePerHour, turnaroundSlots, slotSeconds } = listingTable;
  const length = endsAt - startsAt;
  const usable = sql`greatest(0, ${length}::bigint - ${turnaroundSlots} * ${slotSeconds})`;
  return length < 2 ** 22
    ? sql`${chargePerHour} * ${usable} / 3600`
    : sql`div(${chargePerHour}::numeric * ${usable}, 3600)`;
}

/** Inside a function's arguments, so that specifications are looked up in a hash and never joined row by row. */
function serves(db: Reader, { productCode, needs }: WantedType): SQL | undefined {
  const { specification } = listingTable;
  const met = needs.map((need) => inArray(specification, specificationsMeeting(db, need)));
  return and(eq(listingTable.productCode, productCode), ...met);
}

function specificationsMeeting(db: Reader, need: CapabilityNeed) {
  const { digest, name, word, number } = capabilityTable;
  const value =
    "is" in need
      ? eq(word, need.is)
      : "atLeast" in need
        ? gte(number, need.atLeast)
        : lte(number, need.atMost);
  return db
    .select({ digest })
    .from(capabilityTable)
    .where(and(eq(name, need.name), value));
}
