import { follow } from "../db/follow.ts";
import { enterFund } from "./enter-fund.ts";
import { planTable, workOrderTable } from "./table.ts";

/** What plans, work orders and funds become by the events of the MaintenanceFund. */
export const maintenanceEvents = follow("maintenanceFund", {
  PlanSet: (rows, { by, ...plan }, { at }) => rows.put(planTable, { ...plan, setBy: by, setAt: at }),

  UnitFundCredited: (rows, credited, place) => enterFund(rows, place, { ...credited, kind: "contribution" }),

  WorkRequested: (rows, { workOrderId, kind, by, ...asked }, { at }) =>
    rows.put(workOrderTable, {
      ...asked,
      id: workOrderId,
      kind: kind === 0 ? "preventive" : "repair",
      state: "requested",
      requestedBy: by,
      requestedAt: at,
    }),

  WorkApproved: (rows, { workOrderId, by }, { at }) =>
    rows.patch(workOrderTable, { id: workOrderId }, { state: "approved", approvedBy: by, approvedAt: at }),

  WorkDone: (rows, { workOrderId, by, report }, { at }) =>
    rows.patch(workOrderTable, { id: workOrderId }, { state: "done", doneBy: by, doneAt: at, report }),

  WorkPaid: async (rows, { workOrderId, unitId, amount, balance, by }, place) => {
    const paid = { state: "paid", acceptedBy: by, paidAt: place.at } as const;
    await rows.patch(workOrderTable, { id: workOrderId }, paid);
    await enterFund(rows, place, { unitId, workOrderId, kind: "payout", amount, balance });
  },
});
