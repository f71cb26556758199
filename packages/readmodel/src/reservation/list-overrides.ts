import { and, desc, eq, isNull, or } from "drizzle-orm";
import type { Reader } from "../db/database.ts";
import { unitTable } from "../equipment/table.ts";
import { type OverrideStateName, overrideTable } from "./table.ts";

export type OverrideRow = typeof overrideTable.$inferSelect & { readonly productCode: string };

export type ListOverridesParameters = {
  /** As overrider, displaced or owner. */
  readonly facilityId?: number | undefined;
  readonly overriderId?: number | undefined;
  readonly state?: OverrideStateName | undefined;
  /** 100 unless told. */
  readonly limit?: number | undefined;
};

const MOST_ROWS = 100;

function selectOverrides(db: Reader) {
  return db
    .select({ override: overrideTable, productCode: unitTable.productCode })
    .from(overrideTable)
    .innerJoin(unitTable, eq(unitTable.id, overrideTable.unitId));
}
type Selected = Awaited<ReturnType<typeof selectOverrides>>[number];
const flat = ({ override, productCode }: Selected): OverrideRow => ({ ...override, productCode });

/** Overrides, the newest first. */
export async function listOverrides(
  db: Reader,
  { facilityId, overriderId, state, limit = MOST_ROWS }: ListOverridesParameters,
): Promise<readonly OverrideRow[]> {
  const { displacedFacilityId, ownerId } = overrideTable;
  const isParty = (id: number) =>
    or(eq(overrideTable.overriderId, id), eq(displacedFacilityId, id), eq(ownerId, id));
  const rows = await selectOverrides(db)
    .where(
      and(
        facilityId === undefined ? undefined : isParty(facilityId),
        overriderId === undefined ? undefined : eq(overrideTable.overriderId, overriderId),
        state === undefined ? undefined : eq(overrideTable.state, state),
      ),
    )
    .orderBy(desc(overrideTable.madeAt), desc(overrideTable.displacedId))
    .limit(Math.min(limit, MOST_ROWS));
  return rows.map(flat);
}

/** The override that displaced a reservation, or that made it. */
export async function findOverride(db: Reader, reservationId: bigint): Promise<OverrideRow | undefined> {
  const [row] = await selectOverrides(db).where(
    or(eq(overrideTable.displacedId, reservationId), eq(overrideTable.reservationId, reservationId)),
  );
  return row && flat(row);
}

/** Overrides that displaced the facility and whose first call it has not used; lapsed ones too. */
export async function listFirstCalls(db: Reader, facilityId: number): Promise<readonly OverrideRow[]> {
  const rows = await selectOverrides(db)
    .where(and(eq(overrideTable.displacedFacilityId, facilityId), isNull(overrideTable.firstCallEntryId)))
    .orderBy(desc(overrideTable.madeAt));
  return rows.map(flat);
}
