// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IEquipmentRegistry} from "./IEquipmentRegistry.sol";

/// @title Book value of a unit
/// @notice Token units; every division rounds down and nothing falls below the residual. The same arithmetic as
/// `packages/domain/src/equipment/book-value.ts`, whose vectors a test runs against this library.
library Depreciation {
    uint256 private constant _YEAR = 365 days;
    uint256 private constant _FULL_BPS = 10_000;
    uint256 private constant _YEARS_LIMIT = 60;

    /// @notice Book value at `at`; before the acquisition it is the cost.
    /// @param at Unix seconds.
    /// @param runSeconds Metered seconds over the unit's life, for units of production.
    function bookValue(IEquipmentRegistry.Valuation memory valuation, uint256 at, uint256 runSeconds)
        internal
        pure
        returns (uint64)
    {
        uint256 elapsed = at > valuation.acquiredAt ? at - valuation.acquiredAt : 0;
        if (valuation.method == IEquipmentRegistry.DepreciationMethod.DecliningBalance) {
            return _decliningBalance(valuation, elapsed);
        }
        bool byProduction = valuation.method == IEquipmentRegistry.DepreciationMethod.UnitsOfProduction;
        return _shareOfLife(valuation, byProduction ? runSeconds : elapsed);
    }

    /// @dev cost - floor((cost - residual) * used / life); the residual from `life` on.
    function _shareOfLife(IEquipmentRegistry.Valuation memory valuation, uint256 used) private pure returns (uint64) {
        if (used >= valuation.life) return valuation.residual;
        return uint64(valuation.cost - (uint256(valuation.cost - valuation.residual) * used) / valuation.life);
    }

    /// @dev Per full year, at most 60, floor(v * (10000 - rate) / 10000); linear within the year.
    function _decliningBalance(IEquipmentRegistry.Valuation memory valuation, uint256 elapsed)
        private
        pure
        returns (uint64)
    {
        uint256 value = valuation.cost;
        uint256 rate = valuation.rateBps;
        uint256 fullYears = elapsed / _YEAR;
        uint256 counted = fullYears < _YEARS_LIMIT ? fullYears : _YEARS_LIMIT;
        for (uint256 year = 0; year < counted && value > valuation.residual; ++year) {
            value = (value * (_FULL_BPS - rate)) / _FULL_BPS;
        }
        if (fullYears < _YEARS_LIMIT) value -= (value * rate * (elapsed % _YEAR)) / (_FULL_BPS * _YEAR);
        // Neither part exceeds the cost, which has 64 bits.
        return uint64(value > valuation.residual ? value : valuation.residual);
    }
}
