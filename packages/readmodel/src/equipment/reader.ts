import type { FacilityKindName } from "@medequipshare/domain";
import { and, asc, desc, eq, gt, ilike, inArray, not, or, type SQL, sql } from "drizzle-orm";
import type { Reader } from "../db/database.ts";
import { found } from "../db/found.ts";
import { type Page, type PageRequest, pageLimit, pageOf } from "../db/page.ts";
import { readCursorNumber, readPageCursor } from "../db/read-page-cursor.ts";
import { type PublicContent, publicDocumentTable } from "../document/local-table.ts";
import { facilityTable } from "../facility/table.ts";
import { certificateTable, termsTable, unitTable } from "./table.ts";

export type UnitRow = typeof unitTable.$inferSelect;
export type CertificateRow = typeof certificateTable.$inferSelect;
export type TermsRow = typeof termsTable.$inferSelect;

/** A unit with its terms in force, its owner's kind, and its public specification when this node has fetched it. */
export type UnitWithTerms = UnitRow & {
  readonly terms: TermsRow | null;
  readonly ownerKind: FacilityKindName | null;
  readonly specificationContent: PublicContent | null;
};

function selectUnits(db: Reader) {
  return db
    .select({
      unit: unitTable,
      terms: termsTable,
      ownerKind: facilityTable.kind,
      specificationContent: publicDocumentTable.content,
    })
    .from(unitTable)
    .leftJoin(
      termsTable,
      and(eq(termsTable.unitId, unitTable.id), eq(termsTable.version, unitTable.termsVersion)),
    )
    .leftJoin(facilityTable, eq(facilityTable.id, unitTable.ownerId))
    .leftJoin(publicDocumentTable, eq(publicDocumentTable.digest, unitTable.specification));
}

type Selected = Awaited<ReturnType<typeof selectUnits>>[number];
const flat = ({ unit, ...rest }: Selected): UnitWithTerms => ({ ...unit, ...rest });

export async function findUnit(db: Reader, id: number): Promise<UnitWithTerms | undefined> {
  const [row] = await selectUnits(db).where(eq(unitTable.id, id));
  return row && flat(row);
}

/** Throws input.not-found. */
export async function getUnit(db: Reader, id: number): Promise<UnitWithTerms> {
  return found(await findUnit(db, id), "unit", "id", id);
}

/** The units that exist among the ids, by id. */
export async function listUnitsById(
  db: Reader,
  ids: readonly number[],
): Promise<ReadonlyMap<number, UnitWithTerms>> {
  if (ids.length === 0) return new Map();
  const rows = await selectUnits(db).where(inArray(unitTable.id, [...ids]));
  return new Map(rows.map((row) => [row.unit.id, flat(row)]));
}

export async function findUnitByIdentifier(
  db: Reader,
  deviceIdentifier: string,
  serialNumber: string,
): Promise<UnitWithTerms | undefined> {
  const [row] = await selectUnits(db).where(
    and(eq(unitTable.deviceIdentifier, deviceIdentifier), eq(unitTable.serialNumber, serialNumber)),
  );
  return row && flat(row);
}

export type ListUnitsParameters = PageRequest & {
  readonly productCode?: string | undefined;
  readonly ownerId?: number | undefined;
  readonly holderId?: number | undefined;
  /** Anywhere in product code, identifiers or specification. */
  readonly text?: string | undefined;
  /** Only units fit to lend until this instant, unix seconds. */
  readonly fitUntil?: number | undefined;
  /** Only those that are not, or not until then. */
  readonly unfitUntil?: number | undefined;
  readonly sort?: "id" | "product-code" | undefined;
};

/** Units in the chosen order; the fitness verdict follows from each by `fitnessReasons`. */
export async function listUnits(
  db: Reader,
  parameters: ListUnitsParameters = {},
): Promise<Page<UnitWithTerms>> {
  const byCode = parameters.sort === "product-code";
  const rows = await selectUnits(db)
    .where(and(...filters(parameters), afterCursor(parameters.after, byCode)))
    .orderBy(...(byCode ? [asc(unitTable.productCode)] : []), asc(unitTable.id))
    .limit(pageLimit(parameters) + 1);
  return pageOf(rows.map(flat), parameters, (last) =>
    byCode ? `${last.productCode}~${last.id}` : String(last.id),
  );
}

function filters(parameters: ListUnitsParameters): (SQL | undefined)[] {
  const { productCode, ownerId, holderId, text, fitUntil, unfitUntil } = parameters;
  const pattern = `%${text?.replace(/[\\%_]/g, (special) => `\\${special}`)}%`;
  return [
    productCode === undefined ? undefined : eq(unitTable.productCode, productCode),
    ownerId === undefined ? undefined : eq(unitTable.ownerId, ownerId),
    holderId === undefined ? undefined : eq(unitTable.holderId, holderId),
    text === undefined || text === ""
      ? undefined
      : or(
          ilike(unitTable.productCode, pattern),
          ilike(unitTable.deviceIdentifier, pattern),
          ilike(unitTable.serialNumber, pattern),
          ilike(sql`${publicDocumentTable.content}::text`, pattern),
        ),
    fitUntil === undefined ? undefined : isFitUntil(fitUntil),
    unfitUntil === undefined ? undefined : not(isFitUntil(unfitUntil)),
  ];
}

/** The same rule as `fitnessReasons`, for the database. */
function isFitUntil(endsAt: number): SQL {
  return sql`(${unitTable.reasons} = 0 and ${unitTable.calibratedUntil} >= ${endsAt}
    and ${unitTable.electricallySafeUntil} >= ${endsAt} and ${unitTable.maintenanceDueAt} >= ${endsAt})`;
}

function afterCursor(after: string | undefined, byCode: boolean): SQL | undefined {
  if (after === undefined) return undefined;
  if (!byCode) return gt(unitTable.id, readCursorNumber(after));
  const [code, id] = readPageCursor(after, 2);
  return sql`(${unitTable.productCode}, ${unitTable.id}) > (${code}, ${readCursorNumber(id)})`;
}

/** How many units there are of each type, the most frequent first. */
export async function countUnitsByType(
  db: Reader,
): Promise<readonly { readonly productCode: string; readonly units: number }[]> {
  const units = sql<number>`count(*)::int`;
  return db
    .select({ productCode: unitTable.productCode, units })
    .from(unitTable)
    .groupBy(unitTable.productCode)
    .orderBy(desc(units), asc(unitTable.productCode));
}

/** Newest first. */
export async function listCertificates(db: Reader, unitId: number): Promise<readonly CertificateRow[]> {
  return db
    .select()
    .from(certificateTable)
    .where(eq(certificateTable.unitId, unitId))
    .orderBy(desc(certificateTable.block), desc(certificateTable.logIndex));
}

/** The terms a reservation was made under. Throws input.not-found. */
export async function getTerms(db: Reader, unitId: number, version: number): Promise<TermsRow> {
  const [row] = await db
    .select()
    .from(termsTable)
    .where(and(eq(termsTable.unitId, unitId), eq(termsTable.version, version)));
  return found(row, "version of terms", "version", version);
}
