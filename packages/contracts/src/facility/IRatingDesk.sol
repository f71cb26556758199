// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Ratings after a settled loan
/// @notice Both sides commit first and reveal later, so that neither sees the other's rating before both are in
/// or seven days have passed since the first commitment.
interface IRatingDesk {
    /// @param condition, punctuality, communication One to five.
    /// @param comment Digest of the encrypted comment document, or zero.
    struct Rating {
        uint8 condition;
        uint8 punctuality;
        uint8 communication;
        bytes32 comment;
    }

    /// @notice Sums over all ratings a facility received.
    struct Score {
        uint32 count;
        uint32 condition;
        uint32 punctuality;
        uint32 communication;
    }

    event RatingCommitted(
        uint64 indexed reservationId, uint32 indexed raterId, uint32 indexed ratedId, address by, bytes32 commitment
    );
    event RatingRevealed(uint64 indexed reservationId, uint32 indexed raterId, uint32 indexed ratedId, Rating rating);

    /// @notice Thrown when the loan is not settled.
    error RatingNotSettled(uint64 reservationId);
    /// @notice Thrown when the caller's facility is no party.
    error RatingNotParty(uint64 reservationId, uint32 facilityId);
    /// @notice Thrown when this side has rated already.
    error RatingAlreadyCommitted(uint64 reservationId, uint32 raterId);
    /// @notice Thrown when seven days have passed since the other side's commitment, so that it may be open already.
    error RatingClosed(uint64 reservationId, uint40 closedAt);
    /// @notice Thrown when the other side may still commit.
    error RatingStillSealed(uint64 reservationId, uint40 opensAt);
    /// @notice Thrown when the rating is not what was committed, or was revealed before.
    error RatingCommitmentMismatch(uint64 reservationId, uint32 raterId);
    /// @notice Thrown when a score is not one to five.
    error RatingOutOfRange(uint8 score);

    /// @notice Commits keccak256(abi.encode(reservationId, raterId, rating, salt)). Caller: coordinator of a party.
    /// @dev Emits {RatingCommitted}.
    function commit(uint64 reservationId, bytes32 commitment) external;

    /// @notice Reveals. Caller: anyone who knows rating and salt.
    /// @dev Emits {RatingRevealed}.
    function reveal(uint64 reservationId, uint32 raterId, Rating calldata rating, bytes32 salt) external;

    function scoreOf(uint32 facilityId) external view returns (Score memory);
}
