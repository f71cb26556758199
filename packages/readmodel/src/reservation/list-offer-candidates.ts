import { cellResolution, type H3Cell, parentCell } from "@medequipshare/domain";
import { and, asc, eq, gte, inArray, lte, ne, notExists, sql } from "drizzle-orm";
import type { Reader } from "../db/database.ts";
import { type PublicContent, publicDocumentTable } from "../document/local-table.ts";
import type { TermsRow, UnitRow } from "../equipment/reader.ts";
import { termsTable, unitTable } from "../equipment/table.ts";
import { getFacility, type ScoreRow } from "../facility/reader.ts";
import { agreementTable, facilityTable, scoreTable, serviceAreaCellTable } from "../facility/table.ts";
import { settlementTable } from "../settlement/table.ts";
import { occupies, overlaps } from "./occupies.ts";
import { reservationTable } from "./table.ts";

const FAIRNESS_DAYS = 90;
const DAY_SECONDS = 86_400;

export type ListOfferCandidatesParameters = {
  readonly productCode: string;
  /** Unix seconds, turnaround included; half-open. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly borrowerId: number;
  /** Unix seconds; lapsed holds do not count as taken. */
  readonly now: number;
};

export type OfferCandidateFacts = {
  readonly unit: UnitRow;
  readonly terms: TermsRow;
  readonly ownerCell: H3Cell;
  readonly ownerIsActive: boolean;
  readonly ownerProfile: PublicContent | null;
  readonly score: ScoreRow | null;
  /** Whether the borrower's home lies in the owner's service area. */
  readonly isInArea: boolean;
  /** Whether an agreement covers the whole interval. */
  readonly hasAgreement: boolean;
  /** Metered seconds of the owner's loans settled in the 90 days before now. */
  readonly ownerSecondsLent: number;
};

/**
 * Units of a type that nobody holds or reserved in the interval, of other owners and with terms, each with what decides
 * whether the borrower may have it. One query. Throws input.not-found when there is no such borrower.
 */
export async function listOfferCandidates(
  db: Reader,
  parameters: ListOfferCandidatesParameters,
): Promise<readonly OfferCandidateFacts[]> {
  const { productCode, startsAt, endsAt, borrowerId, now } = parameters;
  const { homeCell } = await getFacility(db, borrowerId);
  const taken = db
    .select({ one: sql`1` })
    .from(reservationTable)
    .where(and(eq(reservationTable.unitId, unitTable.id), overlaps(startsAt, endsAt), occupies(now)));
  const agreement = db
    .select({ one: sql`1` })
    .from(agreementTable)
    .where(
      and(
        eq(agreementTable.ownerId, unitTable.ownerId),
        eq(agreementTable.borrowerId, borrowerId),
        lte(agreementTable.from, startsAt),
        gte(agreementTable.until, endsAt),
      ),
    );
  return db
    .select({
      unit: unitTable,
      terms: termsTable,
      ownerCell: facilityTable.homeCell,
      ownerIsActive: sql<boolean>`${facilityTable.activeUntil} >= ${endsAt}`,
      ownerProfile: publicDocumentTable.content,
      score: scoreTable,
      isInArea: sql<boolean>`exists ${areaCells(db, homeCell)}`,
      hasAgreement: sql<boolean>`exists ${agreement}`,
      ownerSecondsLent: sql`${secondsLent(db, now)}`.mapWith(Number),
    })
    .from(unitTable)
    .innerJoin(
      termsTable,
      and(eq(termsTable.unitId, unitTable.id), eq(termsTable.version, unitTable.termsVersion)),
    )
    .innerJoin(facilityTable, eq(facilityTable.id, unitTable.ownerId))
    .leftJoin(scoreTable, eq(scoreTable.facilityId, unitTable.ownerId))
    .leftJoin(publicDocumentTable, eq(publicDocumentTable.digest, facilityTable.profile))
    .where(and(eq(unitTable.productCode, productCode), ne(unitTable.ownerId, borrowerId), notExists(taken)))
    .orderBy(asc(unitTable.id));
}

function areaCells(db: Reader, home: H3Cell) {
  const parents = Array.from({ length: cellResolution(home) + 1 }, (_, resolution) =>
    parentCell(home, resolution),
  );
  return db
    .select({ one: sql`1` })
    .from(serviceAreaCellTable)
    .where(
      and(
        eq(serviceAreaCellTable.facilityId, unitTable.ownerId),
        inArray(serviceAreaCellTable.cell, parents),
      ),
    );
}

function secondsLent(db: Reader, now: number) {
  return db
    .select({ seconds: sql`coalesce(sum(${settlementTable.meteredSeconds}), 0)` })
    .from(settlementTable)
    .where(
      and(
        eq(settlementTable.ownerId, unitTable.ownerId),
        gte(settlementTable.settledAt, now - FAIRNESS_DAYS * DAY_SECONDS),
      ),
    );
}
