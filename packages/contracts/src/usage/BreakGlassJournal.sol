// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IBreakGlass} from "./IBreakGlass.sol";

/// @title The openings without a grant that are recorded, and the locks whose signature counts
abstract contract BreakGlassJournal is IBreakGlass {
    /// @dev Locks ever enrolled, by digest of the key: what a lock signed before it was replaced still counts.
    mapping(uint32 unitId => mapping(bytes32 keyDigest => uint32 lock)) private _numbers;
    mapping(uint32 unitId => uint32) private _locksEver;
    mapping(uint32 unitId => mapping(uint64 lockAndSequence => Recorded)) internal _recorded;

    // Views

    /// @inheritdoc IBreakGlass
    function breakGlassOf(uint32 unitId, uint32 lock, uint32 sequence) external view returns (Recorded memory) {
        return _recorded[unitId][_key(lock, sequence)];
    }

    /// @inheritdoc IBreakGlass
    function lockNumberOf(uint32 unitId, bytes32 x, bytes32 y) public view returns (uint32) {
        return _numbers[unitId][keccak256(abi.encode(x, y))];
    }

    /// @inheritdoc IBreakGlass
    function breakGlassDigestOf(Opening calldata opening) public view returns (bytes32) {
        return sha256(
            abi.encodePacked(
                "MEDEQUIPSHARE/BREAK-GLASS/1",
                block.chainid,
                address(this),
                opening.unitId,
                opening.bootCount,
                opening.sequence,
                opening.openedAt
            )
        );
    }

    // Inside

    /// @dev A key enrolled a second time keeps its number, so that nothing it signed counts twice.
    function _numberLock(uint32 unitId, bytes32 x, bytes32 y) internal {
        bytes32 digest = keccak256(abi.encode(x, y));
        if (_numbers[unitId][digest] == 0) _numbers[unitId][digest] = ++_locksEver[unitId];
    }

    /// @dev One that is recorded and not reviewed.
    function _requireOpen(uint32 unitId, uint32 lock, uint32 sequence)
        internal
        view
        returns (Recorded storage recorded)
    {
        recorded = _recorded[unitId][_key(lock, sequence)];
        if (recorded.recordedAt == 0) revert CheckoutBreakGlassUnknown(unitId, lock, sequence);
        if (recorded.reviewed) revert CheckoutBreakGlassReviewed(unitId, sequence);
    }

    function _answers(Recorded storage recorded, uint32 facilityId) internal view returns (bool) {
        return facilityId != 0 && (facilityId == recorded.holderId || facilityId == recorded.borrowerId);
    }

    function _key(uint32 lock, uint32 sequence) internal pure returns (uint64) {
        return uint64(lock) << 32 | sequence;
    }
}
