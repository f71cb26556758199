// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IReservationManager} from "../reservation/IReservationManager.sol";
import {Tariff} from "../settlement/Tariff.sol";
import {IEquipmentRegistry} from "./IEquipmentRegistry.sol";

/// @title Terms of sharing, packed so that an offer reads one word of them
library TermsBook {
    /// @dev One whole word: all of the terms but the late fee. Lead and free cancellation are in slots, the insured value in
    /// whole dollars; {fits} says what can be stored.
    struct Bargain {
        uint40 ratePerHour;
        uint40 deposit;
        uint32 contributionPerHour;
        uint32 insuredDollars;
        uint16 minimumSlots;
        uint16 maximumSlots;
        uint16 leadSlots;
        uint16 horizonDays;
        uint16 freeCancelSlots;
        uint16 lateCancelBps;
        uint8 turnaroundSlots;
        uint8 policy;
    }

    uint256 internal constant DOLLAR = 1e6;
    uint256 private constant _LONGEST = 366 days;
    /// @dev What a reservation's record keeps: 48 bits of escrow, 40 of late fee, 12 of slots less the value for never.
    uint256 private constant _DEAREST = type(uint48).max;
    uint256 private constant _DEAREST_FEE = type(uint40).max;
    uint256 private constant _EARLIEST_CANCEL = (1 << 12) - 2;

    /// @notice Whether terms agree with themselves, can be stored, and no reservation under them exceeds its record.
    function fits(IEquipmentRegistry.Terms calldata terms, uint16 slotSeconds) internal pure returns (bool) {
        bool ordered = terms.turnaroundSlots < terms.minimumSlots && terms.minimumSlots <= terms.maximumSlots
            && uint256(terms.maximumSlots) * slotSeconds <= _LONGEST
            && uint256(terms.leadSeconds) + slotSeconds <= uint256(terms.horizonDays) * 1 days;
        bool slotted = terms.leadSeconds % slotSeconds == 0 && terms.leadSeconds / slotSeconds <= type(uint16).max
            && terms.freeCancelSeconds % slotSeconds == 0
            && terms.freeCancelSeconds / slotSeconds <= _EARLIEST_CANCEL;
        // Bits 1 to 3 are priorities: some, and nothing above them.
        bool open = terms.policy >= 2 && terms.policy < 16;
        return ordered && slotted && open && _affordable(terms, slotSeconds);
    }

    function _affordable(IEquipmentRegistry.Terms calldata terms, uint16 slotSeconds) private pure returns (bool) {
        uint256 perHour = uint256(terms.ratePerHour) + terms.contributionPerHour;
        uint256 dearest = Tariff.costDown(perHour, uint256(terms.maximumSlots) * slotSeconds);
        return terms.ratePerHour <= type(uint40).max && terms.deposit <= type(uint40).max
            && terms.contributionPerHour <= type(uint32).max && terms.lateCancelBps <= Tariff.BPS
            && terms.deposit + dearest <= _DEAREST && dearest * terms.lateCancelBps / Tariff.BPS <= _DEAREST_FEE;
    }

    /// @param bookValue Token units; at most what 32 bits of dollars hold, see the registry's check of the cost.
    function pack(IEquipmentRegistry.Terms calldata terms, uint16 slotSeconds, uint256 bookValue)
        internal
        pure
        returns (Bargain memory)
    {
        return Bargain({
            ratePerHour: uint40(terms.ratePerHour),
            deposit: uint40(terms.deposit),
            contributionPerHour: uint32(terms.contributionPerHour),
            insuredDollars: uint32((bookValue + DOLLAR - 1) / DOLLAR),
            minimumSlots: terms.minimumSlots,
            maximumSlots: terms.maximumSlots,
            leadSlots: uint16(terms.leadSeconds / slotSeconds),
            horizonDays: terms.horizonDays,
            freeCancelSlots: uint16(terms.freeCancelSeconds / slotSeconds),
            lateCancelBps: terms.lateCancelBps,
            turnaroundSlots: terms.turnaroundSlots,
            policy: terms.policy
        });
    }

    function unpack(Bargain memory bargain, uint16 slotSeconds, uint40 lateFeePerHour)
        internal
        pure
        returns (IEquipmentRegistry.Terms memory)
    {
        return IEquipmentRegistry.Terms({
            ratePerHour: bargain.ratePerHour,
            deposit: bargain.deposit,
            contributionPerHour: bargain.contributionPerHour,
            lateFeePerHour: lateFeePerHour,
            minimumSlots: bargain.minimumSlots,
            maximumSlots: bargain.maximumSlots,
            leadSeconds: uint32(bargain.leadSlots) * slotSeconds,
            horizonDays: bargain.horizonDays,
            freeCancelSeconds: uint32(bargain.freeCancelSlots) * slotSeconds,
            lateCancelBps: bargain.lateCancelBps,
            turnaroundSlots: bargain.turnaroundSlots,
            policy: bargain.policy
        });
    }

    /// @notice Reverts unless the terms allow reserving [startsAt, endsAt) now. Times are 40 bits wide.
    function checkWindow(
        Bargain memory bargain,
        uint32 unitId,
        uint256 slotSeconds,
        uint256 startsAt,
        uint256 endsAt
    ) internal view {
        if (endsAt <= startsAt) {
            revert IReservationManager.ReservationIntervalEmpty(uint40(startsAt), uint40(endsAt));
        }
        if (startsAt % slotSeconds != 0) _offGrid(unitId, startsAt, slotSeconds);
        if (endsAt % slotSeconds != 0) _offGrid(unitId, endsAt, slotSeconds);
        if (startsAt < block.timestamp) {
            revert IReservationManager.ReservationInPast(uint40(startsAt), uint40(block.timestamp));
        }
        // Sums and products of at most 41 bits; the end was found to be after the start.
        unchecked {
            uint256 earliest = block.timestamp + bargain.leadSlots * slotSeconds;
            if (startsAt < earliest) {
                revert IReservationManager.ReservationLeadTooShort(uint40(startsAt), uint40(earliest));
            }
            uint256 horizon = block.timestamp + bargain.horizonDays * uint256(1 days);
            if (endsAt > horizon) {
                revert IReservationManager.ReservationBeyondHorizon(uint40(endsAt), uint40(horizon));
            }
            uint256 slots = (endsAt - startsAt) / slotSeconds;
            (uint16 minimum, uint16 maximum) = (bargain.minimumSlots, bargain.maximumSlots);
            if (slots < minimum || slots > maximum) {
                revert IReservationManager.ReservationLengthOutOfRange(slots, minimum, maximum);
            }
        }
    }

    /// @notice Escrow and late-cancellation fee for `duration` seconds, turnaround included, token units.
    function priceDown(Bargain memory bargain, uint256 slotSeconds, uint256 duration)
        internal
        pure
        returns (uint56 escrow, uint40 lateFee)
    {
        // Every factor has at most 40 bits and {fits} bounds the results, so nothing wraps.
        unchecked {
            uint256 perHour = uint256(bargain.ratePerHour) + bargain.contributionPerHour;
            uint256 price = perHour * (duration - bargain.turnaroundSlots * slotSeconds) / 1 hours;
            escrow = uint56(bargain.deposit + price);
            lateFee = uint40(price * bargain.lateCancelBps / Tariff.BPS);
        }
    }

    function _offGrid(uint32 unitId, uint256 at, uint256 slotSeconds) private pure {
        revert IReservationManager.ReservationOffGrid(unitId, uint40(at), uint16(slotSeconds));
    }
}
