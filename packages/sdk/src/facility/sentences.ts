import type { Sentences } from "../chain/told-event.ts";

/** What the events of this room tell. */
export const facilitySentences: Sentences<"facility"> = {
  FacilityApplied: "A facility applied for membership",
  FacilityAttested: "A reviewer attested a facility's evidence",
  FacilityActivated: "A facility became active",
  StaffAppointed: "A member of staff was appointed",
  StaffDismissed: "A member of staff was dismissed",
  StaffResigned: "A member of staff resigned",
  CompetencyCertified: "A competency was certified",
  ServiceAreaChanged: "A service area changed",
  AgreementSigned: "An agreement was signed by one side",
  AgreementInForce: "An agreement came into force",
  RatingCommitted: "A rating was sealed",
  RatingRevealed: "A rating was opened",
};
