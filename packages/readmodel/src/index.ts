export { type AuditEntry, appendAudit } from "./access/append-audit.ts";
export { type DirectoryLinkStore, directoryLinkStore } from "./access/directory-link-store.ts";
export { findAuditBreak } from "./access/find-audit-break.ts";
export { type InvitationRow, type InvitationStore, invitationStore } from "./access/invitation-store.ts";
export type {
  InvitationAcceptance,
  OperationStatus,
  RelayStatus,
  StoredUserOperation,
} from "./access/local-table.ts";
export {
  type OperationChange,
  type OperationRow,
  type OperationStore,
  operationStore,
} from "./access/operation-store.ts";
export { type PasskeyRow, type PasskeyStore, passkeyStore } from "./access/passkey-store.ts";
export { type PersonNameStore, personNameStore } from "./access/person-name-store.ts";
export { type AuditRow, listAudit } from "./access/reader.ts";
export { type RelayChange, type RelayRow, type RelayStore, relayStore } from "./access/relay-store.ts";
export {
  type ChallengeRow,
  type LimitsByLevel,
  type SessionRow,
  type SessionStore,
  sessionStore,
} from "./access/session-store.ts";
export { type LoanPeriod, listLoanPeriods } from "./custody/list-loan-periods.ts";
export {
  findLoan,
  getLoan,
  type HandOnRow,
  type HandoverRow,
  type InspectionRow,
  type LoanRow,
  type LoanWithHistory,
  listTurnarounds,
  type TurnaroundRow,
} from "./custody/reader.ts";
export type { TurnaroundKindName } from "./custody/table.ts";
export type { ChainEvent, EventPlace } from "./db/chain-event.ts";
export type { Hex } from "./db/column.ts";
export {
  type BlockWithEvents,
  type CommitBlocksParameters,
  type Cursor,
  commitBlocks,
} from "./db/commit-blocks.ts";
export { type Database, type Reader, type Transaction, transaction } from "./db/database.ts";
export { findOutage } from "./db/database-failure.ts";
export { digestOfChain } from "./db/digest-of-chain.ts";
export { digestOfLocal } from "./db/digest-of-local.ts";
export type { TableDigest } from "./db/digest-of-table.ts";
export { findCursor } from "./db/find-cursor.ts";
export { findNewestBlock, type KnownBlock } from "./db/find-newest-block.ts";
export { type ChainSchema, inChain } from "./db/in-chain.ts";
export { listRecentBlocks } from "./db/list-recent-blocks.ts";
export { lowerHex } from "./db/lower-hex.ts";
export { type OpenDatabaseParameters, type OpenedDatabase, openDatabase } from "./db/open-database.ts";
export type { Page, PageRequest } from "./db/page.ts";
export { dropReplaced, isBuiltBeside, replaceChain } from "./db/replace-chain.ts";
export { resetChain } from "./db/reset-chain.ts";
export { rollBack } from "./db/roll-back.ts";
export { countDocuments } from "./document/count-documents.ts";
export {
  type DocumentRow,
  type DocumentStore,
  documentStore,
  type PublicDocumentRow,
} from "./document/document-store.ts";
export { listUnfetchedDocuments, type UnfetchedDocument } from "./document/list-unfetched-documents.ts";
export type { DocumentVisibility, PublicContent } from "./document/local-table.ts";
export { type DocumentSum, sumDocuments } from "./document/sum-documents.ts";
export { countUnitsByOwner } from "./equipment/count-units-by-owner.ts";
export { type FitnessFacts, fitnessReasons } from "./equipment/fitness-reasons.ts";
export { listStock, type StockRow } from "./equipment/list-stock.ts";
export {
  type CertificateRow,
  countUnitsByType,
  findUnit,
  findUnitByIdentifier,
  getTerms,
  getUnit,
  type ListUnitsParameters,
  listCertificates,
  listUnits,
  type TermsRow,
  type UnitRow,
  type UnitWithTerms,
} from "./equipment/reader.ts";
export type { CertificateKindName } from "./equipment/table.ts";
export { listFacilityNames } from "./facility/list-facility-names.ts";
export { listScores } from "./facility/list-scores.ts";
export {
  type AgreementRow,
  type AgreementSignatureRow,
  type AttestationRow,
  type CompetencyRow,
  type FacilityRow,
  type FacilityWithProfile,
  findAgreement,
  findFacility,
  findFacilityByNpi,
  findStaff,
  getFacility,
  getScore,
  type ListFacilitiesParameters,
  listAgreementSignatures,
  listAgreements,
  listAttestations,
  listCompetencies,
  listFacilities,
  listRatings,
  listServiceArea,
  listStaff,
  type RatingRow,
  type ScoreRow,
  type StaffRow,
} from "./facility/reader.ts";
export { type ActivityRow, type ListActivityParameters, listActivity } from "./insight/reader.ts";
export { activityOf } from "./insight/record-activity.ts";
export type { ActivityArguments } from "./insight/table.ts";
export {
  type FundBalanceRow,
  type FundEntryRow,
  findPlan,
  getFund,
  getWorkOrder,
  type ListWorkOrdersParameters,
  listFundEntries,
  listWorkOrders,
  type OwnedWorkOrderRow,
  type PlanRow,
  type WorkOrderRow,
} from "./maintenance/reader.ts";
export type { FundEntryKind, WorkKindName, WorkStateName } from "./maintenance/table.ts";
export { type ListBlockersParameters, listBlockers } from "./reservation/list-blockers.ts";
export { type DuePromotion, listDuePromotions } from "./reservation/list-due-promotions.ts";
export type { Lender } from "./reservation/list-lenders.ts";
export {
  findOverride,
  type ListOverridesParameters,
  listFirstCalls,
  listOverrides,
  type OverrideRow,
} from "./reservation/list-overrides.ts";
export { type ListScheduleParameters, listSchedule, type ScheduleRow } from "./reservation/list-schedule.ts";
export {
  type ListWaitlistParameters,
  listWaitlist,
  type WaitlistEntryRow,
} from "./reservation/list-waitlist.ts";
export {
  type BusyInterval,
  type CalendarParameters,
  findReservation,
  getReservation,
  type ListReservationsParameters,
  listBusyIntervals,
  listMaintenanceWindows,
  listReservationChanges,
  listReservations,
  listStaleHolds,
  type MaintenanceWindowRow,
  type ReservationChangeRow,
  type ReservationRow,
} from "./reservation/reader.ts";
export {
  type FoundOffer,
  type SearchOffersParameters,
  searchOffers,
} from "./reservation/search-offers.ts";
export type {
  OverrideStateName,
  ReservationChangeKind,
  WaitlistEntryState,
} from "./reservation/table.ts";
export {
  findSettlement,
  getLedgerAccount,
  getLedgerTotals,
  type LedgerAccountRow,
  type LedgerEntryRow,
  type LedgerTotals,
  listLedgerEntries,
  type SettlementRow,
} from "./settlement/reader.ts";
export { FUND_ACCOUNT, type LedgerEntryKind } from "./settlement/table.ts";
export {
  type BrokerCredentialKey,
  type BrokerCredentialRow,
  type CredentialStore,
  credentialStore,
} from "./usage/credential-store.ts";
export {
  type BreakGlassRow,
  findLoanAt,
  type ListBreakGlassParameters,
  listBreakGlass,
} from "./usage/list-break-glass.ts";
export { listUnitParties, type UnitParty } from "./usage/list-unit-parties.ts";
export {
  findGrant,
  findLock,
  findMeter,
  findProposedMeter,
  type GrantRow,
  type LockRow,
  listGrants,
  listReadings,
  type MeterRow,
  type ReadingRow,
} from "./usage/reader.ts";
export {
  type MeteredReading,
  type ReadingKey,
  type ReadingStore,
  readingStore,
} from "./usage/reading-store.ts";
