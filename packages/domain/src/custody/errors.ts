import { defineErrors } from "../error/define-errors.ts";

export const custodyErrors = defineErrors({
  "custody.not-holder": {
    template: "Unit {unitId} is in the hands of facility {holderId}, not {releaserId}.",
    hint: "The facility that holds the unit releases it.",
  },
  "custody.receiver-invalid": {
    template: "Facility {receiverId} cannot receive the unit of loan {reservationId}.",
    hint: "The borrower, the owner or an active carrier receives it.",
  },
  "custody.signature-invalid": {
    template: "The signature is not that of {signer} over this hand-over.",
    hint: "Both people sign the very same hand-over; sign again.",
  },
  "custody.signer-not-staff": {
    template: "{signer} is not staff of facility {facilityId}.",
    hint: "Someone appointed at that facility signs.",
  },
  "custody.sequence-unexpected": {
    template: "Hand-over {sequence} of loan {reservationId} was sent; {expected} is next.",
    hint: "Look at the loan again; a hand-over may have been recorded meanwhile.",
  },
  "custody.counter-stale": {
    template:
      "The hand-over names meter reading {meterSequence} of unit {unitId}; the last accepted is {accepted}.",
    hint: "Relay a fresh meter reading, at most an hour old, and sign with its counter.",
  },
  "custody.outside-interval": {
    template: "At {nowAt} the reservation from {startsAt} to {endsAt} does not allow a pick-up.",
    hint: "Pick up within the reservation's time.",
  },
  "custody.signed-at-invalid": {
    template: "The hand-over was signed at {signedAt}; now is {nowAt}.",
    hint: "Sign again with the right time; a hand-over counts for three days.",
  },
  "custody.not-on-loan": {
    template: "Reservation {reservationId} is neither confirmed nor on loan.",
    hint: "Confirm the reservation first, or look whether the loan has ended.",
  },
  "custody.next-invalid": {
    template:
      "Reservation {nextReservationId} is no confirmed one of unit {unitId} by facility {receiverId}.",
    hint: "A unit is handed on to a facility with a confirmed reservation of that unit.",
  },
  "custody.not-owner": {
    template: "Unit {unitId} belongs to facility {ownerId}, not {facilityId}.",
    hint: "The owner of the unit agrees to its being handed on.",
  },
  "custody.promised": {
    template:
      "The time from {from} until reservation {nextReservationId} starts at {startsAt} is promised to others.",
    hint: "Hand the unit on once that reservation has started, or return it to its owner.",
  },
  "custody.not-in-hands": {
    template: "Unit {unitId} is not in the hands of facility {facilityId}.",
    hint: "The facility that holds the unit records this.",
  },
});
