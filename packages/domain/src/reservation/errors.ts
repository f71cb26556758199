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
  "reservation.cart-refused": {
    template: "Unit {unitId}, number {position} of the cart, cannot be had, so nothing was: {reason}",
    hint: "Take it out of the cart or choose another time for it, then send the cart again.",
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
  "reservation.waitlist-ahead": {
    template: "Time of unit {unitId} came free, and those on its waitlist have not been asked yet.",
    hint: "Promote the unit's waitlist first; anyone may. While the unit is unfit, nobody can take the time.",
    retryable: true,
  },
  "reservation.slots-free": {
    template: "Unit {unitId} is free from {startsAt} to {endsAt}; there is nothing to wait for.",
    hint: "Reserve it.",
  },
  "reservation.not-overlapping": {
    template: "Reservation {reservationId} has no time between {startsAt} and {endsAt}.",
    hint: "Name only reservations that overlap the time wanted.",
  },
  "reservation.blocker-missing": {
    template: "The slot of unit {unitId} that begins at {at} is taken by something that was not named.",
    hint: "Look at the calendar again and name every reservation in the way; nobody waits for a maintenance window.",
  },
  "reservation.too-many-blockers": {
    template: "{count} reservations are in the way; at most 16 can be waited for.",
    hint: "Choose a shorter time.",
  },
  "reservation.not-kept": {
    template: "No slots of reservation {reservationId} are kept for a waitlist.",
    hint: "Look at the waitlist again; somebody may have promoted it already.",
  },
  "reservation.first-call-invalid": {
    template: "Reservation {reservationId} gives facility {facilityId} no first call.",
    hint: "First call belongs to the facility that was displaced, once, for 30 days. Join without it.",
  },
  "waitlist.full": {
    template:
      "The waitlist of unit {unitId} has {entries} entries and no place for one more of this priority.",
    hint: "Choose another unit; a place comes free when one is promoted, leaves, or its start passes.",
  },
  "waitlist.entry-exists": {
    template: "Facility {facilityId} waits for unit {unitId} already, as {entryId}.",
    hint: "Leave the waitlist with that entry first, if you need another time.",
  },
  "waitlist.quota-exceeded": {
    template: "Facility {facilityId} waits in {open} places; at most {limit} are allowed.",
    hint: "Leave one of them first.",
  },
  "waitlist.entry-unknown": {
    template: "No open entry {entryId} is on a waitlist.",
    hint: "Look at the waitlist again; it may have been promoted, or dropped because its start passed.",
  },
  "waitlist.not-party": {
    template: "Facility {facilityId} does not wait as {entryId}.",
    hint: "A coordinator of the facility that waits acts.",
  },
  "waitlist.not-equivalent": {
    template: "Unit {unitId} is of type {productCode}; first call is for type {displacedProductCode}.",
    hint: "Choose a unit of the type that was displaced, or join without first call.",
  },
  "waitlist.gas-too-low": {
    template: "Too little gas is left to promote entry {entryId}: {available} of {needed}.",
    hint: "Send it again with more gas; nobody loses a place by this.",
    retryable: true,
  },
  "override.review-pending": {
    template:
      "The last override of facility {facilityId}, of reservation {displacedId}, was not reviewed yet.",
    hint: "Wait until an uninvolved facility has reviewed it.",
  },
  "override.suspended": {
    template:
      "Facility {facilityId} may not override until {suspendedUntil}: a review found one unjustified.",
    hint: "Ask the other facility, or reserve an equivalent unit.",
  },
  "override.limit-reached": {
    template: "Facility {facilityId} made 3 overrides in 30 days; the next one is possible from {freeAt}.",
    hint: "Ask the other facility, or reserve an equivalent unit.",
  },
  "reservation.priority-too-high": {
    template: "Reservation {reservationId} is an emergency's itself.",
    hint: "Look for an equivalent unit; an emergency displaces no other.",
  },
  "reservation.own-displaced": {
    template: "Reservation {reservationId} is of facility {facilityId} itself.",
    hint: "Cancel it and reserve anew.",
  },
  "override.not-pending": {
    template: "No override of facility {facilityId} waits for a review.",
    hint: "Look at the list again; somebody may have reviewed it already.",
  },
  "override.reviewer-involved": {
    template:
      "Facility {reviewerId} cannot review the override of {displacedId}: {involvedId} has a part in it.",
    hint: "Somebody of a facility that neither made nor suffered it nor lends the unit reviews it.",
  },
  "override.reason-unknown": {
    template: "{value} is no reason for an override.",
    hint: "Use one of the published reasons; `other` with words for the reviewer fits any.",
  },
});
