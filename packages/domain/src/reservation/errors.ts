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
});
