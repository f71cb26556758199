import { routes, type WorkOrder } from "@medequipshare/protocol";
import {
  type Database,
  findPlan,
  getFund,
  getUnit,
  listFundEntries,
  listWorkOrders,
  type OwnedWorkOrderRow,
} from "@medequipshare/readmodel";
import type { Mount } from "../http/mount.ts";

export function mountMaintenance(mount: Mount, db: Database): void {
  mount(routes.maintenance.fund, async ({ params: { unitId } }) => {
    await getUnit(db, unitId);
    const [{ balance }, plan, entries] = await Promise.all([
      getFund(db, unitId),
      findPlan(db, unitId),
      listFundEntries(db, unitId),
    ]);
    return {
      unitId,
      balance,
      plan: plan === undefined ? null : { intervalSeconds: plan.intervalSeconds, dueAt: plan.dueAt },
      entries: entries.map(({ kind, amount, facilityId, workOrderId, balance: after, at }) => ({
        kind,
        amount,
        facilityId,
        workOrderId,
        balance: after,
        at,
      })),
    };
  });

  mount(routes.maintenance.workOrders, async ({ query: { unitId, facilityId } }) => {
    // A facility sees the orders of its units and those it is to carry out.
    const lists =
      facilityId === undefined
        ? [await listWorkOrders(db, { unitId })]
        : await Promise.all([
            listWorkOrders(db, { unitId, ownerId: facilityId }),
            listWorkOrders(db, { unitId, providerId: facilityId }),
          ]);
    const byId = new Map(lists.flat().map((row) => [row.id, row]));
    return { items: [...byId.values()].sort((a, b) => (a.id < b.id ? 1 : -1)).map(workOrderView) };
  });
}

function workOrderView(row: OwnedWorkOrderRow): WorkOrder {
  const { id, unitId, ownerId, providerId, kind, state, amount, requestedBy, approvedBy, quote, report } =
    row;
  return {
    workOrderId: id,
    unitId,
    ownerId,
    providerId,
    kind,
    state,
    amount,
    requestedBy,
    approvedBy,
    quote,
    report,
  };
}
