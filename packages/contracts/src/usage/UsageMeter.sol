// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";
import {Peer} from "../access/IPeerBook.sol";
import {PeerBound} from "../access/PeerBound.sol";
import {ICustodyLedger} from "../custody/ICustodyLedger.sol";
import {IEquipmentRegistry} from "../equipment/IEquipmentRegistry.sol";
import {IFacilityRegistry} from "../facility/IFacilityRegistry.sol";
import {Role} from "../facility/Role.sol";
import {IUsageMeter} from "./IUsageMeter.sol";

/// @title Meter keys and cumulative readings, verified on chain
/// @notice Trusts two facilities, owner and witness, that the enrolled key is in the unit's meter; trusts no relay.
/// @custom:invariant INV-USE-1 accepted readings never decrease, are never counted twice, and carry the meter's own
/// signature, verified here.
contract UsageMeter is IUsageMeter, PeerBound {
    /// @notice How far a meter's clock may be ahead of the chain.
    uint256 public constant CLOCK_SKEW = 2 minutes;
    /// @notice How much more than the time passed a meter may claim to have run, for rounding clocks.
    uint256 public constant RUN_TOLERANCE = 1 minutes;

    struct Key {
        bytes32 x;
        bytes32 y;
    }

    /// @dev One word. `epoch` is 0 until a meter is enrolled.
    struct Last {
        uint32 epoch;
        uint32 sequence;
        uint40 takenAt;
        uint64 runSeconds;
        uint64 cycles;
    }

    IFacilityRegistry private immutable FACILITIES;
    IEquipmentRegistry private immutable EQUIPMENT;

    mapping(uint32 unitId => Key) private _proposed;
    mapping(uint32 unitId => Key) private _keys;
    mapping(uint32 unitId => Last) private _last;
    /// @dev Seconds run under earlier epochs.
    mapping(uint32 unitId => uint64 runSeconds) private _runBefore;

    constructor() {
        FACILITIES = IFacilityRegistry(_peerAddress(Peer.FacilityRegistry));
        EQUIPMENT = IEquipmentRegistry(_peerAddress(Peer.EquipmentRegistry));
    }

    // Enrolment

    /// @inheritdoc IUsageMeter
    function proposeMeter(uint32 unitId, bytes32 x, bytes32 y) external {
        uint32 facilityId = FACILITIES.requireStaff(msg.sender, Role.BIOMEDICAL);
        uint32 ownerId = _requireInOwnersHands(unitId);
        if (facilityId != ownerId) revert IEquipmentRegistry.EquipmentNotParty(unitId, facilityId);
        if (!P256.isValidPublicKey(x, y)) revert UsageKeyInvalid(x, y);
        _proposed[unitId] = Key(x, y);
        emit MeterProposed(unitId, _last[unitId].epoch + 1, msg.sender, x, y);
    }

    /// @inheritdoc IUsageMeter
    function enrolMeter(uint32 unitId, bytes32 x, bytes32 y) external {
        uint32 facilityId = FACILITIES.requireStaff(msg.sender, Role.BIOMEDICAL);
        if (facilityId == _requireInOwnersHands(unitId)) revert UsageWitnessNotIndependent(unitId, facilityId);
        Key memory proposed = _proposed[unitId];
        if (proposed.x != x || proposed.y != y || (x == 0 && y == 0)) revert UsageMeterUnknown(unitId);
        Last memory last = _last[unitId];
        uint32 epoch = last.epoch + 1;
        delete _proposed[unitId];
        _keys[unitId] = proposed;
        _runBefore[unitId] += last.runSeconds;
        _last[unitId] = Last({epoch: epoch, sequence: 0, takenAt: 0, runSeconds: 0, cycles: 0});
        emit MeterEnrolled(unitId, epoch, facilityId, msg.sender, x, y);
    }

    // Readings

    /// @inheritdoc IUsageMeter
    function accept(Reading calldata reading, bytes32 r, bytes32 s) external {
        Last memory last = _last[reading.unitId];
        if (last.epoch == 0) revert UsageMeterUnknown(reading.unitId);
        if (reading.epoch != last.epoch) revert UsageEpochUnexpected(reading.unitId, reading.epoch, last.epoch);
        Key memory key = _keys[reading.unitId];
        // The signature first: whatever is said about counters below is then about the meter's own statement.
        if (!P256.verify(digestOf(reading), r, s, key.x, key.y)) {
            revert UsageSignatureInvalid(reading.unitId, reading.sequence);
        }
        _checkProgress(reading, last);
        _last[reading.unitId] = Last({
            epoch: reading.epoch,
            sequence: reading.sequence,
            takenAt: reading.takenAt,
            runSeconds: reading.runSeconds,
            cycles: reading.cycles
        });
        emit ReadingAccepted({
            unitId: reading.unitId,
            epoch: reading.epoch,
            sequence: reading.sequence,
            takenAt: reading.takenAt,
            runSeconds: reading.runSeconds,
            cycles: reading.cycles
        });
        EQUIPMENT.setProduction(reading.unitId, _runBefore[reading.unitId] + reading.runSeconds);
    }

    // Views

    /// @inheritdoc IUsageMeter
    function latest(uint32 unitId) external view returns (Reading memory) {
        Last memory last = _last[unitId];
        return Reading({
            unitId: unitId,
            epoch: last.epoch,
            sequence: last.sequence,
            takenAt: last.takenAt,
            runSeconds: last.runSeconds,
            cycles: last.cycles
        });
    }

    /// @inheritdoc IUsageMeter
    function meterOf(uint32 unitId) external view returns (uint32 epoch, bytes32 x, bytes32 y) {
        Key memory key = _keys[unitId];
        return (_last[unitId].epoch, key.x, key.y);
    }

    /// @inheritdoc IUsageMeter
    function digestOf(Reading calldata reading) public view returns (bytes32) {
        return sha256(
            abi.encodePacked(
                "MEDEQUIPSHARE/READING/1",
                block.chainid,
                address(this),
                reading.unitId,
                reading.epoch,
                reading.sequence,
                reading.takenAt,
                reading.runSeconds,
                reading.cycles
            )
        );
    }

    // Checks

    function _requireInOwnersHands(uint32 unitId) private view returns (uint32 ownerId) {
        IEquipmentRegistry.Unit memory unit = EQUIPMENT.unitOf(unitId);
        if (unit.ownerId == 0) revert IEquipmentRegistry.EquipmentUnknown(unitId);
        if (unit.holderId != unit.ownerId) revert ICustodyLedger.CustodyNotInHands(unitId, unit.ownerId);
        return unit.ownerId;
    }

    function _checkProgress(Reading calldata reading, Last memory last) private view {
        uint32 unitId = reading.unitId;
        if (reading.sequence <= last.sequence) {
            revert UsageSequenceNotNewer(unitId, reading.sequence, last.sequence);
        }
        if (reading.takenAt > block.timestamp + CLOCK_SKEW) {
            revert UsageReadingInFuture(unitId, reading.takenAt, uint40(block.timestamp));
        }
        bool decreased = reading.runSeconds < last.runSeconds || reading.cycles < last.cycles;
        if (decreased || reading.takenAt < last.takenAt) {
            revert UsageCounterDecreased(unitId, reading.runSeconds, last.runSeconds);
        }
        // The first reading of a meter only says where its counters begin.
        if (last.sequence == 0) return;
        uint64 ran = reading.runSeconds - last.runSeconds;
        uint64 passed = reading.takenAt - last.takenAt;
        if (ran > passed + RUN_TOLERANCE) revert UsageCounterImplausible(unitId, ran, passed);
    }
}
