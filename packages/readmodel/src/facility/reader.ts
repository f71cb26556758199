import type { FacilityKindName, H3Cell } from "@medequipshare/domain";
import { and, asc, desc, eq, gt, or } from "drizzle-orm";
import type { Hex } from "../db/column.ts";
import type { Reader } from "../db/database.ts";
import { found } from "../db/found.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { type Page, type PageRequest, pageLimit, pageOf } from "../db/page.ts";
import { readCursorNumber } from "../db/read-page-cursor.ts";
import { type PublicContent, publicDocumentTable } from "../document/local-table.ts";
import { ledgerAccountTable } from "../settlement/table.ts";
import {
  agreementSignatureTable,
  agreementTable,
  attestationTable,
  competencyTable,
  facilityTable,
  ratingTable,
  scoreTable,
  serviceAreaCellTable,
  staffTable,
} from "./table.ts";

export type FacilityRow = typeof facilityTable.$inferSelect;
/** A facility with what live loans leave of its cover, and its public profile when this node has fetched it. */
export type FacilityWithProfile = FacilityRow & {
  /** Token units; 0 also when a renewed cover is lower than what loans took of the former one. */
  readonly coverLeft: bigint;
  readonly profileContent: PublicContent | null;
};
export type StaffRow = typeof staffTable.$inferSelect;
export type CompetencyRow = typeof competencyTable.$inferSelect;
export type AgreementRow = typeof agreementTable.$inferSelect;
export type AgreementSignatureRow = typeof agreementSignatureTable.$inferSelect;
export type AttestationRow = typeof attestationTable.$inferSelect;
export type RatingRow = typeof ratingTable.$inferSelect;
export type ScoreRow = typeof scoreTable.$inferSelect;

function selectFacilities(db: Reader) {
  return db
    .select({
      facility: facilityTable,
      insured: ledgerAccountTable.insured,
      profileContent: publicDocumentTable.content,
    })
    .from(facilityTable)
    .leftJoin(ledgerAccountTable, eq(ledgerAccountTable.facilityId, facilityTable.id))
    .leftJoin(publicDocumentTable, eq(publicDocumentTable.digest, facilityTable.profile));
}

type Selected = Awaited<ReturnType<typeof selectFacilities>>[number];

function flat({ facility, insured, profileContent }: Selected): FacilityWithProfile {
  const left = facility.cover - (insured ?? 0n);
  return { ...facility, coverLeft: left > 0n ? left : 0n, profileContent };
}

export async function findFacility(db: Reader, id: number): Promise<FacilityWithProfile | undefined> {
  const [row] = await selectFacilities(db).where(eq(facilityTable.id, id));
  return row && flat(row);
}

/** Throws input.not-found. */
export async function getFacility(db: Reader, id: number): Promise<FacilityWithProfile> {
  return found(await findFacility(db, id), "facility", "id", id);
}

/** The facility that was activated under the NPI; while there is none, the first that applied with it. */
export async function findFacilityByNpi(db: Reader, npi: string): Promise<FacilityWithProfile | undefined> {
  const [row] = await selectFacilities(db)
    .where(eq(facilityTable.npi, npi))
    .orderBy(desc(gt(facilityTable.activeUntil, 0)), asc(facilityTable.id))
    .limit(1);
  return row && flat(row);
}

export type ListFacilitiesParameters = PageRequest & {
  readonly kind?: FacilityKindName | undefined;
  /** Only those that never were active, or only the others. */
  readonly applied?: boolean | undefined;
};

/** Facilities by id. */
export async function listFacilities(
  db: Reader,
  parameters: ListFacilitiesParameters = {},
): Promise<Page<FacilityWithProfile>> {
  const { after, kind, applied } = parameters;
  const rows = await selectFacilities(db)
    .where(
      and(
        after === undefined ? undefined : gt(facilityTable.id, readCursorNumber(after)),
        kind && eq(facilityTable.kind, kind),
        applied === undefined ? undefined : (applied ? eq : gt)(facilityTable.activeUntil, 0),
      ),
    )
    .orderBy(asc(facilityTable.id))
    .limit(pageLimit(parameters) + 1);
  return pageOf(rows.map(flat), parameters, (last) => String(last.id));
}

/** Everyone ever appointed at the facility and not appointed elsewhere since; compare `until` with the time. */
export async function listStaff(db: Reader, facilityId: number): Promise<readonly StaffRow[]> {
  return db
    .select()
    .from(staffTable)
    .where(eq(staffTable.facilityId, facilityId))
    .orderBy(asc(staffTable.appointedAt), asc(staffTable.account));
}

export async function findStaff(db: Reader, account: Hex): Promise<StaffRow | undefined> {
  const [row] = await db
    .select()
    .from(staffTable)
    .where(eq(staffTable.account, lowerHex(account)));
  return row;
}

export async function listCompetencies(db: Reader, facilityId: number): Promise<readonly CompetencyRow[]> {
  return db
    .select()
    .from(competencyTable)
    .where(eq(competencyTable.facilityId, facilityId))
    .orderBy(asc(competencyTable.account), asc(competencyTable.productCode));
}

export async function listServiceArea(db: Reader, facilityId: number): Promise<readonly H3Cell[]> {
  const rows = await db
    .select({ cell: serviceAreaCellTable.cell })
    .from(serviceAreaCellTable)
    .where(eq(serviceAreaCellTable.facilityId, facilityId))
    .orderBy(asc(serviceAreaCellTable.cell));
  return rows.map((row) => row.cell);
}

export async function listAttestations(db: Reader, facilityId: number): Promise<readonly AttestationRow[]> {
  return db
    .select()
    .from(attestationTable)
    .where(eq(attestationTable.facilityId, facilityId))
    .orderBy(asc(attestationTable.block), asc(attestationTable.logIndex));
}

/** Agreements in which the facility lends or borrows. */
export async function listAgreements(db: Reader, facilityId: number): Promise<readonly AgreementRow[]> {
  return db
    .select()
    .from(agreementTable)
    .where(or(eq(agreementTable.ownerId, facilityId), eq(agreementTable.borrowerId, facilityId)))
    .orderBy(asc(agreementTable.ownerId), asc(agreementTable.borrowerId));
}

export async function findAgreement(
  db: Reader,
  ownerId: number,
  borrowerId: number,
): Promise<AgreementRow | undefined> {
  const [row] = await db
    .select()
    .from(agreementTable)
    .where(and(eq(agreementTable.ownerId, ownerId), eq(agreementTable.borrowerId, borrowerId)));
  return row;
}

export async function listAgreementSignatures(
  db: Reader,
  facilityId: number,
): Promise<readonly AgreementSignatureRow[]> {
  const { ownerId, borrowerId } = agreementSignatureTable;
  return db
    .select()
    .from(agreementSignatureTable)
    .where(or(eq(ownerId, facilityId), eq(borrowerId, facilityId)))
    .orderBy(asc(agreementSignatureTable.at), asc(agreementSignatureTable.signedFor));
}

/** Sums over the ratings the facility received; zeros before the first. */
export async function getScore(db: Reader, facilityId: number): Promise<ScoreRow> {
  const [row] = await db.select().from(scoreTable).where(eq(scoreTable.facilityId, facilityId));
  return row ?? { facilityId, count: 0, condition: 0, punctuality: 0, communication: 0 };
}

export async function listRatings(
  db: Reader,
  filter: { readonly ratedId: number } | { readonly reservationId: bigint },
): Promise<readonly RatingRow[]> {
  const matches =
    "ratedId" in filter
      ? eq(ratingTable.ratedId, filter.ratedId)
      : eq(ratingTable.reservationId, filter.reservationId);
  return db
    .select()
    .from(ratingTable)
    .where(matches)
    .orderBy(asc(ratingTable.committedAt), asc(ratingTable.raterId));
}
