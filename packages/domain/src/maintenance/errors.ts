import { defineErrors } from "../error/define-errors.ts";

export const maintenanceErrors = defineErrors({
  "maintenance.work-unknown": {
    template: "There is no work order {workOrderId}.",
    hint: "Check the number; the list of work orders shows those that exist.",
  },
  "maintenance.state-unexpected": {
    template: "Work order {workOrderId} is in state {current}, which does not allow this.",
    hint: "Look at the work order again; someone may have moved it on meanwhile.",
  },
  "maintenance.parties-not-distinct": {
    template: "{account} already has a part in work order {workOrderId}.",
    hint: "Requester, approver and payee are three different parties; someone else acts.",
  },
  "maintenance.provider-invalid": {
    template: "Facility {providerId} is not an active provider.",
    hint: "Choose a facility of the kind provider that is active.",
  },
  "maintenance.fund-insufficient": {
    template: "The fund of unit {unitId} holds {balance}; the work costs {needed}.",
    hint: "The owner contributes to the unit's fund first. Amounts are millionths of a dollar.",
  },
  "maintenance.plan-invalid": {
    template: "A plan for unit {unitId} every {intervalSeconds} seconds, due at {dueAt}, is not possible.",
    hint: "Give an interval over zero and a due date in the future.",
  },
  "maintenance.not-party": {
    template: "Facility {facilityId} has nothing to say about unit {unitId}.",
    hint: "Someone of the owner, the holder or the chosen provider acts.",
  },
});
