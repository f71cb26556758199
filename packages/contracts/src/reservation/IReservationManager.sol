// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title The calendar and the reservations of every unit
/// @notice One bitmap word covers 256 slots of a unit; a reservation owns the half-open interval
/// [startsAt, endsAt), turnaround included. A reservation id is `unitId << 32` plus a number
/// that no other reservation of the unit ever has; numbers come in no order.
/// @custom:invariant INV-RES-1 no two live reservations or holds of a unit share a slot.
/// @custom:invariant INV-RES-2 a slot is marked if and only if a live reservation, an unswept hold, a maintenance
/// window or a release that awaits promotion owns it.
/// @custom:invariant INV-RES-3 a reservation moves only along its documented states.
interface IReservationManager {
    /// @notice States and their legal successors.
    /// None: Held, Confirmed. Held: Confirmed, Cancelled, Expired. Confirmed: OnLoan, Cancelled.
    /// OnLoan: Returned. Returned: Settled. Settled, Cancelled and Expired are terminal.
    enum State {
        None,
        Held,
        Confirmed,
        OnLoan,
        Returned,
        Settled,
        Cancelled,
        Expired
    }

    enum Priority {
        Elective,
        Urgent,
        Emergency
    }

    /// @notice One word.
    /// @param borrowerId Borrowing facility; the owner follows from the unit.
    /// @param startSlot First slot (unix seconds / slotSeconds of the unit).
    /// @param slotCount Number of slots.
    /// @param escrow Token units in escrow; 0 while Held.
    /// @param insured Book value taken from the borrower's cover, token units; 0 while Held.
    /// @param termsVersion Terms under which it was made.
    /// @param heldUntil Unix seconds at which a hold lapses; 0 unless Held.
    struct Reservation {
        uint32 borrowerId;
        uint32 startSlot;
        uint16 slotCount;
        State state;
        Priority priority;
        uint56 escrow;
        uint56 insured;
        uint16 termsVersion;
        uint32 heldUntil;
    }

    /// @param startsAt Unix seconds on the unit's slot grid, inclusive.
    /// @param endsAt Unix seconds on the grid, exclusive.
    /// @param stale Lapsed holds to sweep on the way; at most 16.
    struct Request {
        uint32 unitId;
        uint40 startsAt;
        uint40 endsAt;
        Priority priority;
        uint64[] stale;
    }

    /// @notice A reservation with everything derived from unit and terms.
    struct Details {
        uint32 unitId;
        uint32 ownerId;
        uint40 startsAt;
        uint40 endsAt;
        Reservation reservation;
    }

    /// @notice What a reservation becomes by an amendment or a recall.
    /// @param escrow Token units under its own terms for the new interval.
    /// @param lateFee What cancelling late costs from then on, token units.
    /// @param freeCancelSlots Slots before the new start until which cancelling is free; 4095 for never again.
    /// @param toOwner Paid to the owner out of the old escrow, token units.
    /// @param toBorrower Paid to the borrower out of the owner's free balance, token units.
    /// @param awaited Whether facilities wait for the unit, so that its release is kept for them.
    struct Schedule {
        uint40 startsAt;
        uint40 endsAt;
        uint56 escrow;
        uint40 lateFee;
        uint16 freeCancelSlots;
        uint256 toOwner;
        uint256 toBorrower;
        bool awaited;
    }

    event ReservationHeld(
        uint64 indexed reservationId,
        uint32 indexed unitId,
        uint32 indexed borrowerId,
        address by,
        uint40 startsAt,
        uint40 endsAt,
        Priority priority,
        uint16 termsVersion,
        uint32 heldUntil
    );
    event ReservationApproved(uint64 indexed reservationId, address by);
    event ReservationConfirmed(
        uint64 indexed reservationId,
        uint32 indexed unitId,
        uint32 indexed borrowerId,
        address by,
        uint40 startsAt,
        uint40 endsAt,
        Priority priority,
        uint16 termsVersion,
        uint56 escrow,
        uint56 insured
    );
    /// @notice Emitted for each occurrence of a series that was passed over because a slot was taken.
    event ReservationSkipped(uint32 indexed unitId, uint32 indexed borrowerId, uint40 startsAt, uint40 endsAt);
    event ReservationCancelled(uint64 indexed reservationId, uint32 indexed cancelledFor, address by, uint256 toOwner);
    event ReservationExpired(uint64 indexed reservationId);
    event ReservationStarted(uint64 indexed reservationId, uint40 at);
    event ReservationReturned(uint64 indexed reservationId, uint40 at);
    event ReservationSettled(uint64 indexed reservationId);
    /// @notice Emitted when a facility begins to wait for slots of this one. One made or amended while facilities wait
    /// for its unit is awaited without this event.
    event ReservationAwaited(uint64 indexed reservationId);
    /// @notice Emitted with the end of an awaited reservation or hold: its slots stay taken until {SlotsFreed}.
    event SlotsKept(uint64 indexed reservationId);
    /// @notice Emitted when slots that were kept are free; the walk of the waitlist follows in the same transaction.
    event SlotsFreed(uint64 indexed reservationId);

    /// @notice Thrown when no reservation has this id.
    error ReservationUnknown(uint64 reservationId);
    /// @notice Thrown when an interval ends at or before its start.
    error ReservationIntervalEmpty(uint40 startsAt, uint40 endsAt);
    /// @notice Thrown when a time is not a multiple of the unit's slot length.
    error ReservationOffGrid(uint32 unitId, uint40 at, uint16 slotSeconds);
    /// @notice Thrown when the start lies in the past.
    error ReservationInPast(uint40 startsAt, uint40 nowAt);
    /// @notice Thrown when the start is nearer than the unit's lead time.
    error ReservationLeadTooShort(uint40 startsAt, uint40 earliest);
    /// @notice Thrown when the end lies beyond the unit's horizon.
    error ReservationBeyondHorizon(uint40 endsAt, uint40 horizon);
    /// @notice Thrown when the length is outside the unit's limits (slots).
    error ReservationLengthOutOfRange(uint256 slots, uint16 minimum, uint16 maximum);
    /// @notice Thrown when any slot of the interval belongs to somebody else.
    error ReservationSlotTaken(uint32 unitId, uint40 startsAt, uint40 endsAt);
    /// @notice Thrown when a facility reserves its own unit.
    error ReservationOwnUnit(uint32 unitId, uint32 facilityId);
    /// @notice Thrown when the borrower has as many open holds or reservations as it may.
    error ReservationQuotaExceeded(uint32 borrowerId, uint256 open, uint256 limit);
    /// @notice Thrown when the reservation is not in a state that allows the act.
    error ReservationStateUnexpected(uint64 reservationId, State current);
    /// @notice Thrown when a hold lapsed before it was confirmed.
    error ReservationHoldExpired(uint64 reservationId, uint32 heldUntil);
    /// @notice Thrown when the caller's facility is neither borrower nor owner.
    error ReservationNotParty(uint64 reservationId, uint32 facilityId);
    /// @notice Thrown when the unit's terms ask for the owner's approval and there is none.
    error ReservationNotApproved(uint32 unitId);
    /// @notice Thrown when the unit's terms do not accept the priority; `policy` as in {IEquipmentRegistry-Terms}.
    error ReservationPriorityNotAccepted(uint32 unitId, Priority priority, uint8 policy);
    /// @notice Thrown when a series has fewer than 2 or more than 24 occurrences, or a period that is shorter than one of
    /// them or no multiple of the slot length.
    error ReservationSeriesInvalid(uint32 periodSeconds, uint8 count);
    /// @notice Thrown when the interval is over, so that nothing can be changed about it.
    error ReservationOver(uint64 reservationId, uint40 endsAt);
    /// @notice Thrown when the borrower gives a reservation back as not deliverable and the unit is fit and there.
    error ReservationUnitFit(uint64 reservationId);
    /// @notice Thrown when slots of the unit were freed that facilities on its waitlist have not been offered yet; see
    /// {IWaitlistDesk-promoteUnit}.
    error ReservationWaitlistAhead(uint32 unitId);
    /// @notice Thrown when somebody would wait for an interval that is free.
    error ReservationSlotsFree(uint32 unitId, uint40 startsAt, uint40 endsAt);
    /// @notice Thrown when the reservation has no slot of the interval.
    error ReservationNotOverlapping(uint64 reservationId, uint40 startsAt, uint40 endsAt);
    /// @notice Thrown when the slot beginning at `at` is taken by none of the reservations named: by another one, by a
    /// maintenance window, or by a release that awaits promotion.
    error ReservationBlockerMissing(uint32 unitId, uint40 at);
    /// @notice Thrown when more than 16 blockers are named.
    error ReservationTooManyBlockers(uint256 count);
    /// @notice Thrown when what would be displaced is an emergency's itself.
    error ReservationPriorityTooHigh(uint64 reservationId, Priority priority);
    /// @notice Thrown when a facility would displace its own reservation.
    error ReservationOwnDisplaced(uint64 reservationId, uint32 facilityId);
    /// @notice Thrown when no slots are kept of this reservation.
    error ReservationNotKept(uint64 reservationId, State current);
    /// @notice Thrown when a reservation gives no first call, to this facility or any more; `until` is 0 when used.
    error ReservationFirstCallInvalid(uint64 reservationId, uint32 facilityId, uint40 until);
    /// @notice Thrown when more than 16 stale holds are named.
    error ReservationTooManyStale(uint256 count);

    /// @notice Holds an interval for a short time without escrow. Caller: coordinator of the borrower.
    /// @dev Emits {ReservationHeld}. All gates of {reserve} apply except the escrow and the approval. It lasts 15 minutes,
    /// or, where the terms ask for approval, 24 hours but not beyond the start.
    function hold(Request calldata request) external returns (uint64 reservationId);

    /// @notice Confirms a hold: takes cover and escrow. Caller: coordinator of the same borrower.
    /// @dev Emits {ReservationConfirmed}. All gates are checked again, lead time and horizon excepted; the price is
    /// that of the terms under which it was held. Where those ask for approval, the hold must be approved.
    function confirm(uint64 reservationId) external;

    /// @notice Holds and confirms in one step.
    /// @dev Emits {ReservationConfirmed}.
    function reserve(Request calldata request) external returns (uint64 reservationId);

    /// @notice Reserves the same interval `count` times, `periodSeconds` apart, and passes over those of which a slot is
    /// taken; at least one must be free. Caller: coordinator of the borrower.
    /// @dev Emits {ReservationConfirmed} for each one made, {ReservationSkipped} for each passed over. All gates of
    /// {reserve} apply, to the time from the first start to the last end; each one made is a reservation of its own.
    /// @return reservationIds In order of time, 0 for each one passed over.
    function reserveSeries(Request calldata first, uint32 periodSeconds, uint8 count)
        external
        returns (uint64[] memory reservationIds);

    /// @notice Approves a hold, so that its borrower may confirm it before it lapses. Caller: coordinator of the owner.
    /// @dev Emits {ReservationApproved}.
    function approve(uint64 reservationId) external;

    /// @notice Declines a hold and frees its slots. Caller: coordinator of the owner.
    /// @dev Emits {ReservationCancelled}, counted for the owner.
    function decline(uint64 reservationId) external;

    /// @notice Cancels before pick-up. Caller: coordinator of the borrower (refund by tier) or of the owner
    /// (full refund); anyone once a reservation that was never picked up has ended a day ago.
    /// @dev Emits {ReservationCancelled}. From its end on it counts as the borrower's late cancellation, whoever
    /// calls. The late fee is terms.lateCancelBps of the escrow less the deposit, rounded down.
    function cancel(uint64 reservationId) external;

    /// @notice Cancels without a fee, however late, because the owner cannot deliver: the unit is not fit until the
    /// end, or the interval has begun and the unit is not in the owner's hands. Decontamination and sanitisation count
    /// from the start on only, a unit in the borrower's own hands never. Caller: coordinator of the borrower, before
    /// the end of a confirmed reservation.
    /// @dev Emits {ReservationCancelled}, counted for the owner. A function of its own, so that {cancel} need not ask
    /// for the unit.
    function cancelUnfit(uint64 reservationId) external;

    /// @notice Gives a reservation another interval and escrow. Caller: AmendmentDesk, which has checked both.
    /// @dev Reverts with {ReservationSlotTaken} when a slot of the new interval is not its own and not free.
    function reschedule(uint64 reservationId, Schedule calldata next) external;
    /// @notice Gives a confirmed reservation to another borrower: releases the old one's escrow and cover whole, takes
    /// the new one's. Caller: AmendmentDesk, which has admitted the new one.
    /// @param cover What the new borrower is insured for, token units.
    function reassign(uint64 reservationId, uint32 borrowerId, uint64 cover) external;
    /// @notice Takes free slots [first, end) for no reservation. Caller: AmendmentDesk.
    function takeSlots(uint32 unitId, uint256 first, uint256 end, uint16 slotSeconds) external;
    /// @notice Frees slots taken by {takeSlots}. Caller: AmendmentDesk.
    function freeSlots(uint32 unitId, uint256 first, uint256 end) external;

    /// @notice Reserves for a facility on the waitlist, with every gate of {reserve} but the caller's role. Caller:
    /// WaitlistDesk.
    /// @dev Emits {ReservationConfirmed}.
    /// @param by Who asked for it.
    function reserveFor(uint32 borrowerId, address by, Request calldata request)
        external
        returns (uint64 reservationId);
    /// @notice Notes that a facility waits for [startsAt, endsAt). Caller: WaitlistDesk.
    /// @dev Emits {ReservationAwaited} for each blocker that nobody waited for. Reverts unless each of them is live and
    /// has a slot of the interval, and together they have all that are taken.
    function awaitRelease(uint32 unitId, uint40 startsAt, uint40 endsAt, uint64[] calldata blockers) external;
    /// @notice Frees the slots kept of an ended reservation; ends a lapsed hold first. Caller: WaitlistDesk.
    /// @dev Emits {SlotsFreed}.
    function freeKept(uint64 reservationId) external;
    /// @notice Uses up the first call of a displaced reservation. Caller: WaitlistDesk.
    function useFirstCall(uint64 reservationId, uint32 borrowerId) external;
    /// @notice Ends a reservation and makes an emergency's in its place. Caller: OverrideDesk, which judges whether the
    /// facility may.
    /// @dev Emits {ReservationConfirmed}; {IOverrideDesk-OverrideMade} of the same call says what ended and what was paid.
    /// Every gate of {reserve} but the approval, and a clinical lead in place of a coordinator.
    /// @param by Who overrides for its facility.
    /// @return reservationId The new one.
    /// @return borrowerId Who overrides.
    /// @return compensation Paid to the displaced borrower, and set aside from the overriding one, token units.
    /// @return awaited Whether facilities wait for slots that may have become free.
    function displace(uint64 displacedId, address by, uint40 startsAt, uint40 endsAt)
        external
        returns (uint64 reservationId, uint32 borrowerId, uint256 compensation, bool awaited);

    /// @notice Frees the slots of lapsed holds; ids that are not lapsed holds are passed over. Anyone.
    /// @dev Emits {ReservationExpired} for each.
    function sweep(uint64[] calldata stale) external;

    /// @notice Pick-up. Caller: CustodyLedger.
    function start(uint64 reservationId) external;
    /// @notice Return into the owner's hands. Caller: CustodyLedger.
    function markReturned(uint64 reservationId) external;
    /// @notice Settlement; restores cover. Caller: SettlementDesk.
    function settle(uint64 reservationId) external returns (Details memory);

    /// @notice Whether every slot of [startsAt, endsAt) is free; lapsed holds count as taken until swept.
    function isFree(uint32 unitId, uint40 startsAt, uint40 endsAt) external view returns (bool);

    /// @notice Escrow for an interval under a version of the terms, token units, rounded down:
    /// deposit + (ratePerHour + contributionPerHour) * usable seconds / 3600, turnaround excluded.
    function quote(uint32 unitId, uint16 termsVersion, uint40 startsAt, uint40 endsAt) external view returns (uint56);

    function detailsOf(uint64 reservationId) external view returns (Details memory);
    function reservationOf(uint64 reservationId) external view returns (Reservation memory);
    /// @notice Until when cancelling is free, unix seconds inclusive, 0 for never, and what it costs later, token
    /// units; both 0 for a hold.
    function cancellationOf(uint64 reservationId) external view returns (uint40 freeUntil, uint40 lateFee);
    /// @notice Whether its release is, or was, kept for a waitlist.
    /// @return awaited Live, and facilities wait or waited for it.
    /// @return kept Ended, and its slots are taken until {IWaitlistDesk-promote}.
    function waitOf(uint64 reservationId) external view returns (bool awaited, bool kept);
    /// @notice Until when a displaced reservation gives its borrower first call, 30 days, unix seconds inclusive; 0 when it gives
    /// none, or none any more.
    function firstCallUntil(uint64 reservationId) external view returns (uint40);
    /// @notice The 256 slots of a unit beginning at slot `word * 256`; bit i set means taken.
    function calendarWord(uint32 unitId, uint256 word) external view returns (uint256);
    /// @notice Open holds (lapsed ones until swept) and live (confirmed, on loan or not yet settled) reservations of
    /// a borrower. At most 8 and 64.
    function openOf(uint32 borrowerId) external view returns (uint16 holds, uint16 live);
}
