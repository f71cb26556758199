// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Emergency overrides and their review
/// @notice An emergency takes the place of one reservation of lower priority that is not picked up. The displaced
/// facility gets its escrow back, half of its price, and first call on a unit of the same type; the overriding one sets
/// as much aside until an uninvolved facility has judged. Amounts are token units, rounded down.
/// @custom:invariant INV-RES-4 an override displaces only what is of lower priority and not yet picked up.
/// @custom:invariant INV-OVR-1 what is set aside for reviews is the sum of the bonds of overrides not reviewed.
interface IOverrideDesk {
    /// @notice What a facility has of the right to override.
    /// @param pendingId The reservation displaced by an override that waits for its review, or 0.
    /// @param bond Set aside for that review, token units.
    /// @param suspendedUntil Unix seconds, exclusive, until which it may not override; 0 when never suspended.
    /// @param used How many overrides it made in the last 30 days, at most 3.
    /// @param freeAt Unix seconds from which the limit of 3 in 30 days allows another one.
    struct Right {
        uint64 pendingId;
        uint56 bond;
        uint40 suspendedUntil;
        uint8 used;
        uint40 freeAt;
    }

    /// @notice Stands for {IReservationManager-ReservationCancelled} and {IFacilityLedger-EscrowReleased} of the displaced
    /// one, too: it is cancelled and its escrow is back whole. It gives first call for 30 days.
    /// @param reservationId The emergency's reservation, whose {IReservationManager-ReservationConfirmed} names the person.
    /// @param displacedId What it displaced.
    /// @param compensation From `facilityId` to the displaced borrower, and as much set aside from `facilityId` until the
    /// review, token units.
    event OverrideMade(
        uint64 indexed reservationId,
        uint64 indexed displacedId,
        uint32 indexed facilityId,
        uint256 compensation,
        uint16 reasonCode,
        bytes32 reasonHash
    );
    /// @param bond Given back when justified, else paid to the displaced facility, token units.
    /// @param suspendedUntil 0 when justified.
    event OverrideReviewed(
        uint64 indexed displacedId,
        uint32 indexed facilityId,
        uint32 indexed reviewerId,
        address by,
        bool justified,
        uint256 bond,
        uint40 suspendedUntil,
        bytes32 documentHash
    );

    /// @notice Thrown when an override of the facility waits for its review.
    error OverrideReviewPending(uint32 facilityId, uint64 displacedId);
    /// @notice Thrown while the right is suspended.
    error OverrideSuspended(uint32 facilityId, uint40 suspendedUntil);
    /// @notice Thrown when the facility made 3 overrides in the last 30 days.
    error OverrideLimitReached(uint32 facilityId, uint40 freeAt);
    /// @notice Thrown when the facility has no override to review.
    error OverrideNotPending(uint32 facilityId);
    /// @notice Thrown when the reviewer's facility, or its group, overrode, was displaced or owns the unit.
    error OverrideReviewerInvolved(uint64 displacedId, uint32 reviewerId, uint32 involvedId);

    /// @notice Makes an emergency reservation in place of another. Caller: clinical lead of the overriding facility.
    /// @dev Emits {IReservationManager-ReservationConfirmed} and {OverrideMade}. All gates of
    /// {IReservationManager-reserve} apply, the owner's approval and the role excepted.
    /// Slots of the displaced one that are not in the new interval are free afterwards; where facilities wait for them,
    /// the waitlist is walked at once.
    /// @param displacedId Held or Confirmed, elective or urgent, of another facility; it must overlap the new interval.
    /// @param reasonCode From the published list of reasons.
    /// @param reasonHash Digest of the reason in words with a random salt.
    function displace(uint64 displacedId, uint40 startsAt, uint40 endsAt, uint16 reasonCode, bytes32 reasonHash)
        external
        returns (uint64 reservationId);

    /// @notice Judges the pending override of a facility. Caller: clinical lead or auditor of an active facility that has
    /// no part in it, and whose group has none.
    /// @dev Emits {OverrideReviewed} after {IFacilityLedger-BondReleased}. Unjustified: the bond goes to the displaced
    /// facility, and the right to override is suspended for 90 days.
    /// @param overriderId The facility that overrode.
    /// @param documentHash Digest of the review.
    function review(uint32 overriderId, bool justified, bytes32 documentHash) external;

    /// @notice What displacing a reservation costs now beside the new one's escrow: compensation, and the same amount as
    /// bond. 0 for a hold, and for what cannot be displaced.
    function compensationFor(uint64 displacedId) external view returns (uint256);
    function rightOf(uint32 facilityId) external view returns (Right memory);
}
