// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ICustodyLedger} from "../../src/custody/ICustodyLedger.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {QueueingLoanHandler} from "./QueueingLoanHandler.sol";

/// @notice Also hands units on from one borrower to the other.
abstract contract HandingLoanHandler is QueueingLoanHandler {
    struct Passed {
        uint64 fromId;
        uint64 toId;
    }

    Passed[] private _passed;

    /// @notice Now and then the owner has not agreed: that must not work (INV-CUS-1).
    function handOnSome(uint256 which, uint8 roll) external counted("handOn") watched {
        uint64 id = _brought(which);
        if (id == 0) return;
        _noteStep(id);
        Place memory from = _partyOf(id);
        Place memory to = from.id == other.id ? borrower : other;
        uint64 next = _nextOf(id, to);
        if (next == 0) return;
        uint32 unitId = uint32(id >> 32);
        _read(unitId);
        if (roll % 16 != 1) _clean(from, unitId);
        Person memory third = roll % 8 == 0 ? to.coordinator : owner.coordinator;
        ICustodyLedger.HandOn memory words = handOnOf(id, next, from, to);
        bytes32 digest = custody.handOnDigestOf(words);
        try custody.handOn(
            words, signEcdsa(from.coordinator, digest), signEcdsa(to.coordinator, digest), signEcdsa(third, digest)
        ) {
            if (roll % 8 == 0) _break("CUS-1", "a unit was handed on without its owner");
            if (equipment.unitOf(unitId).reasons != 0) _break("CUS-1", "an unfit unit was handed on");
            holders[unitId] = to.id;
            _passed.push(Passed(id, next));
            succeeded("handOn");
        } catch {}
    }

    function passed() external view returns (Passed[] memory) {
        return _passed;
    }

    // Inside

    /// @dev This act goes on with what it has moved already.
    function _noteStep(uint64 id) private {
        IReservationManager.State state = stateOf(id);
        Ghost storage ghost = _ghost(id);
        if (ghost.seen != state) _follow(ghost, state);
    }

    function _clean(Place memory place, uint32 unitId) private {
        vm.startPrank(place.biomedical.account);
        custody.certifyTurnaround(unitId, ICustodyLedger.Turnaround.Decontamination, keccak256("clean"));
        custody.certifyTurnaround(unitId, ICustodyLedger.Turnaround.Sanitisation, keccak256("wiped"));
        vm.stopPrank();
    }

    /// @dev A reservation of the same unit for which it may be handed on now; made where there is none; or 0.
    function _nextOf(uint64 id, Place memory to) private returns (uint64) {
        IReservationManager.Details memory ending = reservations.detailsOf(id);
        if (ending.endsAt > block.timestamp + 20 hours) vm.warp(ending.endsAt - 20 hours);
        for (uint256 i = 0; i < _ghosts.length; ++i) {
            uint64 next = _ghosts[i].id;
            if (_ghosts[i].unitId != ending.unitId || stateOf(next) != IReservationManager.State.Confirmed) continue;
            IReservationManager.Details memory made = reservations.detailsOf(next);
            bool now_ = made.startsAt < block.timestamp + 24 hours && block.timestamp < made.endsAt;
            if (now_ && made.reservation.borrowerId == to.id) return next;
        }
        return _reserveAfter(ending, to);
    }

    function _reserveAfter(IReservationManager.Details memory ending, Place memory to) private returns (uint64) {
        IReservationManager.Request memory wanted = request(ending.unitId, 0, 3);
        if (ending.endsAt > wanted.startsAt) {
            (wanted.startsAt, wanted.endsAt) = (ending.endsAt, ending.endsAt + 3 hours);
        }
        vm.prank(to.coordinator.account);
        try reservations.reserve(wanted) returns (uint64 next) {
            _made(next, wanted);
            _noteStep(next);
            return next;
        } catch {
            return 0;
        }
    }
}
