// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice The least that a reservation can be: one record and its slots marked in a word, no question asked but whether
/// they are free. What {ReservationManager-reserve} costs is measured against it, in the same run.
contract MinimalCalendar {
    struct Record {
        address borrower;
        uint40 startsAt;
        uint40 endsAt;
    }

    mapping(uint32 unitId => mapping(uint256 word => uint256 bits)) private _words;
    mapping(uint64 reservationId => Record) private _records;

    event Reserved(uint64 indexed reservationId, uint32 indexed unitId, uint40 startsAt, uint40 endsAt);

    error Taken(uint32 unitId, uint40 startsAt, uint40 endsAt);

    /// @notice Reserves hours that lie within one word.
    function reserve(uint32 unitId, uint40 startsAt, uint40 endsAt) external returns (uint64 reservationId) {
        uint256 first = startsAt / 3600;
        uint256 mask = ((1 << (endsAt / 3600 - first)) - 1) << (first % 256);
        uint256 bits = _words[unitId][first / 256];
        if (bits & mask != 0) revert Taken(unitId, startsAt, endsAt);
        _words[unitId][first / 256] = bits | mask;
        // No two live ones of a unit begin in the same slot.
        reservationId = uint64(unitId) << 32 | uint64(first);
        _records[reservationId] = Record(msg.sender, startsAt, endsAt);
        emit Reserved(reservationId, unitId, startsAt, endsAt);
    }
}
