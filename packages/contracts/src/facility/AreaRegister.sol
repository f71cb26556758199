// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {StaffRoster} from "./StaffRoster.sol";
import {IFacilityRegistry} from "./IFacilityRegistry.sol";
import {Role} from "./Role.sol";
import {ServiceArea} from "./ServiceArea.sol";

/// @title Service areas as sets of H3 cells
/// @notice A borrower lies in an area when a parent of its home cell is in the set. The area's word of resolutions
/// says which parents to look for, so the question costs one read per resolution, at most three.
abstract contract AreaRegister is StaffRoster {
    uint256 private constant _MAXIMUM_RESOLUTIONS = 3;

    mapping(uint32 facilityId => mapping(uint64 cell => bool)) private _cells;
    /// @dev How many cells of each resolution the area holds; one word.
    mapping(uint32 facilityId => uint16[16]) private _cellCounts;

    /// @inheritdoc IFacilityRegistry
    function changeServiceArea(uint64[] calldata added, uint64[] calldata removed) external {
        uint32 facilityId = requireStaff(msg.sender, Role.COORDINATOR | Role.ADMINISTRATOR);
        for (uint256 i = 0; i < removed.length; ++i) {
            _removeCell(facilityId, removed[i]);
        }
        for (uint256 i = 0; i < added.length; ++i) {
            _addCell(facilityId, added[i]);
        }
        ++_memberships[facilityId].areaVersion;
        emit ServiceAreaChanged(facilityId, added, removed, _memberships[facilityId].areaResolutions);
    }

    /// @inheritdoc IFacilityRegistry
    function serves(uint32 facilityId, uint64 cell) public view returns (bool) {
        uint16 resolutions = _memberships[facilityId].areaResolutions;
        mapping(uint64 => bool) storage cells = _cells[facilityId];
        for (uint8 resolution = 0; resolutions != 0; ++resolution) {
            if (resolutions & 1 == 1 && cells[ServiceArea.parentOf(cell, resolution)]) return true;
            resolutions >>= 1;
        }
        return false;
    }

    function _addCell(uint32 facilityId, uint64 cell) private {
        uint8 resolution = ServiceArea.resolutionOf(cell);
        if (!ServiceArea.isCell(cell) || resolution > ServiceArea.HOME_RESOLUTION) {
            revert FacilityServiceAreaInvalid(facilityId, cell);
        }
        if (_cells[facilityId][cell]) return;
        _cells[facilityId][cell] = true;
        if (++_cellCounts[facilityId][resolution] != 1) return;
        uint16 resolutions = _memberships[facilityId].areaResolutions | (uint16(1) << resolution);
        if (_countBits(resolutions) > _MAXIMUM_RESOLUTIONS) revert FacilityServiceAreaInvalid(facilityId, cell);
        _memberships[facilityId].areaResolutions = resolutions;
    }

    function _removeCell(uint32 facilityId, uint64 cell) private {
        if (!_cells[facilityId][cell]) return;
        delete _cells[facilityId][cell];
        uint8 resolution = ServiceArea.resolutionOf(cell);
        if (--_cellCounts[facilityId][resolution] == 0) {
            _memberships[facilityId].areaResolutions &= ~(uint16(1) << resolution);
        }
    }

    function _countBits(uint16 word) private pure returns (uint256 count) {
        for (; word != 0; word &= word - 1) {
            ++count;
        }
    }
}
