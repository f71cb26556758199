// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Depreciation} from "../../src/equipment/Depreciation.sol";
import {Fitness} from "../../src/equipment/Fitness.sol";
import {IEquipmentRegistry} from "../../src/equipment/IEquipmentRegistry.sol";
import {Role} from "../../src/facility/Role.sol";
import {ServiceArea} from "../../src/facility/ServiceArea.sol";

/// @notice Lets tests call internal libraries on whole lists at once.
contract LibraryHarness {
    function parents(uint64[] calldata cells, uint8[] calldata resolutions) external pure returns (uint64[] memory out) {
        out = new uint64[](cells.length);
        for (uint256 i = 0; i < cells.length; ++i) {
            out[i] = ServiceArea.parentOf(cells[i], resolutions[i]);
        }
    }

    function areCells(uint64[] calldata indexes) external pure returns (bool[] memory out) {
        out = new bool[](indexes.length);
        for (uint256 i = 0; i < indexes.length; ++i) {
            out[i] = ServiceArea.isCell(indexes[i]);
        }
    }

    function bookValues(
        IEquipmentRegistry.Valuation[] calldata valuations,
        uint256[] calldata at,
        uint256[] calldata runSeconds
    ) external pure returns (uint64[] memory out) {
        out = new uint64[](valuations.length);
        for (uint256 i = 0; i < valuations.length; ++i) {
            out[i] = Depreciation.bookValue(valuations[i], at[i], runSeconds[i]);
        }
    }

    function roles() external pure returns (uint16[8] memory) {
        return [
            Role.ADMINISTRATOR,
            Role.COORDINATOR,
            Role.OPERATOR,
            Role.BIOMEDICAL,
            Role.CLINICAL_LEAD,
            Role.FINANCE,
            Role.AUDITOR,
            Role.REVIEWER
        ];
    }

    function reasons() external pure returns (uint16[11] memory) {
        return [
            Fitness.NOT_APPROVED,
            Fitness.QUARANTINED,
            Fitness.RECALLED,
            Fitness.NOT_DECONTAMINATED,
            Fitness.NOT_SANITISED,
            Fitness.ACCESSORIES_MISSING,
            Fitness.CALIBRATION_EXPIRED,
            Fitness.ELECTRICAL_SAFETY_EXPIRED,
            Fitness.MAINTENANCE_OVERDUE,
            Fitness.RETIRED,
            Fitness.TERMS_MISSING
        ];
    }
}
