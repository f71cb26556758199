import { defineErrors } from "../error/define-errors.ts";

export const usageErrors = defineErrors({
  "usage.meter-unknown": {
    template: "No meter is enrolled or proposed for unit {unitId}.",
    hint: "A biomedical engineer of the owner proposes the meter's key, one of another facility confirms it.",
  },
  "usage.witness-not-independent": {
    template: "Facility {facilityId} owns unit {unitId} and cannot witness its meter.",
    hint: "A biomedical engineer of another facility confirms the key.",
  },
  "usage.epoch-unexpected": {
    template: "The reading of unit {unitId} is signed under key epoch {epoch}; {current} is in force.",
    hint: "The meter's key was replaced. Read the meter again.",
  },
  "usage.signature-invalid": {
    template: "Reading {sequence} of unit {unitId} is not signed by the unit's meter.",
    hint: "Take the reading from the unit's own meter; nothing was counted.",
  },
  "usage.sequence-not-newer": {
    template: "Reading {sequence} of unit {unitId} is not newer than {last}, the last one accepted.",
    hint: "Nothing is lost: counters are cumulative and the newer reading counts.",
  },
  "usage.counter-decreased": {
    template: "The reading of unit {unitId} says {runSeconds} seconds; {last} were accepted before.",
    hint: "A counter never runs backwards. Inspect the meter.",
  },
  "usage.reading-in-future": {
    template: "The reading of unit {unitId} claims {takenAt}; now is {nowAt}.",
    hint: "Correct the meter's clock.",
  },
  "usage.counter-implausible": {
    template: "Unit {unitId} claims to have run {ranSeconds} seconds within {passedSeconds}.",
    hint: "Inspect the meter; nothing was counted.",
  },
  "usage.key-invalid": {
    template: "{x}, {y} is not a public key on the curve P-256.",
    hint: "Read the key from the meter again.",
  },
  "usage.reading-malformed": {
    template: "The reading's {field} is {value}: {problem}.",
    hint: "Inspect the meter or its gateway; nothing was counted.",
  },
  "usage.readings-not-party": {
    template: "{account} may not have the readings of unit {unitId}.",
    hint: "People of its owner may, and those of a borrower: what was taken during their loan, relayed while it lasts.",
  },
  "usage.lock-silent": {
    template: "The lock of unit {unitId} did not answer within {seconds} s at {broker}.",
    hint: "See that the lock has power and is connected to this broker, then ask again.",
    retryable: true,
  },
  "usage.broker-silent": {
    template: "The broker at {broker} did not acknowledge the opening of unit {unitId} within {seconds} s.",
    hint: "See that the broker runs and the chain answers, then send it again; it counts once.",
    retryable: true,
  },
  "usage.unit-not-served": {
    template:
      "Facility {facilityId} of this node does not own unit {unitId}, nor hold it or have it reserved.",
    hint: "Connect meter and lock to the node of the unit's owner or borrower, with a credential of that facility.",
  },
  "usage.credential-wrong": {
    template: "{username} and its password are no credential of this MQTT broker.",
    hint: "A biomedical engineer or administrator of the unit's owner or borrower issues one: `credential issue`.",
  },
  "usage.credential-not-party": {
    template: "{account} may not connect the meter or lock of unit {unitId}.",
    hint: "People of a facility may that owns or holds the unit, or has a confirmed reservation of it, at their own node.",
  },
  "usage.topic-forbidden": {
    template: "{client} may not publish on {topic}.",
    hint: "A meter publishes its unit's readings, a lock presence and openings, a person asks a lock for presence.",
  },
  "usage.presence-of-another": {
    template: "{account} asked a lock for the presence of {operator}.",
    hint: "Ask in your own session; nobody asks for somebody else.",
  },
  "usage.broker-refused": {
    template: "The broker at {broker} refused the connection: {problem}.",
    hint: "Use a session at the broker's own node, or a credential that it issued and that was not replaced since.",
  },
  "usage.broker-unencrypted": {
    template: "The session at {node} would go unencrypted to the broker at {broker}.",
    hint: "Name the node's mqtts:// address with --broker; its MEDEQUIPSHARE_PUBLIC_MQTT_URL says it to everybody.",
  },
  "usage.packet-too-long": {
    template: "A packet of more than {mostBytes} bytes came over MQTT; the connection was ended.",
    hint: "Send what the protocol names: its longest message has some 600 bytes.",
  },
  "usage.too-many-connections": {
    template: "The MQTT broker has {most} connections of {address}, as many as it takes.",
    hint: "Look what connects so often; raise MEDEQUIPSHARE_MQTT_CONNECTIONS or MEDEQUIPSHARE_MQTT_CONNECTIONS_PER_ADDRESS if they are instruments.",
  },
  "usage.presence-malformed": {
    template: "The presence statement's {field} is {value}: {problem}.",
    hint: "Inspect the lock; nothing was opened.",
  },
  "checkout.lock-unknown": {
    template: "Unit {unitId} has no lock.",
    hint: "A biomedical engineer of the owner proposes the lock's key, one of another facility confirms it.",
  },
  "checkout.witness-not-independent": {
    template: "Facility {facilityId} owns unit {unitId} and cannot witness its lock.",
    hint: "A biomedical engineer of another facility confirms the key.",
  },
  "checkout.lock-not-proposed": {
    template: "This key was not proposed for the lock of unit {unitId}.",
    hint: "Compare it with the lock itself; its owner proposes the key first.",
  },
  "checkout.key-invalid": {
    template: "{x}, {y} is not a public key on the curve P-256.",
    hint: "Read the key from the lock again.",
  },
  "checkout.not-on-loan": {
    template:
      "Reservation {reservationId} is not a loan of unit {unitId} under way, delivered and inspected.",
    hint: "Inspect the unit first, wait for the start of a loan handed on early, or check its number.",
  },
  "checkout.not-borrower": {
    template: "{operator} does not belong to the borrower of loan {reservationId}.",
    hint: "An operator of the borrowing facility checks out.",
  },
  "checkout.expired": {
    template: "The check-out or presence of {at} does not count at {nowAt}.",
    hint: "Ask the lock for a new statement and sign again.",
    retryable: true,
  },
  "checkout.assertion-invalid": {
    template: "The assertion is not by the passkey of {operator} over this check-out.",
    hint: "Sign this check-out with the passkey enrolled for you.",
  },
  "checkout.presence-invalid": {
    template: "The presence statement is not by the lock of unit {unitId} for this operator.",
    hint: "Stand at the unit itself and ask its lock again.",
  },
  "checkout.already-granted": {
    template: "{operator} already has the grant for loan {reservationId}.",
    hint: "Open the lock; no second grant is needed.",
  },
  "usage.break-glass-malformed": {
    template: "The opening's {field} is {value}: {problem}.",
    hint: "Inspect the lock or its gateway; nothing was recorded.",
  },
  "checkout.break-glass-invalid": {
    template: "Opening {sequence} of unit {unitId} is not signed by a lock that was enrolled for it.",
    hint: "Take the statement from the unit's own lock; nothing was recorded.",
  },
  "checkout.break-glass-known": {
    template: "Opening {sequence} of lock {lock} of unit {unitId} is recorded already.",
    hint: "Nothing is to be done: each opening counts once.",
  },
  "checkout.break-glass-unknown": {
    template: "No opening {sequence} of lock {lock} of unit {unitId} is recorded.",
    hint: "List the unit's openings; the lock delivers its own when its network is back.",
  },
  "checkout.break-glass-not-during": {
    template:
      "Opening {sequence} of unit {unitId} did not happen during loan {reservationId}, or its loan is known.",
    hint: "Compare the time of the opening with pick-up and return of the loan.",
  },
  "checkout.break-glass-not-party": {
    template: "{account} has no say in opening {sequence} of unit {unitId}.",
    hint: "A person of the holder or borrower identifies; one of these or of the owner reviews.",
  },
  "checkout.break-glass-identified": {
    template: "{identifiedBy} has said already who opened unit {unitId}, opening {sequence}, and why.",
    hint: "It awaits a review by a clinical lead, an auditor or an administrator.",
  },
  "checkout.break-glass-reviewed": {
    template: "Opening {sequence} of unit {unitId} is reviewed already.",
    hint: "A review is final.",
  },
  "checkout.break-glass-own-review": {
    template: "{account} identified opening {sequence} of unit {unitId} and cannot review it.",
    hint: "Another clinical lead, auditor or administrator of owner or holder reviews it.",
  },
  "checkout.break-glass-unidentified": {
    template:
      "Nobody has said yet who opened unit {unitId}, opening {sequence}; there is time until {identifyBy}.",
    hint: "Wait until it is identified. After that time it can be found not justified without.",
  },
  "checkout.break-glass-reason-unknown": {
    template: "{value} is no reason for breaking the glass.",
    hint: "Choose one of the published list.",
  },
});
