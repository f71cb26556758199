// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Openings without a grant
/// @notice A lock always opens when its glass is broken, and signs that it did: SHA-256 of
/// `"MEDEQUIPSHARE/BREAK-GLASS/1" | chain id (32) | this contract (20) | unit (4) | boot count (4) | sequence (4) |
/// opened at (5)`, big-endian, without padding. Anyone relays it; whoever relays can only delay. Who opened it and why
/// follows within 15 minutes, a review by somebody else after that.
/// @custom:invariant INV-USE-4 every opening without a grant that its lock signed can be recorded, exactly once, in
/// every state.
interface IBreakGlass {
    /// @param bootCount How often the lock had started.
    /// @param sequence Counts the openings without a grant over the lock's life.
    /// @param openedAt Unix seconds by the lock's clock, 0 when it had none.
    struct Opening {
        uint32 unitId;
        uint32 bootCount;
        uint32 sequence;
        uint40 openedAt;
    }

    /// @param x Public key of the lock, which was enrolled for the unit at some time.
    struct LockSignature {
        bytes32 x;
        bytes32 y;
        bytes32 r;
        bytes32 s;
    }

    /// @notice One opening, as recorded.
    /// @param recordedAt Unix seconds; 0 when there is none.
    /// @param at When it happened: by the lock's clock, or when recorded if the lock had none or was ahead.
    /// @param holderId Facility that answers for it: the holder, or the borrower of a loan that has ended since.
    /// @param borrowerId Borrower of the loan; 0 outside of a loan.
    /// @param reservationId Loan during which it happened; 0 when none was shown.
    /// @param identifiedAt Unix seconds; 0 before.
    struct Recorded {
        uint40 recordedAt;
        uint40 at;
        uint32 holderId;
        uint32 borrowerId;
        uint64 reservationId;
        uint40 identifiedAt;
        bool reviewed;
        address identifiedBy;
    }

    event BreakGlassRecorded(
        uint32 indexed unitId,
        uint32 indexed lock,
        uint32 indexed sequence,
        uint32 bootCount,
        uint40 openedAt,
        uint40 identifyBy,
        uint32 holderId,
        uint64 reservationId
    );
    event BreakGlassPlaced(
        uint32 indexed unitId, uint32 indexed lock, uint32 indexed sequence, uint32 holderId, uint64 reservationId
    );
    event BreakGlassIdentified(
        uint32 indexed unitId,
        uint32 indexed lock,
        uint32 indexed sequence,
        uint32 facilityId,
        address identifiedBy,
        uint16 reasonCode,
        bytes32 reasonHash,
        bool late
    );
    event BreakGlassReviewed(
        uint32 indexed unitId,
        uint32 indexed lock,
        uint32 indexed sequence,
        uint32 facilityId,
        address reviewedBy,
        bool justified,
        bytes32 documentHash
    );

    /// @notice Thrown when no lock of this key was ever enrolled for the unit, or the signature is not its own.
    error CheckoutBreakGlassInvalid(uint32 unitId, uint32 sequence);
    /// @notice Thrown when the opening is recorded already.
    error CheckoutBreakGlassKnown(uint32 unitId, uint32 lock, uint32 sequence);
    /// @notice Thrown when no such opening is recorded.
    error CheckoutBreakGlassUnknown(uint32 unitId, uint32 lock, uint32 sequence);
    /// @notice Thrown when the loan was not under way when the lock was opened, or another is shown already.
    error CheckoutBreakGlassNotDuring(uint32 unitId, uint32 sequence, uint64 reservationId);
    /// @notice Thrown when the caller is no staff, or of a facility that has no say in it.
    error CheckoutBreakGlassNotParty(uint32 unitId, uint32 sequence, address account);
    /// @notice Thrown when somebody has said already who opened it and why.
    error CheckoutBreakGlassIdentified(uint32 unitId, uint32 sequence, address identifiedBy);
    /// @notice Thrown when it is reviewed already.
    error CheckoutBreakGlassReviewed(uint32 unitId, uint32 sequence);
    /// @notice Thrown when the reviewer is the one who identified.
    error CheckoutBreakGlassOwnReview(uint32 unitId, uint32 sequence, address account);
    /// @notice Thrown when nobody has said yet who opened it: until `identifyBy` there is nothing to review, and
    /// later it can only be found not justified.
    error CheckoutBreakGlassUnidentified(uint32 unitId, uint32 sequence, uint40 identifyBy);

    /// @notice Records an opening that a lock of the unit signed. Anyone may relay, whatever has expired.
    /// @dev Emits {BreakGlassRecorded}. Each sequence of a lock counts once, in any order.
    /// @param reservationId Loan under way when it was opened; another one, or 0, counts as none shown.
    function recordBreakGlass(Opening calldata opening, LockSignature calldata signature, uint64 reservationId)
        external;

    /// @notice Shows during which loan an opening happened, when whoever relayed it did not. Anyone, until somebody has
    /// identified or reviewed it.
    /// @dev Emits {BreakGlassPlaced}.
    function placeBreakGlass(uint32 unitId, uint32 lock, uint32 sequence, uint64 reservationId) external;

    /// @notice Says who opened, the caller, and why. Caller: staff of the holder or of the loan's borrower.
    /// @dev Emits {BreakGlassIdentified}, late from 15 minutes after the opening on.
    /// @param reasonCode From the published list of reasons.
    /// @param reasonHash Digest of the reason in words with a random salt.
    function identifyBreakGlass(uint32 unitId, uint32 lock, uint32 sequence, uint16 reasonCode, bytes32 reasonHash)
        external;

    /// @notice Finds an opening justified or not, once. Caller: clinical lead, auditor or administrator of the owner,
    /// the holder or the loan's borrower, not the one who identified.
    /// @dev Emits {BreakGlassReviewed}. One that nobody identified in time can be found not justified.
    function reviewBreakGlass(uint32 unitId, uint32 lock, uint32 sequence, bool justified, bytes32 documentHash)
        external;

    function breakGlassOf(uint32 unitId, uint32 lock, uint32 sequence) external view returns (Recorded memory);
    /// @notice Number of the lock with this key among those ever enrolled for the unit, from 1; 0 when it was not.
    function lockNumberOf(uint32 unitId, bytes32 x, bytes32 y) external view returns (uint32);
    /// @notice SHA-256 of what the lock signs.
    function breakGlassDigestOf(Opening calldata opening) external view returns (bytes32);
}
