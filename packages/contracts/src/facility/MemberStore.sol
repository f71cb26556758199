// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IFacilityRegistry} from "./IFacilityRegistry.sol";

/// @title What the registry stores of each facility
abstract contract MemberStore is IFacilityRegistry {
    /// @dev The one word that reserving reads. `areaVersion` counts the changes of the service area.
    struct Membership {
        uint40 activeUntil;
        uint40 insuredUntil;
        uint64 cover;
        uint32 areaVersion;
        uint16 areaResolutions;
        Kind kind;
    }

    /// @dev Two words that reserving does not read. `group` is the head of the owning group, resolved.
    struct Member {
        address account;
        uint32 group;
        uint64 npi;
        bytes6 ccn;
        uint64 homeCell;
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
            cover: membership.cover,
            homeCell: _members[facilityId].homeCell,
            areaResolutions: membership.areaResolutions,
            kind: membership.kind
        });
    }

    /// @inheritdoc IFacilityRegistry
    function accountOf(uint32 facilityId) external view returns (address) {
        _checkKnown(facilityId);
        return _members[facilityId].account;
    }

    /// @inheritdoc IFacilityRegistry
    function groupOf(uint32 facilityId) external view returns (uint32) {
        _checkKnown(facilityId);
        return _members[facilityId].group;
    }

    function _checkKnown(uint32 facilityId) internal view {
        if (facilityId == 0 || facilityId > facilityCount) revert FacilityUnknown(facilityId);
    }

    function _now() internal view returns (uint40) {
        return uint40(block.timestamp);
    }
}
