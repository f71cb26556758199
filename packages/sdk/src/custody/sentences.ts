import type { Sentences } from "../chain/told-event.ts";

/** What the events of this room tell. */
export const custodySentences: Sentences<"custody"> = {
  HandoverSigned: "A hand-over was signed by both sides",
  HandedOn: "A unit went on from one borrower to the next",
  IncomingInspected: "A unit was inspected on arrival",
  TurnaroundCertified: "A unit was made ready again",
};
