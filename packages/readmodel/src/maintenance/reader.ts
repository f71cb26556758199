import { and, asc, desc, eq, inArray } from "drizzle-orm";
import type { Reader } from "../db/database.ts";
import { found } from "../db/found.ts";
import { unitTable } from "../equipment/table.ts";
import { fundBalanceTable, fundEntryTable, planTable, type WorkStateName, workOrderTable } from "./table.ts";

export type FundBalanceRow = typeof fundBalanceTable.$inferSelect;
export type FundEntryRow = typeof fundEntryTable.$inferSelect;
export type PlanRow = typeof planTable.$inferSelect;
export type WorkOrderRow = typeof workOrderTable.$inferSelect;
export type OwnedWorkOrderRow = WorkOrderRow & {
  /** Owns the unit. */
  readonly ownerId: number;
};

/** The maintenance fund of a unit; zeros before the first contribution. */
export async function getFund(db: Reader, unitId: number): Promise<FundBalanceRow> {
  const [row] = await db.select().from(fundBalanceTable).where(eq(fundBalanceTable.unitId, unitId));
  return row ?? { unitId, balance: 0n, contributed: 0n, paidOut: 0n };
}

/** Newest first. */
export async function listFundEntries(db: Reader, unitId: number): Promise<readonly FundEntryRow[]> {
  return db
    .select()
    .from(fundEntryTable)
    .where(eq(fundEntryTable.unitId, unitId))
    .orderBy(desc(fundEntryTable.block), desc(fundEntryTable.logIndex));
}

export async function findPlan(db: Reader, unitId: number): Promise<PlanRow | undefined> {
  const [row] = await db.select().from(planTable).where(eq(planTable.unitId, unitId));
  return row;
}

export type ListWorkOrdersParameters = {
  readonly unitId?: number | undefined;
  readonly ownerId?: number | undefined;
  readonly providerId?: number | undefined;
  readonly states?: readonly WorkStateName[] | undefined;
};

/** By number. */
export async function listWorkOrders(
  db: Reader,
  parameters: ListWorkOrdersParameters = {},
): Promise<readonly OwnedWorkOrderRow[]> {
  const { unitId, ownerId, providerId, states } = parameters;
  const rows = await db
    .select({ workOrder: workOrderTable, ownerId: unitTable.ownerId })
    .from(workOrderTable)
    .innerJoin(unitTable, eq(unitTable.id, workOrderTable.unitId))
    .where(
      and(
        unitId === undefined ? undefined : eq(workOrderTable.unitId, unitId),
        ownerId === undefined ? undefined : eq(unitTable.ownerId, ownerId),
        providerId === undefined ? undefined : eq(workOrderTable.providerId, providerId),
        states === undefined ? undefined : inArray(workOrderTable.state, [...states]),
      ),
    )
    .orderBy(asc(workOrderTable.id));
  return rows.map(({ workOrder, ownerId }) => ({ ...workOrder, ownerId }));
}

/** Throws input.not-found. */
export async function getWorkOrder(db: Reader, id: bigint): Promise<WorkOrderRow> {
  const [row] = await db.select().from(workOrderTable).where(eq(workOrderTable.id, id));
  return found(row, "work order", "id", id);
}
