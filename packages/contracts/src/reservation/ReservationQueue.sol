// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Peer} from "../access/IPeerBook.sol";
import {PeerBound} from "../access/PeerBound.sol";
import {Calendar} from "./Calendar.sol";
import {IReservationManager} from "./IReservationManager.sol";
import {ReservationStore} from "./ReservationStore.sol";
import {ReservationWord} from "./ReservationWord.sol";

/// @title What the WaitlistDesk may do with calendars and records
/// @notice Slots that somebody waits for are not free between a release and the walk of the waitlist.
abstract contract ReservationQueue is ReservationStore, PeerBound {
    /// @notice How many blockers one wish names.
    uint256 public constant MAXIMUM_BLOCKERS = 16;

    address internal immutable WAITLIST;

    constructor() {
        WAITLIST = _peerAddress(Peer.WaitlistDesk);
    }

    /// @inheritdoc IReservationManager
    function awaitRelease(uint32 unitId, uint40 startsAt, uint40 endsAt, uint64[] calldata blockers)
        external
        onlyPeer(WAITLIST)
    {
        if (blockers.length > MAXIMUM_BLOCKERS) revert ReservationTooManyBlockers(blockers.length);
        ReservationWord[] memory named = new ReservationWord[](blockers.length);
        for (uint256 i = 0; i < blockers.length; ++i) {
            named[i] = _awaited(unitId, blockers[i], startsAt, endsAt);
        }
        // Of a unit never marked this is 0, and everything is free.
        uint256 slotSeconds = _slotSeconds[unitId];
        bool taken = slotSeconds != 0 && _checkNamed(unitId, startsAt / slotSeconds, endsAt / slotSeconds, named);
        if (!taken) revert ReservationSlotsFree(unitId, startsAt, endsAt);
    }

    /// @inheritdoc IReservationManager
    function freeKept(uint64 reservationId) external onlyPeer(WAITLIST) {
        ReservationWord made = _known(reservationId);
        if (_hasLapsed(made)) {
            _expire(reservationId, made);
            if (!made.isAwaited()) return;
            made = made.withState(State.Expired);
        }
        if (made.isLive() || !made.isAwaited()) revert ReservationNotKept(reservationId, made.state());
        _records[reservationId] = made.notAwaited();
        _free(reservationId, made);
        emit SlotsFreed(reservationId);
    }

    /// @inheritdoc IReservationManager
    function useFirstCall(uint64 reservationId, uint32 borrowerId) external onlyPeer(WAITLIST) {
        ReservationWord made = _known(reservationId);
        uint40 until = made.firstCallUntil();
        if (until < block.timestamp || made.borrowerId() != borrowerId) {
            revert ReservationFirstCallInvalid(reservationId, borrowerId, until);
        }
        _records[reservationId] = made.displaced(0);
    }

    /// @dev Marks a blocker after checking that it is one.
    function _awaited(uint32 unitId, uint64 reservationId, uint40 startsAt, uint40 endsAt)
        private
        returns (ReservationWord made)
    {
        made = _known(reservationId);
        if (!made.isLive()) revert ReservationStateUnexpected(reservationId, made.state());
        (uint40 from, uint40 until) = made.interval();
        if (_unitOf(reservationId) != unitId || endsAt <= from || until <= startsAt) {
            revert ReservationNotOverlapping(reservationId, startsAt, endsAt);
        }
        if (made.isAwaited()) return made;
        _records[reservationId] = made.awaited();
        emit ReservationAwaited(reservationId);
    }

    /// @dev Whether a slot of [start, end) is taken; reverts when one is that none of those named has.
    function _checkNamed(uint32 unitId, uint256 start, uint256 end, ReservationWord[] memory named)
        private
        view
        returns (bool taken)
    {
        while (start < end) {
            (uint256 word, uint256 mask, uint256 next) = Calendar.piece(start, end);
            uint256 bits = _calendars[unitId].words[word] & mask;
            if (bits != 0) taken = true;
            for (uint256 i = 0; i < named.length && bits != 0; ++i) {
                bits &= ~Calendar.maskIn(word, named[i].startSlot(), named[i].endSlot());
            }
            if (bits != 0) revert ReservationBlockerMissing(unitId, _timeOf(unitId, word, bits));
            start = next;
        }
    }

    /// @dev When the first slot of `bits` begins.
    function _timeOf(uint32 unitId, uint256 word, uint256 bits) private view returns (uint40) {
        uint256 slot = word << 8;
        while (bits & 1 == 0) (bits, slot) = (bits >> 1, slot + 1);
        // A slot index comes from a 40-bit time.
        return uint40(slot * _slotSeconds[unitId]);
    }
}
