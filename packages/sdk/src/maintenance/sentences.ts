import type { Sentences } from "../chain/told-event.ts";

/** What the events of this room tell. */
export const maintenanceSentences: Sentences<"maintenance"> = {
  UnitFundCredited: "A unit's maintenance fund grew",
  PlanSet: "A maintenance plan was set",
  WorkRequested: "Maintenance was requested",
  WorkApproved: "Maintenance was approved",
  WorkDone: "Maintenance was done",
  WorkPaid: "Maintenance was paid from the fund",
};
