// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IReservationManager} from "./IReservationManager.sol";

/// @title The waitlist of every unit
/// @notice A facility waits for an interval that somebody else has. When slots are released the whole list is walked in
/// its order, and each entry whose interval is free becomes a confirmed reservation in the same transaction. Order: rank
/// descending, then the order of joining. An entry whose start has passed counts as gone.
/// @custom:invariant INV-RES-5 nobody ahead on a waitlist whose interval was free and who passes the gates is skipped.
interface IWaitlistDesk {
    /// @param unitId Unit whose terms ask for no approval of the owner.
    /// @param startsAt Unix seconds on the unit's slot grid, inclusive.
    /// @param endsAt Unix seconds on the grid, exclusive.
    /// @param firstCallOf A reservation of the same facility that an override displaced from a unit of the same product
    /// code, whose first call is used up by this; 0 for none.
    /// @param blockers The live reservations and holds that have a slot of the interval, all of them; at most 16.
    struct Wish {
        uint32 unitId;
        uint40 startsAt;
        uint40 endsAt;
        IReservationManager.Priority priority;
        uint64 firstCallOf;
        uint64[] blockers;
    }

    /// @notice Two words.
    /// @param sequence Number of the entry on its unit; the entry's id is `unitId << 32` plus this.
    /// @param rank 3 for first call, else 2 emergency, 1 urgent, 0 elective.
    /// @param by Who joined; the reservation that comes of it names the same person.
    struct Entry {
        uint32 facilityId;
        uint32 sequence;
        uint40 startsAt;
        uint40 endsAt;
        uint8 rank;
        IReservationManager.Priority priority;
        address by;
    }

    event WaitlistJoined(
        uint64 indexed entryId,
        uint32 indexed unitId,
        uint32 indexed facilityId,
        address by,
        uint40 startsAt,
        uint40 endsAt,
        IReservationManager.Priority priority,
        uint8 rank,
        uint64 firstCallOf
    );
    event WaitlistLeft(uint64 indexed entryId, uint32 indexed unitId, uint32 indexed facilityId, address by);
    event WaitlistPromoted(
        uint64 indexed entryId, uint64 indexed reservationId, uint32 indexed facilityId, uint32 unitId
    );
    /// @param reason Selector of the error that {IReservationManager-reserve} would have reverted with;
    /// {IReservationManager-ReservationInPast} where the start has passed, {WaitlistFull} where an entry of higher rank
    /// needed the place.
    event WaitlistDropped(
        uint64 indexed entryId, uint32 indexed unitId, uint32 indexed facilityId, bytes4 reason
    );
    /// @notice Slots are free and the unit is not fit now: nobody may take any until it is and {promoteUnit} was called.
    event WaitlistDeferred(uint32 indexed unitId, uint16 reasons);

    /// @notice Thrown when the list has no place for an entry of this rank.
    error WaitlistFull(uint32 unitId, uint256 entries);
    /// @notice Thrown when the facility waits for this unit already.
    error WaitlistEntryExists(uint32 unitId, uint32 facilityId, uint64 entryId);
    /// @notice Thrown when the facility has as many open entries as it may.
    error WaitlistQuotaExceeded(uint32 facilityId, uint256 open, uint256 limit);
    /// @notice Thrown when no open entry has this id.
    error WaitlistEntryUnknown(uint64 entryId);
    /// @notice Thrown when the caller's facility is not that of the entry.
    error WaitlistNotParty(uint64 entryId, uint32 facilityId);
    /// @notice Thrown when the unit is not of the type from which first call comes.
    error WaitlistNotEquivalent(uint32 unitId, bytes3 productCode, bytes3 displacedProductCode);
    /// @notice Thrown when too little gas is left to give the next entry what its reservation may need: nobody drops an
    /// entry by sending too little.
    error WaitlistGasTooLow(uint64 entryId, uint256 available, uint256 needed);

    /// @notice Puts the caller's facility on the waitlist. Caller: coordinator of the borrower.
    /// @dev Emits {WaitlistJoined}, {IReservationManager-ReservationAwaited} for each blocker not awaited before, and
    /// {WaitlistDropped} for each entry gone. All gates of {IReservationManager-hold} apply, and the terms must not ask
    /// for approval: a promotion confirms at once, which would go past the owner. Reverts with
    /// {IReservationManager-ReservationSlotsFree} where the whole interval is free, and with
    /// {IReservationManager-ReservationBlockerMissing} where a slot is taken by anything but a blocker named.
    function join(Wish calldata wish) external returns (uint64 entryId);

    /// @notice Takes an entry off the list. Caller: coordinator of its facility. First call used for it stays used.
    /// @dev Emits {WaitlistLeft}.
    function leave(uint64 entryId) external;

    /// @notice Frees the slots that a release kept for the waitlist and walks it. Anyone.
    /// @dev Emits {IReservationManager-SlotsFreed}, then as {promoteUnit}. Also takes a lapsed hold that is not swept.
    /// Reverts with {IReservationManager-ReservationNotKept} where nothing is kept.
    /// @param reservationId The reservation that ended, or the hold that lapsed.
    function promote(uint64 reservationId) external;

    /// @notice Walks the waitlist of a unit. Anyone; without an entry nothing happens.
    /// @dev For each entry in order: {WaitlistDropped} where its start has passed; nothing where its interval is not
    /// wholly free; else {WaitlistPromoted}, or {WaitlistDropped} where a gate of {IReservationManager-reserve} fails.
    /// Emits {WaitlistDeferred} instead where the unit itself is not fit now, so that nobody is dropped for that.
    function promoteUnit(uint32 unitId) external;

    /// @notice The open entries of a unit in their order, those gone included; at most 16.
    function entriesOf(uint32 unitId) external view returns (Entry[] memory);
    /// @notice How many entries of a facility are on lists; those gone count until they are dropped. At most 8.
    function openOf(uint32 facilityId) external view returns (uint8);
}
