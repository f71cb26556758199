import { defineErrors } from "../error/define-errors.ts";

export const facilityErrors = defineErrors({
  "facility.unknown": {
    template: "There is no facility {facilityId}.",
    hint: "Check the number; the list of facilities shows those that exist.",
  },
  "facility.not-active": {
    template: "Facility {facilityId} is active until {activeUntil}, but must be until {neededUntil}.",
    hint: "Two reviewers of other owners attest the facility's renewed licence.",
  },
  "facility.insurance-expired": {
    template: "Facility {facilityId} is insured until {insuredUntil}, but must be until {neededUntil}.",
    hint: "Renew the insurance and have two reviewers attest it, or choose an earlier end.",
  },
  "facility.cover-exceeded": {
    template:
      "Facility {facilityId} has {coverLeft} of insurance cover left; the unit's book value is {needed}.",
    hint: "Return a unit on loan, raise the insured amount and have it attested, or choose a cheaper unit.",
  },
  "facility.npi-taken": {
    template: "The NPI {npi} belongs to facility {facilityId}.",
    hint: "Ask that facility's administrator to appoint you; a facility joins once.",
  },
  "facility.ccn-taken": {
    template: "The CCN {ccn} belongs to facility {facilityId}.",
    hint: "Ask that facility's administrator to appoint you; a facility joins once.",
  },
  "facility.application-incomplete": {
    template: "The application is not complete: {field} is missing.",
    hint: "Give it and apply again.",
  },
  "facility.account-taken": {
    template: "The account {account} already belongs to facility {facilityId}.",
    hint: "Use another account; one account serves one facility.",
  },
  "facility.reviewer-not-independent": {
    template: "Facility {reviewerFacilityId} may not review facility {facilityId}.",
    hint: "A reviewer of another owner, whose group has not yet reviewed this facility, attests it.",
  },
  "facility.attestation-expired": {
    template:
      "The attested licence ends {licensedUntil} and the insurance {insuredUntil}, one of them in the past.",
    hint: "Review current evidence and attest its dates.",
  },
  "facility.staff-unauthorized": {
    template: "{account} holds none of the roles this needs ({rolesNeeded}).",
    hint: "An administrator of the facility appoints the person to the role, or one who holds it acts.",
  },
  "facility.competency-missing": {
    template:
      "{account} is competent for {productCode} until {competentUntil}, which has passed or never was.",
    hint: "The clinical lead certifies the operator's competency for this type of equipment.",
  },
  "facility.term-in-past": {
    template: "The term would end at {until}, which has passed.",
    hint: "Choose an end in the future.",
  },
  "facility.administrator-self-dismissed": {
    template: "The administrator {account} cannot dismiss itself.",
    hint: "Another administrator does it.",
  },
  "facility.acceptance-invalid": {
    template: "{account} has not accepted these terms at facility {facilityId} with the nonce {nonce}.",
    hint: "The person signs exactly this appointment: facility, roles, end, passkey, and the nonce as it is now.",
  },
  "facility.service-area-invalid": {
    template: "The service area of facility {facilityId} cannot hold the cell {cell}.",
    hint: "Use valid H3 cells of at most three different resolutions.",
  },
  "facility.outside-service-area": {
    template: "Facility {borrowerId} lies outside the area that facility {ownerId} serves.",
    hint: "Choose a unit of a nearer owner, or ask the owner to widen its area.",
  },
  "facility.agreement-missing": {
    template: "No agreement between owner {ownerId} and borrower {borrowerId} lasts until {neededUntil}.",
    hint: "The administrators of both facilities sign a master agreement that covers the loan.",
  },
  "facility.agreement-invalid": {
    template: "An agreement between {ownerId} and {borrowerId} from {from} until {until} is not possible.",
    hint: "An agreement is between two facilities, lasts at least 365 days and has not ended.",
  },
  "facility.not-party": {
    template: "Facility {facilityId} is not a party to this.",
    hint: "Someone of one of the two facilities acts.",
  },
  "rating.not-settled": {
    template: "The loan {reservationId} is not settled yet.",
    hint: "Settle the loan first, then rate.",
  },
  "rating.not-party": {
    template: "Facility {facilityId} was no party to the loan {reservationId}.",
    hint: "Only owner and borrower rate a loan.",
  },
  "rating.already-committed": {
    template: "Facility {raterId} has rated the loan {reservationId} already.",
    hint: "A rating stands; reveal it once both are in.",
  },
  "rating.still-sealed": {
    template:
      "Ratings of the loan {reservationId} stay sealed until {opensAt} or until both sides have rated.",
    hint: "Reveal the rating after that.",
    retryable: true,
  },
  "rating.closed": {
    template:
      "Rating the loan {reservationId} closed at {closedAt}, seven days after the other side's rating.",
    hint: "Nothing can be done; the other side's rating may be open already.",
  },
  "rating.commitment-mismatch": {
    template: "The rating of loan {reservationId} by facility {raterId} is not the one committed.",
    hint: "Reveal exactly the scores, comment and salt committed before, once.",
  },
  "rating.out-of-range": {
    template: "{score} is not a score.",
    hint: "Scores are one to five.",
  },
  "facility.npi-invalid": {
    template: "{npi} is not a National Provider Identifier.",
    hint: "An NPI has ten digits, begins with 1 or 2 and ends in a Luhn check digit. Copy it from the NPPES record.",
  },
  "facility.ccn-invalid": {
    template: "{value} is not a CMS certification number: {problem}.",
    hint: "A CCN has six characters, such as 270089, 27Z301 or 27012E; copy it from the CMS certification letter.",
  },
  "facility.kind-unknown": {
    template: "{value} is not a kind of facility.",
    hint: "Use hospital, clinic, manufacturer, lessor, provider or carrier.",
  },
  "facility.cell-invalid": {
    template: "{value} is not an H3 cell of the resolution asked for: {problem}.",
    hint: "Give latitude and longitude in degrees, or a cell of resolution 8 for a home.",
  },
  "facility.coordinates-invalid": {
    template: "{latitude}, {longitude} is not a place on Earth.",
    hint: "Latitude lies between -90 and 90 degrees, longitude between -180 and 180.",
  },
});
