import type { Sentences } from "../chain/told-event.ts";

/** What the events of this room tell. */
export const usageSentences: Sentences<"usage"> = {
  MeterProposed: "A meter was proposed",
  MeterEnrolled: "A meter was enrolled",
  LockProposed: "A lock was proposed",
  LockEnrolled: "A lock was enrolled",
  ReadingAccepted: "A meter reading was verified",
  CheckoutGranted: "A check-out was granted",
  BreakGlassRecorded: "A lock was opened without a grant",
  BreakGlassPlaced: "An opening without a grant was put down to its loan",
  BreakGlassIdentified: "Somebody said who opened a lock without a grant",
  BreakGlassReviewed: "An opening without a grant was reviewed",
};
