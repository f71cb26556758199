export { adminRoutes, type ChainDigest, chainDigest } from "./access/admin.ts";
export { type DemonstrationPerson, demonstrationPerson } from "./access/demonstration.ts";
export { type Invitation, invitation } from "./access/invitations.ts";
export { blockPoint, type Network, network, peers, type Status, status } from "./access/network.ts";
export {
  type Call,
  type ChainLog,
  call,
  chainLog,
  deliveryStatus,
  type Operation,
  operation,
  type Relay,
  relay,
  type UserOperation,
  userOperation,
} from "./access/operations.ts";
export {
  type EnrolledPerson,
  enrolledPerson,
  type Registration,
  type RegistrationChallenge,
  registration,
  registrationChallenge,
} from "./access/passkeys.ts";
export { type StaffPerson, staffPerson } from "./access/people.ts";
export {
  type Assertion,
  assertion,
  type OwnSession,
  type SessionProof,
  session,
  type WalletProof,
} from "./access/sessions.ts";
export { type LoanPack, loanPack } from "./custody/loan-pack.ts";
export {
  type DocumentKind,
  type DocumentReceipt,
  documentKind,
  documentReceipt,
  type EncryptionKey,
  encryptionKey,
  visibility,
} from "./document/documents.ts";
export {
  type DocumentMediaType,
  documentMediaType,
  fileEndingOf,
  knownMediaType,
} from "./document/media-types.ts";
export {
  type FacilityProfile,
  facilityProfile,
  type UnitSpecification,
  unitSpecification,
} from "./document/public-documents.ts";
export { type Stock, stock } from "./equipment/stock.ts";
export {
  type Activity,
  activity,
  busyInterval,
  fitnessFacts,
  type MaintenanceWindow,
  maintenanceWindow,
  terms,
  type Unit,
  type UnitDetail,
  type UnitTerms,
  type UnitType,
  unit,
  unitDetail,
  unitType,
  type Verdict,
  verdict,
} from "./equipment/units.ts";
export {
  agreement,
  type Facility,
  type FacilityDetail,
  facility,
  facilityDetail,
  facilityKind,
  score,
  staffMember,
} from "./facility/facilities.ts";
export {
  type CallOptions,
  createNodeClient,
  type NodeClient,
  type NodeClientOptions,
} from "./http/client.ts";
export { describeErrors, type ErrorDescription } from "./http/describe-errors.ts";
export { APPLIED_EVENT, type AppliedBlock, appliedBlock } from "./http/events.ts";
export { ExitCode, exitCodeOf } from "./http/exit-code.ts";
export { errorOfProblem, PROBLEM_MEDIA_TYPE, type Problem, problem, problemOf } from "./http/problem.ts";
export type { Route, RouteAccess, RouteInput, RouteOutput } from "./http/route.ts";
export { type Routes, routes } from "./http/routes.ts";
export { statusOf } from "./http/status-of.ts";
export { type Fund, fund, type WorkOrder, workOrder } from "./maintenance/maintenance.ts";
export { type Override, override } from "./reservation/override.ts";
export {
  type OverridePreview,
  type OverrideRight,
  overridePreview,
  overrideRight,
} from "./reservation/overrides.ts";
export {
  type AmendmentQuote,
  type Approval,
  amendmentQuote,
  approval,
  type HandOn,
  handOn,
  handover,
  loan,
  type Offer,
  offer,
  type Reservation,
  type ReservationChange,
  type ReservationDetail,
  reservation,
  reservationChange,
  reservationDetail,
  reservationState,
  type ScheduleRow,
  scheduleRow,
} from "./reservation/reservations.ts";
export {
  type UnitWaitlist,
  unitWaitlist,
  type WaitlistEntry,
  waitlistEntry,
} from "./reservation/waitlists.ts";
export { type LedgerAccount, ledgerAccount, ledgerEntry, settlement } from "./settlement/settlements.ts";
export { type BreakGlassView, breakGlass, breakGlassState } from "./usage/break-glass.ts";
export {
  type BrokerCredential,
  type BrokerLogin,
  brokerCredential,
  brokerLogin,
  type Instrument,
  instrument,
  SESSION_USERNAME,
} from "./usage/credentials.ts";
export { type StoredReading, storedReading } from "./usage/readings.ts";
export {
  type BreakGlassPayload,
  breakGlassPayload,
  breakGlassTopic,
  connectionPayload,
  connectionTopic,
  type GrantPayload,
  grantPayload,
  grantTopic,
  type PresencePayload,
  type PresenceRequestPayload,
  parseTopic,
  presencePayload,
  presenceRequestPayload,
  presenceRequestTopic,
  presenceTopic,
  type ReadingPayload,
  readingPayload,
  readingTopic,
  type Topic,
} from "./usage/topics.ts";
export { momentText } from "./wire/moment.ts";
export { page, pageQuery } from "./wire/page.ts";
export { readInput } from "./wire/read-input.ts";
export { type Address, type Bytes32, type Hex, priority } from "./wire/scalars.ts";
