import type { Sentences } from "../chain/told-event.ts";

/** What the events of this room tell. */
export const equipmentSentences: Sentences<"equipment"> = {
  UnitRegistered: "A unit was registered",
  UnitApproved: "A second person approved a unit",
  CertificateIssued: "A certificate was filed",
  TermsSet: "Terms of sharing were set",
  UnitQuarantined: "A unit was quarantined",
  UnitReleased: "A unit left quarantine",
  FitnessChanged: "A unit's fitness changed",
  HolderChanged: "A unit changed hands",
  WaitlistNoted: "The waitlist of a unit began, ended or was put off",
  ReserveFloorSet: "An owner set how many units stay at home",
};
