// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Changes of what is reserved: amendment, recall, transfer, and maintenance windows
/// @notice A reservation keeps its id, its terms, its insured value and its priority through every change. Times are
/// unix seconds on the unit's slot grid, intervals half-open, amounts token units rounded down. What frees slots walks the
/// unit's waitlist in the same transaction, see {IWaitlistDesk-promoteUnit}.
/// @custom:invariant INV-RES-1 no two live reservations or holds of a unit share a slot.
/// @custom:invariant INV-RES-2 a slot is marked if and only if a live reservation, an unswept hold, a maintenance
/// window or a release that awaits promotion owns it.
interface IAmendmentDesk {
    /// @notice Slots kept free of reservations.
    struct Window {
        uint40 startsAt;
        uint40 endsAt;
    }

    /// @param escrow Token units in escrow from then on.
    /// @param toOwner What slots given up late cost, token units, paid out of the escrow before.
    event ReservationAmended(
        uint64 indexed reservationId,
        uint32 indexed unitId,
        uint32 indexed borrowerId,
        address by,
        uint40 startsAt,
        uint40 endsAt,
        uint256 escrow,
        uint256 toOwner
    );
    /// @param escrow Token units in escrow from then on.
    /// @param toBorrower What the owner pays the borrower for the slots taken back, token units.
    event ReservationRecalled(
        uint64 indexed reservationId,
        uint32 indexed unitId,
        uint32 indexed borrowerId,
        address by,
        uint40 endsAt,
        uint256 escrow,
        uint256 toBorrower,
        uint16 reasonCode,
        bytes32 reasonHash
    );
    event TransferOffered(
        uint64 indexed reservationId, uint32 indexed fromFacilityId, uint32 indexed toFacilityId, address by
    );
    event TransferWithdrawn(uint64 indexed reservationId, uint32 indexed fromFacilityId, address by);
    /// @param escrow Taken from the new borrower, and given back to the old one, token units.
    /// @param insured Taken from the new borrower's cover, and given back to the old one's, token units.
    event ReservationTransferred(
        uint64 indexed reservationId,
        uint32 indexed fromFacilityId,
        uint32 indexed toFacilityId,
        address by,
        uint56 escrow,
        uint56 insured
    );
    event MaintenanceWindowOpened(
        uint64 indexed windowId, uint32 indexed unitId, address by, uint40 startsAt, uint40 endsAt
    );
    event MaintenanceWindowClosed(uint64 indexed windowId, uint32 indexed unitId, address by);

    /// @notice Thrown when an amendment would change nothing.
    error AmendmentUnchanged(uint64 reservationId);
    /// @notice Thrown when the start of a reservation on loan would move.
    error AmendmentStartFixed(uint64 reservationId, uint40 startsAt);
    /// @notice Thrown when a reservation that is still free to cancel would move so far that its record cannot keep
    /// until when: cancelling and reserving anew costs nothing then.
    error AmendmentTooFar(uint64 reservationId, uint40 startsAt, uint40 latest);
    /// @notice Thrown when a recall leaves less notice than 24 hours, or does not end the loan earlier.
    error RecallEndInvalid(uint64 reservationId, uint40 endsAt, uint40 earliest, uint40 latest);
    /// @notice Thrown when a loan that the owner has recalled would be extended.
    error RecallStands(uint64 reservationId, uint40 endsAt);
    /// @notice Thrown when the offer would change nothing: the facility has the reservation or the offer already, or
    /// none is there to withdraw.
    error TransferInvalid(uint64 reservationId, uint32 toFacilityId);
    /// @notice Thrown when the reservation is not offered to the caller's facility.
    error TransferNotOffered(uint64 reservationId, uint32 facilityId);
    /// @notice Thrown when no such window is open.
    error MaintenanceWindowUnknown(uint64 windowId);

    /// @notice Moves, extends or shortens a reservation. Caller: coordinator of the borrower.
    /// @dev Emits {ReservationAmended} and withdraws a transfer on offer. Confirmed: any interval on the grid; a start
    /// that stays may lie in the past. On loan: the start stays, and the new end does not lie before now. Either only
    /// before the present end. The gates of {IReservationManager-confirm} apply to the new interval, and the limits of
    /// the reservation's own terms: length, horizon, and lead time where the start moves earlier. Slots of the old
    /// interval that are not in the new one cost terms.lateCancelBps of their price, paid to the owner at once, unless
    /// cancelling is still free. It is never free for longer afterwards than before. Where the terms ask for the owner's
    /// approval, the new interval must lie within the old one; where a walk of the waitlist is due, likewise.
    function amend(uint64 reservationId, uint40 startsAt, uint40 endsAt) external;

    /// @notice Ends a loan earlier. Caller: coordinator of the owner, which pays the borrower terms.lateCancelBps of the
    /// price of the slots taken back, out of its free balance; the escrow for them goes back at once.
    /// @dev Emits {ReservationRecalled}.
    /// @param endsAt At least 24 hours ahead and before the present end.
    /// @param reasonCode From the published list of reasons.
    /// @param reasonHash Digest of the reason in words with a random salt.
    function recall(uint64 reservationId, uint40 endsAt, uint16 reasonCode, bytes32 reasonHash) external;

    /// @notice Offers a confirmed reservation to another facility; 0 withdraws. Caller: coordinator of the borrower.
    /// @dev Emits {TransferOffered} or {TransferWithdrawn}. A later offer replaces an earlier one.
    function offerTransfer(uint64 reservationId, uint32 toFacilityId) external;

    /// @notice Takes over a reservation offered. Caller: coordinator of the facility it is offered to, which must pass
    /// every gate of a borrower of that owner. Interval, terms and price stay, and nobody pays a fee. Not possible where
    /// the terms ask for the owner's approval, which was given to the old borrower.
    /// @dev Emits {ReservationTransferred} after {IFacilityLedger-EscrowReleased} for the old borrower.
    function acceptTransfer(uint64 reservationId) external;

    /// @notice Takes free slots of a unit for no reservation. Caller: coordinator or biomedical of the owner.
    /// @dev Emits {MaintenanceWindowOpened}. Reverts with {IReservationManager-ReservationSlotTaken} where a reservation,
    /// an unswept hold or another window has a slot.
    /// @param startsAt The present slot or a later one.
    /// @param endsAt At most 366 days later.
    /// @return windowId `unitId << 32` plus the number of the unit's window, from 1.
    function openWindow(uint32 unitId, uint40 startsAt, uint40 endsAt) external returns (uint64 windowId);

    /// @notice Frees the slots of a window. Caller: coordinator or biomedical of the owner.
    /// @dev Emits {MaintenanceWindowClosed}.
    function closeWindow(uint64 windowId) external;

    /// @notice The facility a reservation is offered to, or 0.
    function offeredTo(uint64 reservationId) external view returns (uint32 facilityId);
    /// @notice An open window; zeros when closed or unknown.
    function windowOf(uint64 windowId) external view returns (Window memory);
}
