// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IEquipmentRegistry} from "../equipment/IEquipmentRegistry.sol";

/// @title Money from rates and time
/// @notice Rates are token units an hour; every result is token units rounded down.
library Tariff {
    uint256 internal constant BPS = 10_000;
    /// @dev Share of its price that a displaced reservation's borrower is paid.
    uint256 internal constant COMPENSATION_BPS = 5000;

    /// @notice What `duration` seconds cost at `ratePerHour`.
    function costDown(uint256 ratePerHour, uint256 duration) internal pure returns (uint256) {
        return ratePerHour * duration / 1 hours;
    }

    /// @notice Seconds of a reservation that its borrower may use: all but the turnaround at its end.
    function usableSeconds(IEquipmentRegistry.Terms memory terms, uint256 slotCount, uint256 slotSeconds)
        internal
        pure
        returns (uint256)
    {
        return slotCount > terms.turnaroundSlots ? (slotCount - terms.turnaroundSlots) * slotSeconds : 0;
    }

    /// @notice What `slotCount` slots of a reservation of `ofSlots` cost that its borrower gives up or its owner takes
    /// back: the turnaround is the last to go, and all slots together cost what the reservation did.
    function priceOfLost(
        IEquipmentRegistry.Terms memory terms,
        uint256 ofSlots,
        uint256 slotCount,
        uint256 slotSeconds
    ) internal pure returns (uint256) {
        uint256 kept = usableSeconds(terms, ofSlots - slotCount, slotSeconds);
        return costDown(perHour(terms), usableSeconds(terms, ofSlots, slotSeconds) - kept);
    }

    /// @notice The late fee on a price: terms.lateCancelBps of it.
    function lateFeeDown(IEquipmentRegistry.Terms memory terms, uint256 price) internal pure returns (uint256) {
        return price * terms.lateCancelBps / BPS;
    }

    /// @notice What an override pays the displaced borrower for a price, and sets aside until it is reviewed.
    function compensationDown(uint256 price) internal pure returns (uint256) {
        return price * COMPENSATION_BPS / BPS;
    }

    /// @notice Rate and contribution together.
    function perHour(IEquipmentRegistry.Terms memory terms) internal pure returns (uint256) {
        return uint256(terms.ratePerHour) + terms.contributionPerHour;
    }

    /// @notice deposit + (ratePerHour + contributionPerHour) * usable seconds / 3600.
    function escrowDown(IEquipmentRegistry.Terms memory terms, uint256 slotCount, uint256 slotSeconds)
        internal
        pure
        returns (uint256)
    {
        return terms.deposit + costDown(perHour(terms), usableSeconds(terms, slotCount, slotSeconds));
    }
}
