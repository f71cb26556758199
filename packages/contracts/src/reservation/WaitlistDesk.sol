// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Peer} from "../access/IPeerBook.sol";
import {PeerBound} from "../access/PeerBound.sol";
import {IEquipmentRegistry} from "../equipment/IEquipmentRegistry.sol";
import {IFacilityRegistry} from "../facility/IFacilityRegistry.sol";
import {Role} from "../facility/Role.sol";
import {IFacilityLedger} from "../settlement/IFacilityLedger.sol";
import {IReservationManager} from "./IReservationManager.sol";
import {IWaitlistDesk} from "./IWaitlistDesk.sol";

/// @title The waitlist of every unit
/// @notice Keeps who waits, and in which order; the ReservationManager keeps calendar and records and judges each
/// reservation that comes of it. Trusts the EquipmentRegistry for terms and fitness, the FacilityRegistry for who may
/// act and borrow, the FacilityLedger for what a facility is insured for already.
/// @custom:invariant INV-RES-5 nobody ahead on a waitlist whose interval was free and who passes the gates is skipped.
contract WaitlistDesk is IWaitlistDesk, PeerBound {
    /// @notice How many entries a unit has, so that a walk fits into a block.
    uint256 public constant MAXIMUM_ENTRIES = 16;
    /// @notice How many entries a facility has open.
    uint8 public constant MAXIMUM_OPEN = 8;
    /// @notice What an entry's reservation is given of gas: this much, and as much again for each calendar word.
    uint256 public constant ENTRY_GAS = 350_000;
    uint256 public constant WORD_GAS = 25_000;

    uint8 private constant FIRST_CALL = 3;
    /// @dev Bits of {IEquipmentRegistry-Unit}.waitlist.
    uint8 private constant WAITING = 1;
    uint8 private constant WALK_DUE = 2;

    IFacilityRegistry private immutable FACILITIES;
    IEquipmentRegistry private immutable EQUIPMENT;
    IReservationManager private immutable RESERVATIONS;
    IFacilityLedger private immutable LEDGER;

    /// @dev In no order; rank and sequence give it.
    mapping(uint32 unitId => Entry[]) private _entries;
    mapping(uint32 unitId => uint32) private _sequences;
    mapping(uint32 facilityId => uint8) private _open;

    constructor() {
        FACILITIES = IFacilityRegistry(_peerAddress(Peer.FacilityRegistry));
        EQUIPMENT = IEquipmentRegistry(_peerAddress(Peer.EquipmentRegistry));
        RESERVATIONS = IReservationManager(_peerAddress(Peer.ReservationManager));
        LEDGER = IFacilityLedger(_peerAddress(Peer.FacilityLedger));
    }

    // Joining and leaving

    /// @inheritdoc IWaitlistDesk
    function join(Wish calldata wish) external returns (uint64 entryId) {
        uint32 facilityId = _checkGates(wish);
        uint8 rank = uint8(wish.priority);
        if (wish.firstCallOf != 0) {
            _useFirstCall(wish, facilityId);
            rank = FIRST_CALL;
        }
        bool first = _entries[wish.unitId].length == 0;
        _makeRoom(wish.unitId, facilityId, rank);
        _countOpen(facilityId);
        entryId = _add(wish, facilityId, rank);
        if (first) EQUIPMENT.setWaitlist(wish.unitId, WAITING);
        RESERVATIONS.awaitRelease(wish.unitId, wish.startsAt, wish.endsAt, wish.blockers);
    }

    /// @inheritdoc IWaitlistDesk
    function leave(uint64 entryId) external {
        (uint32 unitId, uint32 sequence) = (uint32(entryId >> 32), uint32(entryId));
        uint32 facilityId = FACILITIES.requireStaff(msg.sender, Role.COORDINATOR);
        Entry memory entry = _entries[unitId][_indexOf(unitId, sequence)];
        if (entry.facilityId != facilityId) revert WaitlistNotParty(entryId, facilityId);
        _remove(unitId, entry);
        emit WaitlistLeft(entryId, unitId, facilityId, msg.sender);
        _noteEmpty(unitId);
    }

    /// @dev The gates of a hold.
    function _checkGates(Wish calldata wish) private view returns (uint32 facilityId) {
        IEquipmentRegistry.Offer memory offer = EQUIPMENT.offer(wish.unitId, 0, wish.startsAt, wish.endsAt);
        uint8 policy = offer.policy;
        if (policy >> 4 & WALK_DUE != 0) revert IReservationManager.ReservationWaitlistAhead(wish.unitId);
        if (policy >> (1 + uint8(wish.priority)) & 1 == 0) {
            revert IReservationManager.ReservationPriorityNotAccepted(wish.unitId, wish.priority, policy & 15);
        }
        if (policy & 1 == 1) revert IReservationManager.ReservationNotApproved(wish.unitId);
        uint64 cover;
        (facilityId, cover) = FACILITIES.checkBorrower(msg.sender, offer.ownerId, wish.startsAt, wish.endsAt);
        if (facilityId == offer.ownerId) revert IReservationManager.ReservationOwnUnit(wish.unitId, facilityId);
        uint64 insured = LEDGER.balanceOf(facilityId).insured;
        if (insured + offer.insured > cover) {
            revert IFacilityRegistry.FacilityCoverExceeded(
                facilityId, cover > insured ? cover - insured : 0, offer.insured
            );
        }
    }

    function _useFirstCall(Wish calldata wish, uint32 facilityId) private {
        bytes3 productCode = EQUIPMENT.productCodeOf(wish.unitId);
        bytes3 displaced = EQUIPMENT.productCodeOf(uint32(wish.firstCallOf >> 32));
        if (productCode != displaced) revert WaitlistNotEquivalent(wish.unitId, productCode, displaced);
        RESERVATIONS.useFirstCall(wish.firstCallOf, facilityId);
    }

    /// @dev Drops entries gone, and where the list is full the last one if its rank is lower.
    function _makeRoom(uint32 unitId, uint32 facilityId, uint8 rank) private {
        Entry[] memory all = _sorted(unitId);
        for (uint256 i = 0; i < all.length; ++i) {
            if (_isGone(all[i])) {
                _drop(unitId, all[i], IReservationManager.ReservationInPast.selector);
            } else if (all[i].facilityId == facilityId) {
                revert WaitlistEntryExists(unitId, facilityId, _idOf(unitId, all[i]));
            }
        }
        if (_entries[unitId].length < MAXIMUM_ENTRIES) return;
        // None was gone, so the last of all is the last of those left.
        Entry memory last = all[all.length - 1];
        if (last.rank >= rank) revert WaitlistFull(unitId, all.length);
        _drop(unitId, last, WaitlistFull.selector);
    }

    function _countOpen(uint32 facilityId) private {
        uint8 open = _open[facilityId];
        if (open >= MAXIMUM_OPEN) revert WaitlistQuotaExceeded(facilityId, open, MAXIMUM_OPEN);
        _open[facilityId] = open + 1;
    }

    function _add(Wish calldata wish, uint32 facilityId, uint8 rank) private returns (uint64 entryId) {
        Entry memory entry = Entry({
            facilityId: facilityId,
            sequence: ++_sequences[wish.unitId],
            startsAt: wish.startsAt,
            endsAt: wish.endsAt,
            rank: rank,
            priority: wish.priority,
            by: msg.sender
        });
        _entries[wish.unitId].push(entry);
        entryId = _idOf(wish.unitId, entry);
        emit WaitlistJoined({
            entryId: entryId,
            unitId: wish.unitId,
            facilityId: facilityId,
            by: msg.sender,
            startsAt: wish.startsAt,
            endsAt: wish.endsAt,
            priority: wish.priority,
            rank: rank,
            firstCallOf: wish.firstCallOf
        });
    }

    // Promoting

    /// @inheritdoc IWaitlistDesk
    function promote(uint64 reservationId) external {
        RESERVATIONS.freeKept(reservationId);
        promoteUnit(uint32(reservationId >> 32));
    }

    /// @inheritdoc IWaitlistDesk
    function promoteUnit(uint32 unitId) public {
        Entry[] memory all = _sorted(unitId);
        if (all.length == 0) return;
        IEquipmentRegistry.Unit memory unit = EQUIPMENT.unitOf(unitId);
        // A unit between two loans is not fit for a while. That is no fault of those who wait.
        if (unit.reasons != 0) {
            _defer(unitId, unit, all);
            return;
        }
        if (unit.waitlist & WALK_DUE != 0) EQUIPMENT.setWaitlist(unitId, WAITING);
        for (uint256 i = 0; i < all.length; ++i) {
            if (_isGone(all[i])) _drop(unitId, all[i], IReservationManager.ReservationInPast.selector);
            else if (_isFree(unitId, all[i])) _reserveFor(unitId, all[i], unit.slotSeconds);
        }
        _noteEmpty(unitId);
    }

    /// @dev Until the walk is made up for, nobody takes slots of the unit, so that none of those who wait is skipped. Only
    /// where one could have them; otherwise anybody could stop a unit with this.
    function _defer(uint32 unitId, IEquipmentRegistry.Unit memory unit, Entry[] memory all) private {
        if (unit.waitlist & WALK_DUE != 0) return;
        for (uint256 i = 0; i < all.length; ++i) {
            if (_isGone(all[i]) || !_isFree(unitId, all[i])) continue;
            EQUIPMENT.setWaitlist(unitId, WAITING | WALK_DUE);
            emit WaitlistDeferred(unitId, unit.reasons);
            return;
        }
    }

    /// @dev A call keeps one part in 64 of the gas back, and what it is given must be enough for whatever a gate may
    /// cost: else who calls could make a reservation fail that would have been made.
    function _reserveFor(uint32 unitId, Entry memory entry, uint256 slotSeconds) private {
        uint256 words = (entry.endsAt - entry.startsAt) / slotSeconds / 256 + 2;
        uint256 given = ENTRY_GAS + WORD_GAS * words;
        // What is kept back, and what it takes to begin the call and to note its outcome.
        uint256 needed = given * 64 / 63 + 50_000;
        if (gasleft() < needed) revert WaitlistGasTooLow(_idOf(unitId, entry), gasleft(), needed);
        IReservationManager.Request memory request = IReservationManager.Request({
            unitId: unitId,
            startsAt: entry.startsAt,
            endsAt: entry.endsAt,
            priority: entry.priority,
            stale: new uint64[](0)
        });
        try RESERVATIONS.reserveFor{gas: given}(entry.facilityId, entry.by, request) returns (uint64 reservationId) {
            _remove(unitId, entry);
            emit WaitlistPromoted(_idOf(unitId, entry), reservationId, entry.facilityId, unitId);
        } catch (bytes memory reason) {
            _drop(unitId, entry, bytes4(reason));
        }
    }

    // Views

    /// @inheritdoc IWaitlistDesk
    function entriesOf(uint32 unitId) external view returns (Entry[] memory) {
        return _sorted(unitId);
    }

    /// @inheritdoc IWaitlistDesk
    function openOf(uint32 facilityId) external view returns (uint8) {
        return _open[facilityId];
    }

    function _isFree(uint32 unitId, Entry memory entry) private view returns (bool) {
        return RESERVATIONS.isFree(unitId, entry.startsAt, entry.endsAt);
    }

    function _isGone(Entry memory entry) private view returns (bool) {
        return entry.startsAt < block.timestamp;
    }

    function _idOf(uint32 unitId, Entry memory entry) private pure returns (uint64) {
        return uint64(unitId) << 32 | entry.sequence;
    }

    function _indexOf(uint32 unitId, uint32 sequence) private view returns (uint256 index) {
        Entry[] storage all = _entries[unitId];
        for (index = 0; index < all.length; ++index) {
            if (all[index].sequence == sequence) return index;
        }
        revert WaitlistEntryUnknown(uint64(unitId) << 32 | sequence);
    }

    /// @dev The entries in their order, by insertion: there are 16 at most.
    function _sorted(uint32 unitId) private view returns (Entry[] memory all) {
        all = _entries[unitId];
        for (uint256 i = 1; i < all.length; ++i) {
            Entry memory entry = all[i];
            uint256 place = i;
            while (place != 0 && _isBefore(entry, all[place - 1])) {
                all[place] = all[place - 1];
                --place;
            }
            all[place] = entry;
        }
    }

    function _isBefore(Entry memory a, Entry memory b) private pure returns (bool) {
        return a.rank > b.rank || (a.rank == b.rank && a.sequence < b.sequence);
    }

    // Effects

    function _remove(uint32 unitId, Entry memory entry) private {
        Entry[] storage all = _entries[unitId];
        uint256 index = _indexOf(unitId, entry.sequence);
        if (index != all.length - 1) all[index] = all[all.length - 1];
        all.pop();
        _open[entry.facilityId] -= 1;
    }

    function _drop(uint32 unitId, Entry memory entry, bytes4 reason) private {
        _remove(unitId, entry);
        emit WaitlistDropped(_idOf(unitId, entry), unitId, entry.facilityId, reason);
    }

    function _noteEmpty(uint32 unitId) private {
        if (_entries[unitId].length == 0) EQUIPMENT.setWaitlist(unitId, 0);
    }
}
