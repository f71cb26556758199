import { onHandedOn } from "../custody/on-handed-on.ts";
import { onHandoverSigned } from "../custody/on-handover-signed.ts";
import { onIncomingInspected } from "../custody/on-incoming-inspected.ts";
import { onTurnaroundCertified } from "../custody/on-turnaround-certified.ts";
import { onCertificateIssued } from "../equipment/on-certificate-issued.ts";
import { onFitnessChanged } from "../equipment/on-fitness-changed.ts";
import { onHolderChanged } from "../equipment/on-holder-changed.ts";
import { onReserveFloorSet } from "../equipment/on-reserve-floor-set.ts";
import { onTermsSet } from "../equipment/on-terms-set.ts";
import { onUnitApproved } from "../equipment/on-unit-approved.ts";
import { onUnitQuarantined } from "../equipment/on-unit-quarantined.ts";
import { onUnitRegistered } from "../equipment/on-unit-registered.ts";
import { onUnitReleased } from "../equipment/on-unit-released.ts";
import { onWaitlistNoted } from "../equipment/on-waitlist-noted.ts";
import { onAgreementInForce } from "../facility/on-agreement-in-force.ts";
import { onAgreementSigned } from "../facility/on-agreement-signed.ts";
import { onCompetencyCertified } from "../facility/on-competency-certified.ts";
import { onFacilityActivated } from "../facility/on-facility-activated.ts";
import { onFacilityApplied } from "../facility/on-facility-applied.ts";
import { onFacilityAttested } from "../facility/on-facility-attested.ts";
import { onRatingCommitted } from "../facility/on-rating-committed.ts";
import { onRatingRevealed } from "../facility/on-rating-revealed.ts";
import { onServiceAreaChanged } from "../facility/on-service-area-changed.ts";
import { onStaffAppointed } from "../facility/on-staff-appointed.ts";
import { onStaffDismissed } from "../facility/on-staff-dismissed.ts";
import { onPlanSet } from "../maintenance/on-plan-set.ts";
import { onUnitFundCredited } from "../maintenance/on-unit-fund-credited.ts";
import { onWorkApproved } from "../maintenance/on-work-approved.ts";
import { onWorkDone } from "../maintenance/on-work-done.ts";
import { onWorkPaid } from "../maintenance/on-work-paid.ts";
import { onWorkRequested } from "../maintenance/on-work-requested.ts";
import { onMaintenanceWindowClosed } from "../reservation/on-maintenance-window-closed.ts";
import { onMaintenanceWindowOpened } from "../reservation/on-maintenance-window-opened.ts";
import { onOverrideMade } from "../reservation/on-override-made.ts";
import { onOverrideReviewed } from "../reservation/on-override-reviewed.ts";
import { onReservationAmended } from "../reservation/on-reservation-amended.ts";
import { onReservationApproved } from "../reservation/on-reservation-approved.ts";
import { onReservationAwaited } from "../reservation/on-reservation-awaited.ts";
import { onReservationCancelled } from "../reservation/on-reservation-cancelled.ts";
import { onReservationConfirmed } from "../reservation/on-reservation-confirmed.ts";
import { onReservationExpired } from "../reservation/on-reservation-expired.ts";
import { onReservationHeld } from "../reservation/on-reservation-held.ts";
import { onReservationRecalled } from "../reservation/on-reservation-recalled.ts";
import { onReservationReturned } from "../reservation/on-reservation-returned.ts";
import { onReservationSettled } from "../reservation/on-reservation-settled.ts";
import { onReservationSkipped } from "../reservation/on-reservation-skipped.ts";
import { onReservationStarted } from "../reservation/on-reservation-started.ts";
import { onReservationTransferred } from "../reservation/on-reservation-transferred.ts";
import { onSlotsFreed } from "../reservation/on-slots-freed.ts";
import { onSlotsKept } from "../reservation/on-slots-kept.ts";
import { onTransferOffered } from "../reservation/on-transfer-offered.ts";
import { onTransferWithdrawn } from "../reservation/on-transfer-withdrawn.ts";
import { onWaitlistDeferred } from "../reservation/on-waitlist-deferred.ts";
import { onWaitlistDropped } from "../reservation/on-waitlist-dropped.ts";
import { onWaitlistJoined } from "../reservation/on-waitlist-joined.ts";
import { onWaitlistLeft } from "../reservation/on-waitlist-left.ts";
import { onWaitlistPromoted } from "../reservation/on-waitlist-promoted.ts";
import { onBondReleased } from "../settlement/on-bond-released.ts";
import { onEscrowAdjusted } from "../settlement/on-escrow-adjusted.ts";
import { onEscrowReleased } from "../settlement/on-escrow-released.ts";
import { onFundContributed } from "../settlement/on-fund-contributed.ts";
import { onFundPaid } from "../settlement/on-fund-paid.ts";
import { onLedgerDeposited } from "../settlement/on-ledger-deposited.ts";
import { onLedgerWithdrawn } from "../settlement/on-ledger-withdrawn.ts";
import { onLoanSettled } from "../settlement/on-loan-settled.ts";
import { onBreakGlassIdentified } from "../usage/on-break-glass-identified.ts";
import { onBreakGlassPlaced } from "../usage/on-break-glass-placed.ts";
import { onBreakGlassRecorded } from "../usage/on-break-glass-recorded.ts";
import { onBreakGlassReviewed } from "../usage/on-break-glass-reviewed.ts";
import { onCheckoutGranted } from "../usage/on-checkout-granted.ts";
import { onLockEnrolled } from "../usage/on-lock-enrolled.ts";
import { onLockProposed } from "../usage/on-lock-proposed.ts";
import { onMeterEnrolled } from "../usage/on-meter-enrolled.ts";
import { onMeterProposed } from "../usage/on-meter-proposed.ts";
import { onReadingAccepted } from "../usage/on-reading-accepted.ts";
import type { EventOf } from "./chain-event.ts";

/** What to do with each event of the contracts, and which room it belongs to. */
export const transactors = {
  FacilityApplied: { room: "facility", apply: onFacilityApplied },
  FacilityAttested: { room: "facility", apply: onFacilityAttested },
  FacilityActivated: { room: "facility", apply: onFacilityActivated },
  StaffAppointed: { room: "facility", apply: onStaffAppointed },
  StaffDismissed: { room: "facility", apply: onStaffDismissed },
  CompetencyCertified: { room: "facility", apply: onCompetencyCertified },
  ServiceAreaChanged: { room: "facility", apply: onServiceAreaChanged },
  AgreementSigned: { room: "facility", apply: onAgreementSigned },
  AgreementInForce: { room: "facility", apply: onAgreementInForce },
  RatingCommitted: { room: "facility", apply: onRatingCommitted },
  RatingRevealed: { room: "facility", apply: onRatingRevealed },
  UnitRegistered: { room: "equipment", apply: onUnitRegistered },
  UnitApproved: { room: "equipment", apply: onUnitApproved },
  CertificateIssued: { room: "equipment", apply: onCertificateIssued },
  TermsSet: { room: "equipment", apply: onTermsSet },
  UnitQuarantined: { room: "equipment", apply: onUnitQuarantined },
  UnitReleased: { room: "equipment", apply: onUnitReleased },
  FitnessChanged: { room: "equipment", apply: onFitnessChanged },
  HolderChanged: { room: "equipment", apply: onHolderChanged },
  ReserveFloorSet: { room: "equipment", apply: onReserveFloorSet },
  WaitlistNoted: { room: "equipment", apply: onWaitlistNoted },
  ReservationHeld: { room: "reservation", apply: onReservationHeld },
  ReservationApproved: { room: "reservation", apply: onReservationApproved },
  ReservationConfirmed: { room: "reservation", apply: onReservationConfirmed },
  ReservationSkipped: { room: "reservation", apply: onReservationSkipped },
  ReservationCancelled: { room: "reservation", apply: onReservationCancelled },
  ReservationExpired: { room: "reservation", apply: onReservationExpired },
  ReservationStarted: { room: "reservation", apply: onReservationStarted },
  ReservationReturned: { room: "reservation", apply: onReservationReturned },
  ReservationSettled: { room: "reservation", apply: onReservationSettled },
  ReservationAmended: { room: "reservation", apply: onReservationAmended },
  ReservationRecalled: { room: "reservation", apply: onReservationRecalled },
  TransferOffered: { room: "reservation", apply: onTransferOffered },
  TransferWithdrawn: { room: "reservation", apply: onTransferWithdrawn },
  ReservationTransferred: { room: "reservation", apply: onReservationTransferred },
  MaintenanceWindowOpened: { room: "reservation", apply: onMaintenanceWindowOpened },
  MaintenanceWindowClosed: { room: "reservation", apply: onMaintenanceWindowClosed },
  ReservationAwaited: { room: "reservation", apply: onReservationAwaited },
  SlotsKept: { room: "reservation", apply: onSlotsKept },
  SlotsFreed: { room: "reservation", apply: onSlotsFreed },
  WaitlistJoined: { room: "reservation", apply: onWaitlistJoined },
  WaitlistLeft: { room: "reservation", apply: onWaitlistLeft },
  WaitlistPromoted: { room: "reservation", apply: onWaitlistPromoted },
  WaitlistDropped: { room: "reservation", apply: onWaitlistDropped },
  WaitlistDeferred: { room: "reservation", apply: onWaitlistDeferred },
  OverrideMade: { room: "reservation", apply: onOverrideMade },
  OverrideReviewed: { room: "reservation", apply: onOverrideReviewed },
  HandoverSigned: { room: "custody", apply: onHandoverSigned },
  HandedOn: { room: "custody", apply: onHandedOn },
  IncomingInspected: { room: "custody", apply: onIncomingInspected },
  TurnaroundCertified: { room: "custody", apply: onTurnaroundCertified },
  MeterProposed: { room: "usage", apply: onMeterProposed },
  MeterEnrolled: { room: "usage", apply: onMeterEnrolled },
  ReadingAccepted: { room: "usage", apply: onReadingAccepted },
  LockProposed: { room: "usage", apply: onLockProposed },
  LockEnrolled: { room: "usage", apply: onLockEnrolled },
  CheckoutGranted: { room: "usage", apply: onCheckoutGranted },
  BreakGlassRecorded: { room: "usage", apply: onBreakGlassRecorded },
  BreakGlassPlaced: { room: "usage", apply: onBreakGlassPlaced },
  BreakGlassIdentified: { room: "usage", apply: onBreakGlassIdentified },
  BreakGlassReviewed: { room: "usage", apply: onBreakGlassReviewed },
  LedgerDeposited: { room: "settlement", apply: onLedgerDeposited },
  LedgerWithdrawn: { room: "settlement", apply: onLedgerWithdrawn },
  EscrowAdjusted: { room: "settlement", apply: onEscrowAdjusted },
  EscrowReleased: { room: "settlement", apply: onEscrowReleased },
  FundContributed: { room: "settlement", apply: onFundContributed },
  FundPaid: { room: "settlement", apply: onFundPaid },
  BondReleased: { room: "settlement", apply: onBondReleased },
  LoanSettled: { room: "settlement", apply: onLoanSettled },
  PlanSet: { room: "maintenance", apply: onPlanSet },
  UnitFundCredited: { room: "maintenance", apply: onUnitFundCredited },
  WorkRequested: { room: "maintenance", apply: onWorkRequested },
  WorkApproved: { room: "maintenance", apply: onWorkApproved },
  WorkDone: { room: "maintenance", apply: onWorkDone },
  WorkPaid: { room: "maintenance", apply: onWorkPaid },
} as const;

export type EventName = keyof typeof transactors;
type Arguments<Name extends EventName> = Parameters<(typeof transactors)[Name]["apply"]>[1]["args"];
/** Every event the read model follows; anything else the contracts emit does not concern it. */
export type ChainEvent = {
  [Name in EventName]: EventOf<Arguments<Name>> & { readonly name: Name };
}[EventName];
