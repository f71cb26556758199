import type { ToldArgument } from "./told-event.ts";

/** What an argument of an event stands for, for those who read events without knowing each of them. */
export type Meaning =
  /** The one that the event is about. */
  | "facility"
  /** One with another part in it. */
  | "other facility"
  | "unit"
  /** The one that the event is about. */
  | "reservation"
  /** One that the event ends, follows or calls upon. */
  | "other reservation"
  | "waitlist entry"
  | "work order"
  | "maintenance window"
  /** Of a person, or of a facility. */
  | "account"
  /** Token units. */
  | "money"
  /** UTC, unix seconds. */
  | "time"
  /** Digest of a document, or of a statement that people signed. */
  | "document"
  /** FDA product code. */
  | "type"
  /** Says more about what the event is about. */
  | "detail";

/**
 * What every argument of every event means. Where an event has several of one meaning, the first of them here comes
 * first: so a reservation is above all its borrower's.
 */
export const meanings: Readonly<Record<ToldArgument, Meaning>> = {
  facilityId: "facility",
  borrowerId: "facility",
  ownerId: "facility",
  toFacilityId: "facility",
  fromFacilityId: "facility",
  cancelledFor: "other facility",
  holderId: "other facility",
  payeeId: "other facility",
  providerId: "other facility",
  ratedId: "other facility",
  raterId: "other facility",
  receiverId: "other facility",
  reviewerFacilityId: "other facility",
  reviewerId: "other facility",
  signedFor: "other facility",
  witnessFacilityId: "other facility",

  unitId: "unit",
  reservationId: "reservation",
  fromReservationId: "reservation",
  toReservationId: "other reservation",
  displacedId: "other reservation",
  firstCallOf: "other reservation",
  entryId: "waitlist entry",
  workOrderId: "work order",
  windowId: "maintenance window",

  account: "account",
  approvedBy: "account",
  by: "account",
  enrolledBy: "account",
  from: "account",
  identifiedBy: "account",
  issuedBy: "account",
  operator: "account",
  proposedBy: "account",
  registeredBy: "account",
  reviewedBy: "account",
  reviewer: "account",
  signedBy: "account",
  to: "account",
  witness: "account",

  amount: "money",
  balance: "money",
  bond: "money",
  compensation: "money",
  cover: "money",
  escrow: "money",
  escrowAfter: "money",
  escrowBefore: "money",
  free: "money",
  insured: "money",
  refund: "money",
  toBorrower: "money",
  toFund: "money",
  toOwner: "money",

  activeUntil: "time",
  at: "time",
  dueAt: "time",
  endsAt: "time",
  heldUntil: "time",
  identifyBy: "time",
  insuredUntil: "time",
  maintenanceDueAt: "time",
  openedAt: "time",
  startsAt: "time",
  suspendedUntil: "time",
  takenAt: "time",
  until: "time",
  validUntil: "time",

  agreementHash: "document",
  document: "document",
  documentHash: "document",
  evidence: "document",
  handOnHash: "document",
  handoverHash: "document",
  quote: "document",
  reasonHash: "document",
  report: "document",
  specification: "document",

  productCode: "type",

  accepted: "detail",
  added: "detail",
  agreement: "detail",
  application: "detail",
  areaResolutions: "detail",
  attestation: "detail",
  bootCount: "detail",
  commitment: "detail",
  cycles: "detail",
  deviceClass: "detail",
  deviceIdentifier: "detail",
  epoch: "detail",
  faultCode: "detail",
  floor: "detail",
  handOn: "detail",
  handover: "detail",
  intervalSeconds: "detail",
  justified: "detail",
  kind: "detail",
  late: "detail",
  lifeSustaining: "detail",
  locationCell: "detail",
  lock: "detail",
  lockNonce: "detail",
  metered: "detail",
  passkeyX: "detail",
  passkeyY: "detail",
  priority: "detail",
  rank: "detail",
  rating: "detail",
  reason: "detail",
  reasonCode: "detail",
  reasons: "detail",
  removed: "detail",
  roles: "detail",
  runSeconds: "detail",
  sequence: "detail",
  serialNumber: "detail",
  settlement: "detail",
  slotSeconds: "detail",
  terms: "detail",
  termsVersion: "detail",
  valuation: "detail",
  version: "detail",
  waitlist: "detail",
  x: "detail",
  y: "detail",
};

const meaningsByName: Readonly<Record<string, Meaning>> = meanings;
type EventArguments = Readonly<Record<string, unknown>>;

const namesByMeaning = Map.groupBy(Object.keys(meanings), (name) => meaningsByName[name]);

/** The values of an event's arguments that have this meaning, in the order of `meanings`. */
export function valuesMeaning(meaning: Meaning, args: EventArguments): readonly unknown[] {
  const names = namesByMeaning.get(meaning) ?? [];
  return names.map((name) => args[name]).filter((value) => value !== undefined);
}
