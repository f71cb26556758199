import { defineErrors } from "../error/define-errors.ts";

export const reservationErrors = defineErrors({
  "reservation.unknown": {
    template: "There is no reservation {reservationId}.",
    hint: "Check the number; the list of reservations shows those that exist.",
  },
  "reservation.in-past": {
    template: "The start {startsAt} lies in the past.",
    hint: "Choose a start in the future.",
  },
  "reservation.lead-too-short": {
    template: "The start {startsAt} is too soon; the owner needs until {earliest}.",
    hint: "Choose a later start.",
  },
  "reservation.beyond-horizon": {
    template: "The end {endsAt} lies beyond {horizon}, up to which the unit can be reserved.",
    hint: "Choose an earlier end, or reserve later.",
  },
  "reservation.length-out-of-range": {
    template: "The reservation has {slots} slots; the unit's terms allow {minimum} to {maximum}.",
    hint: "Choose a length within the terms.",
  },
  "reservation.slot-taken": {
    template: "Unit {unitId} is taken between {startsAt} and {endsAt}.",
    hint: "Choose another time or another unit; the calendar shows what is free.",
  },
  "reservation.own-unit": {
    template: "Facility {facilityId} owns unit {unitId} and cannot reserve it.",
    hint: "Use the unit as its owner, or reserve another facility's.",
  },
  "reservation.quota-exceeded": {
    template: "Facility {borrowerId} has {open} open reservations or holds; at most {limit} are allowed.",
    hint: "Confirm, cancel or finish one first.",
  },
  "reservation.state-unexpected": {
    template: "Reservation {reservationId} is in state {current}, which does not allow this.",
    hint: "Look at the reservation again; someone may have moved it on meanwhile.",
  },
  "reservation.hold-expired": {
    template: "The hold {reservationId} lapsed at {heldUntil}.",
    hint: "Hold the time again and confirm within the time shown.",
  },
  "reservation.not-party": {
    template: "Facility {facilityId} is no party to reservation {reservationId}.",
    hint: "Someone of the borrower or the owner acts.",
  },
  "reservation.too-many-stale": {
    template: "{count} lapsed holds were named to sweep; at most 16 fit.",
    hint: "Sweep the others in a call of their own.",
  },
  "reservation.interval-empty": {
    template: "The reservation would end ({endsAt}) at or before its start ({startsAt}).",
    hint: "Choose an end after the start.",
  },
  "reservation.off-grid": {
    template: "The time {at} is not on the unit's grid of {slotSeconds} seconds.",
    hint: "Choose a time on the grid: the full hour, or the quarter of an hour for units used in place.",
  },
  "reservation.slot-length-unknown": {
    template: "{value} seconds is not a slot length.",
    hint: "Slots last 3600 seconds for equipment that travels, 900 for equipment that people travel to.",
  },
  "reservation.transition-illegal": {
    template: "A reservation that is {from} cannot become {to}.",
    hint: "Look at the reservation again; someone may have moved it on meanwhile.",
  },
  "reservation.state-unknown": {
    template: "{value} is not a state of a reservation.",
    hint: "Update this program; the contract knows a state it does not.",
  },
  "reservation.priority-unknown": {
    template: "{value} is not a priority.",
    hint: "Use elective, urgent or emergency.",
  },
  "reservation.not-approved": {
    template: "The owner of unit {unitId} approves each reservation; it did not approve this one.",
    hint: "Hold the time and wait until the owner approves the hold.",
  },
  "reservation.priority-not-accepted": {
    template: "Unit {unitId} is not lent for the priority {priority}.",
    hint: "Look at the unit's terms for the priorities it is lent for, or choose another unit.",
  },
  "reservation.series-invalid": {
    template: "A series of {count} every {periodSeconds} seconds cannot be made.",
    hint: "Choose 2 to 24 occurrences and a period on the unit's grid, no shorter than one of them.",
  },
  "reservation.over": {
    template: "Reservation {reservationId} ended at {endsAt}; nothing about it can be changed any more.",
    hint: "Return the unit; what it ran past the end is settled as overtime. Reserve anew for more time.",
  },
  "reservation.unit-fit": {
    template:
      "The unit of reservation {reservationId} is fit and there, so it is not given back as undeliverable.",
    hint: "Cancel it the ordinary way; the terms say what that costs.",
  },
  "reservation.end-not-later": {
    template: "The reservation ends at {endsAt} already; {value} is not later.",
    hint: "Choose a later end, or shorten the reservation.",
  },
  "reservation.end-not-earlier": {
    template: "The reservation ends at {endsAt}; {value} is not earlier.",
    hint: "Choose an earlier end, or extend the reservation.",
  },
  "reservation.recall-reason-unknown": {
    template: "{value} is no reason for a recall.",
    hint: "Use one of the published reasons; `other` with words for the borrower fits any.",
  },
  "amendment.unchanged": {
    template: "Reservation {reservationId} has this time already.",
    hint: "Choose another start or end.",
  },
  "amendment.start-fixed": {
    template: "Reservation {reservationId} is on loan since {startsAt}; its start stays.",
    hint: "Change only the end.",
  },
  "amendment.too-far": {
    template: "Reservation {reservationId} can move to {latest} at the latest, not to {startsAt}.",
    hint: "Cancel it while that is free, and reserve the later time anew.",
  },
  "recall.end-invalid": {
    template:
      "A recall of reservation {reservationId} cannot end it at {endsAt}: from {earliest} to {latest} it can.",
    hint: "Give 24 hours of notice, and an end before the present one.",
  },
  "recall.stands": {
    template:
      "The owner has recalled reservation {reservationId}; it ends at {endsAt} and is not extended any more.",
    hint: "Return the unit by then. Look for another one if you need it longer.",
  },
  "transfer.invalid": {
    template: "Offering reservation {reservationId} to facility {toFacilityId} would change nothing.",
    hint: "Look at the reservation again: it may be offered already, or to nobody.",
  },
  "transfer.not-offered": {
    template: "Reservation {reservationId} is not offered to facility {facilityId}.",
    hint: "Ask the borrower to offer it; it may have withdrawn or changed the offer.",
  },
  "maintenance.window-unknown": {
    template: "No maintenance window {windowId} is open.",
    hint: "Look at the unit's calendar; it may be closed already.",
  },
  "override.reason-unknown": {
    template: "{value} is no reason for an override.",
    hint: "Use one of the published reasons; `other` with words for the reviewer fits any.",
  },
});
