import { asc, eq, sql } from "drizzle-orm";
import type { Reader } from "../db/database.ts";
import { reserveFloorTable, unitTable } from "./table.ts";

/** An owner's units of one type. */
export type StockRow = {
  readonly productCode: string;
  readonly units: number;
  /** In the owner's own hands. */
  readonly atHome: number;
  /** How many have to stay there; 0 for none. */
  readonly floor: number;
};

/** What an owner has of each type, and how many of them it keeps at home; by type. */
export async function listStock(db: Reader, ownerId: number): Promise<readonly StockRow[]> {
  const { productCode, holderId } = unitTable;
  const units = await db
    .select({
      productCode,
      units: sql<number>`count(*)::int`,
      atHome: sql<number>`(count(*) filter (where ${holderId} = ${ownerId}))::int`,
    })
    .from(unitTable)
    .where(eq(unitTable.ownerId, ownerId))
    .groupBy(productCode)
    .orderBy(asc(productCode));
  const floors = await db
    .select({ productCode: reserveFloorTable.productCode, floor: reserveFloorTable.floor })
    .from(reserveFloorTable)
    .where(eq(reserveFloorTable.ownerId, ownerId));
  const byCode = new Map(floors.map((row) => [row.productCode, row.floor]));
  const none = floors.filter((row) => !units.some((unit) => unit.productCode === row.productCode));
  return [
    ...units.map((unit) => ({ ...unit, floor: byCode.get(unit.productCode) ?? 0 })),
    ...none.map((row) => ({ ...row, units: 0, atHome: 0 })),
  ];
}
