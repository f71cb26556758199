// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Settles returned loans from metered use
/// @notice revenue = ratePerHour * metered seconds / 3600, contribution = contributionPerHour * metered
/// seconds / 3600, late fee = lateFeePerHour * seconds past the end / 3600, each rounded down; what the escrow
/// does not cover is left as a shortfall, taken from late fee first, then revenue, then contribution; the rest
/// of the escrow is the borrower's. Metered seconds never exceed the time between pick-up and return. Without a
/// meter, or with one silent for a day before the return, the whole reserved time less turnaround counts.
/// @custom:invariant INV-SET-2 an escrow is released exactly once and its parts add up to the whole.
interface ISettlementDesk {
    struct Settlement {
        uint64 meteredSeconds;
        uint64 lateSeconds;
        uint256 revenue;
        uint256 contribution;
        uint256 lateFee;
        uint256 refund;
        uint256 shortfall;
    }

    event LoanSettled(
        uint64 indexed reservationId,
        uint32 indexed ownerId,
        uint32 indexed borrowerId,
        bool metered,
        Settlement settlement
    );

    /// @notice Settles a returned loan. Anyone.
    /// @dev Emits {LoanSettled}. Reverts with {IReservationManager-ReservationStateUnexpected} unless Returned.
    function settle(uint64 reservationId) external returns (Settlement memory);

    /// @notice What {settle} would do now.
    function preview(uint64 reservationId) external view returns (Settlement memory);
}
