// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Calendar} from "./Calendar.sol";
import {IReservationManager} from "./IReservationManager.sol";
import {ReservationWord} from "./ReservationWord.sol";

/// @title Calendars and records, and how both change together
abstract contract ReservationStore is IReservationManager {
    using Calendar for Calendar.Slots;

    mapping(uint32 unitId => Calendar.Slots) internal _calendars;
    mapping(uint64 reservationId => ReservationWord) internal _records;
    /// @dev Set before a unit's first slot is marked; kept here so that availability asks no other contract.
    mapping(uint32 unitId => uint256) internal _slotSeconds;
    mapping(uint32 borrowerId => uint16 holds) internal _openHolds;

    // Reading

    /// @inheritdoc IReservationManager
    function detailsOf(uint64 reservationId) external view returns (Details memory) {
        return _details(reservationId, _known(reservationId));
    }

    /// @inheritdoc IReservationManager
    function reservationOf(uint64 reservationId) external view returns (Reservation memory) {
        return _known(reservationId).unpack();
    }

    /// @inheritdoc IReservationManager
    function cancellationOf(uint64 reservationId) external view returns (uint40 freeUntil, uint40 lateFee) {
        ReservationWord made = _known(reservationId);
        if (made.state() == State.Held || made.isDisplaced()) return (0, 0);
        // 36 and 40 bits.
        return (uint40(made.freeUntil()), uint40(made.lateFee()));
    }

    /// @inheritdoc IReservationManager
    function calendarWord(uint32 unitId, uint256 word) external view returns (uint256) {
        return _calendars[unitId].words[word];
    }

    /// @inheritdoc IReservationManager
    function waitOf(uint64 reservationId) external view returns (bool awaited, bool kept) {
        ReservationWord made = _known(reservationId);
        return (made.isAwaited() && made.isLive(), made.isAwaited() && !made.isLive());
    }

    /// @inheritdoc IReservationManager
    function firstCallUntil(uint64 reservationId) external view returns (uint40) {
        return _known(reservationId).firstCallUntil();
    }

    function _known(uint64 reservationId) internal view returns (ReservationWord made) {
        made = _records[reservationId];
        if (made.isNone()) revert ReservationUnknown(reservationId);
    }

    function _details(uint64 reservationId, ReservationWord made) internal pure returns (Details memory) {
        (uint40 startsAt, uint40 endsAt) = made.interval();
        return Details(_unitOf(reservationId), made.ownerId(), startsAt, endsAt, made.unpack());
    }

    function _unitOf(uint64 reservationId) internal pure returns (uint32) {
        return uint32(reservationId >> 32);
    }

    // Effects

    /// @dev Takes the slots [first, end) of a unit, all of them or none.
    function _mark(uint32 unitId, uint256 first, uint256 end, uint256 slotSeconds) internal {
        (bool free, bool opened) = _calendars[unitId].mark(first, end);
        if (!free) revert ReservationSlotTaken(unitId, uint40(first * slotSeconds), uint40(end * slotSeconds));
        // A calendar word with marks shows that this has been set.
        if (opened) _slotSeconds[unitId] = slotSeconds;
    }

    /// @dev Takes the slots and writes the record under a free number.
    function _take(uint32 unitId, ReservationWord made) internal returns (uint64 reservationId) {
        _mark(unitId, made.startSlot(), made.endSlot(), made.slotSeconds());
        reservationId = _freeId(unitId, made);
        _records[reservationId] = made;
    }

    /// @dev A counter would cost a storage word of its own. The numbers of two reservations meet by chance once in four
    /// billion; on purpose only when a borrower makes, cancels and makes the same one within a block.
    function _freeId(uint32 unitId, ReservationWord made) internal view returns (uint64 id) {
        bytes32 seed = keccak256(abi.encode(made, block.timestamp));
        id = uint64(unitId) << 32 | uint32(uint256(seed));
        while (!_records[id].isNone()) {
            seed = keccak256(abi.encode(seed));
            id = uint64(unitId) << 32 | uint32(uint256(seed));
        }
    }

    /// @dev The slots of what has ended are free, unless facilities wait for them.
    function _giveUp(uint64 reservationId, ReservationWord made) internal {
        if (made.isAwaited()) emit SlotsKept(reservationId);
        else _free(reservationId, made);
    }

    function _expire(uint64 reservationId, ReservationWord made) internal {
        _records[reservationId] = made.withState(State.Expired);
        _openHolds[made.borrowerId()] -= 1;
        emit ReservationExpired(reservationId);
        _giveUp(reservationId, made);
    }

    function _hasLapsed(ReservationWord made) internal view returns (bool) {
        return made.state() == State.Held && made.heldUntil() <= block.timestamp;
    }

    function _free(uint64 reservationId, ReservationWord made) internal {
        _calendars[_unitOf(reservationId)].unmark(made.startSlot(), made.endSlot());
    }

    function _move(uint64 reservationId, State from, State to) internal returns (ReservationWord moved) {
        ReservationWord made = _known(reservationId);
        if (made.state() != from) revert ReservationStateUnexpected(reservationId, made.state());
        moved = made.withState(to);
        _records[reservationId] = moved;
    }
}
