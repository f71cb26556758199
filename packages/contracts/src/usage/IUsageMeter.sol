// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Meter keys and cumulative readings, verified on chain
/// @notice A meter signs, with its own P-256 key, SHA-256 of the fixed-width preimage
/// `"MEDEQUIPSHARE/READING/1" | chain id (32) | this contract (20) | unit (4) | key epoch (4) | sequence (4) |
/// taken at (5) | run seconds (8) | cycles (8)`, big-endian, without padding. Anyone may relay; whoever relays
/// can only delay, because counters are cumulative.
/// @custom:invariant INV-USE-1 accepted readings never decrease, are never counted twice, and carry the
/// meter's own signature, verified here.
interface IUsageMeter {
    /// @param sequence Increases with every reading the meter takes, accepted or not.
    /// @param takenAt Unix seconds by the meter's clock.
    /// @param runSeconds Seconds run over the meter's life.
    /// @param cycles Cycles over the meter's life.
    struct Reading {
        uint32 unitId;
        uint32 epoch;
        uint32 sequence;
        uint40 takenAt;
        uint64 runSeconds;
        uint64 cycles;
    }

    event MeterProposed(uint32 indexed unitId, uint32 indexed epoch, address proposedBy, bytes32 x, bytes32 y);
    event MeterEnrolled(
        uint32 indexed unitId, uint32 indexed epoch, uint32 witnessFacilityId, address witness, bytes32 x, bytes32 y
    );
    event ReadingAccepted(
        uint32 indexed unitId, uint32 indexed epoch, uint32 sequence, uint40 takenAt, uint64 runSeconds, uint64 cycles
    );

    /// @notice Thrown when no meter is enrolled for the unit, or this very key was not proposed.
    error UsageMeterUnknown(uint32 unitId);
    /// @notice Thrown when the witness does not belong to another facility.
    error UsageWitnessNotIndependent(uint32 unitId, uint32 facilityId);
    /// @notice Thrown when a reading was signed under another key epoch.
    error UsageEpochUnexpected(uint32 unitId, uint32 epoch, uint32 current);
    /// @notice Thrown when the signature is not the meter's.
    error UsageSignatureInvalid(uint32 unitId, uint32 sequence);
    /// @notice Thrown when a reading is not newer than the last one accepted.
    error UsageSequenceNotNewer(uint32 unitId, uint32 sequence, uint32 last);
    /// @notice Thrown when a counter is lower than accepted before, or its time is earlier.
    error UsageCounterDecreased(uint32 unitId, uint64 runSeconds, uint64 last);
    /// @notice Thrown when a reading claims a time more than two minutes ahead of the chain.
    error UsageReadingInFuture(uint32 unitId, uint40 takenAt, uint40 nowAt);
    /// @notice Thrown when more run time is claimed than time has passed since the last reading (plus a minute).
    error UsageCounterImplausible(uint32 unitId, uint64 ranSeconds, uint64 passedSeconds);
    /// @notice Thrown when a key is not a point of the curve.
    error UsageKeyInvalid(bytes32 x, bytes32 y);

    /// @notice Proposes a meter key. Caller: biomedical of the owner, while the unit is in the owner's hands.
    /// @dev Emits {MeterProposed}. Reverts with {ICustodyLedger-CustodyNotInHands} during a loan.
    function proposeMeter(uint32 unitId, bytes32 x, bytes32 y) external;

    /// @notice A second facility that saw the meter confirms the very key. Caller: biomedical of another facility.
    /// @dev Emits {MeterEnrolled}. Counters begin anew under the new epoch; not possible during a loan.
    function enrolMeter(uint32 unitId, bytes32 x, bytes32 y) external;

    /// @notice Accepts a reading. Anyone.
    /// @dev Emits {ReadingAccepted}. Signatures must be low-s.
    function accept(Reading calldata reading, bytes32 r, bytes32 s) external;

    /// @notice The last reading accepted; sequence 0 when none.
    function latest(uint32 unitId) external view returns (Reading memory);
    function meterOf(uint32 unitId) external view returns (uint32 epoch, bytes32 x, bytes32 y);
    /// @notice SHA-256 of the preimage of a reading.
    function digestOf(Reading calldata reading) external view returns (bytes32);
}
