// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title The calendar and the reservations of every unit
/// @notice One bitmap word covers 256 slots of a unit; a reservation owns the half-open interval
/// [startsAt, endsAt), turnaround included. A reservation id is `unitId << 32` plus a number
/// that no other reservation of the unit ever has; numbers come in no order.
/// @custom:invariant INV-RES-1 no two live reservations or holds of a unit share a slot.
/// @custom:invariant INV-RES-2 a slot is marked if and only if a live reservation or an unswept hold owns it.
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
    event ReservationCancelled(uint64 indexed reservationId, uint32 indexed cancelledFor, address by, uint256 toOwner);
    event ReservationExpired(uint64 indexed reservationId);
    event ReservationStarted(uint64 indexed reservationId, uint40 at);
    event ReservationReturned(uint64 indexed reservationId, uint40 at);
    event ReservationSettled(uint64 indexed reservationId);

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
    /// @notice Thrown when more than 16 stale holds are named.
    error ReservationTooManyStale(uint256 count);

    /// @notice Holds an interval for a short time without escrow. Caller: coordinator of the borrower.
    /// @dev Emits {ReservationHeld}. All gates of {reserve} apply except the escrow.
    function hold(Request calldata request) external returns (uint64 reservationId);

    /// @notice Confirms a hold: takes cover and escrow. Caller: coordinator of the same borrower.
    /// @dev Emits {ReservationConfirmed}. All gates are checked again, lead time and horizon excepted; the price is
    /// that of the terms under which it was held.
    function confirm(uint64 reservationId) external;

    /// @notice Holds and confirms in one step.
    /// @dev Emits {ReservationConfirmed}.
    function reserve(Request calldata request) external returns (uint64 reservationId);

    /// @notice Cancels before pick-up. Caller: coordinator of the borrower (refund by tier) or of the owner
    /// (full refund); anyone once a reservation that was never picked up has ended a day ago.
    /// @dev Emits {ReservationCancelled}. From its end on it counts as the borrower's late cancellation, whoever
    /// calls. The late fee is terms.lateCancelBps of the escrow less the deposit, rounded down.
    function cancel(uint64 reservationId) external;

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
    /// @notice The 256 slots of a unit beginning at slot `word * 256`; bit i set means taken.
    function calendarWord(uint32 unitId, uint256 word) external view returns (uint256);
    /// @notice Open holds (lapsed ones until swept) and live (confirmed, on loan or not yet settled) reservations of
    /// a borrower. At most 8 and 64.
    function openOf(uint32 borrowerId) external view returns (uint16 holds, uint16 live);
}
