export { formatRoles } from "./access/format-roles.ts";
export { hasRole } from "./access/has-role.ts";
export { parseRoles } from "./access/parse-roles.ts";
export { Role, type RoleBits, type RoleName } from "./access/role.ts";
export { roleNames } from "./access/role-names.ts";
export {
  type AssuranceLevel,
  limitsOf,
  RECENT_PROOF_MINUTES,
  type SessionLimits,
  sessionLimits,
} from "./access/session-limits.ts";
export { DOCUMENT_BYTES_LIMIT } from "./document/document-limit.ts";
export { bookValue } from "./equipment/book-value.ts";
export {
  type CapabilityNeed,
  meetsNeed,
  parseCapabilityNeed,
} from "./equipment/capability-need.ts";
export {
  CAPABILITY_VOCABULARY_VERSION,
  type CapabilityKind,
  capabilityVocabulary,
} from "./equipment/capability-vocabulary.ts";
export {
  DepreciationMethod,
  type DepreciationMethodName,
  type Valuation,
  YEAR_SECONDS,
} from "./equipment/depreciation.ts";
export {
  type ExplainedReason,
  explainFitness,
  type FitnessFacts,
  type FitnessVerdict,
  fitnessBits,
} from "./equipment/explain-fitness.ts";
export {
  FitnessReason,
  type FitnessReasonCode,
  fitnessReasonCodes,
  fitnessRemedies,
} from "./equipment/fitness-reason.ts";
export { formatFitness } from "./equipment/format-fitness.ts";
export { normaliseProductCode } from "./equipment/normalise-product-code.ts";
export { parseDepreciationMethod } from "./equipment/parse-depreciation-method.ts";
export type { DeviceClass, ProductCode } from "./equipment/product-code.ts";
export {
  deviceClassNumber,
  PRODUCT_CODE_LEAF_TYPES,
  type ProductCodeLeaf,
  productCodeBytes,
  productCodeLeaf,
} from "./equipment/product-code-leaf.ts";
export { type Capability, readCapabilities } from "./equipment/read-capabilities.ts";
export { type Substitute, substitutesFor } from "./equipment/substitutes.ts";
export { gs1CheckDigit } from "./equipment/udi/gs1-check-digit.ts";
export { hibccCheckCharacter } from "./equipment/udi/hibcc-check-character.ts";
export { joinHibcc } from "./equipment/udi/join-hibcc.ts";
export { parseUdi } from "./equipment/udi/parse-udi.ts";
export { renderGs1DigitalLink, renderGs1Print, renderGs1Scan } from "./equipment/udi/render-gs1.ts";
export { requireShareableUdi, type UnitIdentity } from "./equipment/udi/require-shareable-udi.ts";
export type {
  LabelDate,
  ParseUdiOptions,
  Udi,
  UdiAgency,
  UdiElement,
  UdiWarning,
} from "./equipment/udi/udi.ts";
export {
  AppError,
  type AppErrorJson,
  type AppErrorOptions,
  type Evidence,
  type EvidenceValue,
} from "./error/app-error.ts";
export type { ErrorDescriptor } from "./error/define-errors.ts";
export { type ErrorCode, errorCatalogue } from "./error/error-catalogue.ts";
export { errorCodeOf } from "./error/error-code-of.ts";
export { isAppError } from "./error/is-app-error.ts";
export { isErrorCode } from "./error/is-error-code.ts";
export { cellCentre } from "./facility/cell-centre.ts";
export { cellResolution } from "./facility/cell-resolution.ts";
export { distanceKilometres } from "./facility/distance-kilometres.ts";
export { FacilityKind, type FacilityKindName } from "./facility/facility-kind.ts";
export { formatCell } from "./facility/format-cell.ts";
export { type Coordinates, type H3Cell, HOME_RESOLUTION } from "./facility/h3-cell.ts";
export { homeCell } from "./facility/home-cell.ts";
export { isInServiceArea } from "./facility/is-in-service-area.ts";
export { isNpi } from "./facility/is-npi.ts";
export type { Npi } from "./facility/npi.ts";
export { npiCheckDigit } from "./facility/npi-check-digit.ts";
export { parentCell } from "./facility/parent-cell.ts";
export { type Ccn, parseCcn } from "./facility/parse-ccn.ts";
export { parseCell } from "./facility/parse-cell.ts";
export { parseFacilityKind } from "./facility/parse-facility-kind.ts";
export { parseNpi } from "./facility/parse-npi.ts";
export { roadKilometres } from "./facility/road-kilometres.ts";
export { defaultRoadModel, type RoadModel } from "./facility/road-model.ts";
export { type ServiceAreaParameters, serviceArea } from "./facility/service-area.ts";
export { testNpi } from "./facility/test-npi.ts";
export { type TravelBox, travelBox } from "./facility/travel-box.ts";
export { travelMinutes } from "./facility/travel-minutes.ts";
export { decodeCsv } from "./import/decode-csv.ts";
export {
  IMPORT_ROWS_LIMIT,
  type ImportedUnits,
  type ImportUnitsOptions,
  importUnits,
} from "./import/import-units.ts";
export { type CsvRecord, parseCsv } from "./import/parse-csv.ts";
export { type UnitColumn, type UnitRow, unitColumns, unitTermColumns } from "./import/unit-row.ts";
export { type Alternative, alternativesOf } from "./reservation/alternatives-of.ts";
export { type Amendment, type AmendmentParameters, amendment } from "./reservation/amendment.ts";
export {
  type Calendar,
  clearSlots,
  isFree,
  markSlots,
  SLOTS_PER_WORD,
  takenRanges,
  type WordMask,
  wordMasks,
} from "./reservation/calendar.ts";
export {
  type Cancellation,
  type CancellationFacts,
  cancellation,
  cancellationBy,
} from "./reservation/cancellation.ts";
export { type ChangeFacts, changesOpenTo, type ReservationChange } from "./reservation/change-rules.ts";
export { type CheckWindowParameters, checkWindow } from "./reservation/check-window.ts";
export { explainOffer, type OfferReason, type OfferReasonCode } from "./reservation/explain-offer.ts";
export { intervalOfSlots } from "./reservation/interval-of-slots.ts";
export { lateFee } from "./reservation/late-fee.ts";
export type { OfferCandidate } from "./reservation/offer-candidate.ts";
export { type OfferObstacle, offerObstacles, offerStanding } from "./reservation/offer-obstacle.ts";
export {
  type DisplacedReservation,
  FIRST_CALL_SECONDS,
  firstCallUntil,
  OVERRIDE_COMPENSATION_BPS,
  OVERRIDE_LIMIT,
  OVERRIDE_PERIOD_SECONDS,
  OVERRIDE_SUSPENSION_SECONDS,
  type OverrideCost,
  overrideCost,
} from "./reservation/override.ts";
export {
  OverrideReason,
  type OverrideReasonName,
  overrideReasonNames,
  overrideReasonTexts,
  parseOverrideReason,
} from "./reservation/override-reason.ts";
export {
  type OverrideObstacle,
  type OverrideRight,
  overrideRight,
  type PastOverride,
} from "./reservation/override-right.ts";
export {
  type DisplacementFacts,
  type DisplacementObstacle,
  displacementObstacles,
  isUninvolved,
  type OverrideParties,
} from "./reservation/override-rules.ts";
export { parseMoment } from "./reservation/parse-moment.ts";
export { parseSlotSeconds } from "./reservation/parse-slot-seconds.ts";
export { Priority, type PriorityName, parsePriority } from "./reservation/priority.ts";
export { type Quote, type QuotedTerms, quote } from "./reservation/quote.ts";
export {
  defaultOfferWeights,
  type OfferWeights,
  type RankedOffer,
  rankOffers,
  scoreOffer,
} from "./reservation/rank-offers.ts";
export { earliestRecallEnd, RECALL_NOTICE_SECONDS, type Recall, recall } from "./reservation/recall.ts";
export {
  parseRecallReason,
  RecallReason,
  type RecallReasonName,
  recallReasonNames,
  recallReasonTexts,
} from "./reservation/recall-reason.ts";
export { decodePolicy, encodePolicy, openPolicy, type SharingPolicy } from "./reservation/sharing-policy.ts";
export { slotOf } from "./reservation/slot-of.ts";
export { slotStart } from "./reservation/slot-start.ts";
export { slotsOfInterval } from "./reservation/slots-of-interval.ts";
export {
  isTerminal,
  parseReservationState,
  ReservationState,
  type ReservationStateName,
  requireTransition,
  reservationTransitions,
} from "./reservation/status.ts";
export type { Terms } from "./reservation/terms.ts";
export {
  type Interval,
  LAST_MOMENT,
  type SlotRange,
  type SlotSeconds,
  type UnixSeconds,
} from "./reservation/time-slot.ts";
export {
  compareWaitlistEntries,
  type Promotion,
  promotionOf,
  WAITLIST_BLOCKER_LIMIT,
  WAITLIST_FACILITY_LIMIT,
  WAITLIST_UNIT_LIMIT,
  type WaitlistEntry,
  waitlistRank,
} from "./reservation/waitlist.ts";
export { windowObstacle } from "./reservation/window-obstacle.ts";
export { chargeDown } from "./settlement/charge.ts";
export { formatUsd } from "./settlement/format-usd.ts";
export { type TokenUnits, USD } from "./settlement/money.ts";
export { parseUsd } from "./settlement/parse-usd.ts";
export { type Settlement, type SettleParameters, settle } from "./settlement/settle.ts";
export {
  BreakGlassReason,
  type BreakGlassReasonName,
  breakGlassReasonNames,
  breakGlassReasonTexts,
  parseBreakGlassReason,
} from "./usage/break-glass-reason.ts";
export {
  BREAK_GLASS_IDENTIFY_SECONDS,
  type BreakGlassFacts,
  type BreakGlassState,
  breakGlassState,
} from "./usage/break-glass-state.ts";
export type { Hex } from "./usage/bytes.ts";
export { type BreakGlass, encodeBreakGlass } from "./usage/encode-break-glass.ts";
export { encodeMeterReading, type StatementPlace } from "./usage/encode-meter-reading.ts";
export { encodePresence, type Presence } from "./usage/encode-presence.ts";
export type { MeterReading } from "./usage/meter-reading.ts";
export { normaliseS } from "./usage/normalise-s.ts";
