// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IFacilityRegistry} from "./IFacilityRegistry.sol";

/// @title What the registry stores of each facility
abstract contract MemberStore is IFacilityRegistry {
    /// @dev The one word that booking reads. `coverBalance` is negative while loans exceed a cover that was renewed
    /// lower than what they had taken.
    struct Membership {
        uint40 activeUntil;
        uint40 insuredUntil;
        int72 coverBalance;
        uint64 homeCell;
        uint16 areaResolutions;
        Kind kind;
        uint16 liveLoans;
    }

    /// @dev Two words that booking does not read. `group` is the head of the owning group, resolved.
    struct Member {
        address account;
        uint32 group;
        uint64 npi;
        bytes6 ccn;
        uint64 cover;
    }

    /// @inheritdoc IFacilityRegistry
    uint32 public facilityCount;

    mapping(uint32 facilityId => Membership) internal _memberships;
    mapping(uint32 facilityId => Member) internal _members;

    /// @inheritdoc IFacilityRegistry
    function isActive(uint32 facilityId, uint40 at) public view returns (bool) {
        return at < _memberships[facilityId].activeUntil;
    }

    /// @inheritdoc IFacilityRegistry
    function standingOf(uint32 facilityId) external view returns (Standing memory) {
        Membership storage membership = _memberships[facilityId];
        return Standing({
            activeUntil: membership.activeUntil,
            insuredUntil: membership.insuredUntil,
            coverLeft: _coverLeft(membership.coverBalance),
            homeCell: membership.homeCell,
            areaResolutions: membership.areaResolutions,
            kind: membership.kind,
            liveLoans: membership.liveLoans
        });
    }

    /// @inheritdoc IFacilityRegistry
    function accountOf(uint32 facilityId) external view returns (address) {
        _checkKnown(facilityId);
        return _members[facilityId].account;
    }

    function _checkKnown(uint32 facilityId) internal view {
        if (facilityId == 0 || facilityId > facilityCount) revert FacilityUnknown(facilityId);
    }

    function _coverLeft(int72 balance) internal pure returns (uint64) {
        // A balance never exceeds the attested cover, which has 64 bits.
        return balance > 0 ? uint64(uint72(balance)) : 0;
    }

    function _now() internal view returns (uint40) {
        return uint40(block.timestamp);
    }
}
