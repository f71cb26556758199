// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {HandingLoanHandler} from "./HandingLoanHandler.sol";

/// @notice Plays whole loans: one with every change it may go through, one that is waited for and displaced. What chance does between two plays stands in their way until they clear it.
abstract contract PlayingLoanHandler is HandingLoanHandler {
    /// @dev Every step that a reservation may take is expected of the suite.
    constructor() {
        for (uint8 from = 0; from < 8; ++from) {
            for (uint8 to = 0; to < 8; ++to) {
                (IReservationManager.State a, IReservationManager.State b) =
                    (IReservationManager.State(from), IReservationManager.State(to));
                if (from != to && _mayFollow(a, b)) _expect(_stepName(a, b));
            }
        }
    }

    /// @notice One goes through every change it may, is lent, used, recalled, mostly handed on, brought back and settled.
    function playLoan(uint256 which, uint8 start, uint8 length, uint8 roll) external counted("playLoan") {
        _clear(which);
        if (!_take(which, 1, length, true)) return;
        _try(abi.encodeCall(this.confirmHold, (which)));
        _try(abi.encodeCall(this.transferSome, (which, roll % 32 == 1)));
        _try(abi.encodeCall(this.amendSome, (which, 1 + start % 8, length / 2, false)));
        _try(abi.encodeCall(this.moveUnitOnOneSignature, (which, roll % 2 == 0)));
        if (roll % 8 == 0) _try(abi.encodeCall(this.moveUnit, (which, 0)));
        _try(abi.encodeCall(this.moveUnit, (which, 1)));
        _try(abi.encodeCall(this.readMeter, (which, start, 0)));
        _try(abi.encodeCall(this.useUnit, (which, 0)));
        _try(abi.encodeCall(this.recallSome, (which, 23, start)));
        _try(abi.encodeCall(this.passTime, (uint16(roll))));
        if (roll % 16 != 2) _handOn(which);
        _goHome(which);
        _try(abi.encodeCall(this.settleSome, (which)));
        if (_isIn(IReservationManager.State.Settled)) succeeded("playLoan");
        _focus = 0;
    }

    /// @notice Waited for, left, waited for again, given to who waits, taken by an emergency, reviewed.
    function playQueue(uint256 which, uint8 start, uint8 length, uint8 roll) external counted("playQueue") {
        _clear(which);
        _besides(which, start, length, roll);
        if (!_take(which, start % 12, length, roll % 4 == 0)) return;
        uint256 first = _ghosts.length;
        // An even draw: whoever has it waits for it as well, so that each is displaced by the other in turn.
        uint256 who = roll % 2 == 0 ? 0 : 1;
        _try(abi.encodeCall(this.joinSome, (who, roll % 4 == 0, start)));
        _try(abi.encodeCall(this.leaveSome, (which, roll)));
        _try(abi.encodeCall(this.confirmHold, (which)));
        _try(abi.encodeCall(this.joinSome, (who, false, start % 3 == 2 ? 1 : start)));
        _try(abi.encodeCall(this.cancelSome, (which, 1)));
        _try(abi.encodeCall(this.promoteSome, (which, false)));
        if (_ghosts.length == first) return;
        _focus = _ghosts[_ghosts.length - 1].id;
        _try(abi.encodeCall(this.displaceSome, (which, 1, length)));
        _try(abi.encodeCall(this.reviewSome, (roll % 2 == 0, 2)));
        _focus = 0;
        succeeded("playQueue");
    }

    function _handOn(uint256 which) private {
        uint256 handed = this.passed().length;
        _try(abi.encodeCall(this.handOnSome, (which, 2)));
        if (this.passed().length == handed) return;
        _try(abi.encodeCall(this.settleSome, (which)));
        _focus = this.passed()[handed].toId;
    }

    /// @dev What stands about: a window, a hold that ends in one way or another, a row of reservations.
    function _besides(uint256 which, uint8 start, uint8 length, uint8 roll) private {
        _try(abi.encodeCall(this.withdrawSome, (roll, 1)));
        if (_take(which, 12 + start % 12, length, true)) _endHold(which, roll);
        _try(abi.encodeCall(this.openWindow, (which, 64 + start % 8, length)));
        _try(abi.encodeCall(this.makeSeries, (which, 36 + start % 8, roll % 16 == 0 ? roll : 0)));
    }

    /// @dev Declined, approved and left, or left at once.
    function _endHold(uint256 which, uint8 roll) private {
        if (roll % 8 != 3) _try(abi.encodeCall(this.judgeHold, (which, roll % 4 == 0)));
        // Longer than a hold or an owner's time to answer.
        if (!_isIn(IReservationManager.State.Cancelled)) {
            vm.warp(block.timestamp + (roll % 8 == 3 ? 25 hours : 16 minutes));
        }
        _try(abi.encodeCall(this.sweepStale, ()));
    }

    /// @dev Nothing is left that has the unit or waits for it.
    function _clear(uint256 which) private {
        _bringHome(which);
        uint32 unitId = units[which % 2];
        for (uint256 left = waitlists.entriesOf(unitId).length; left > 0; --left) {
            _try(abi.encodeCall(this.leaveSome, (which, 0)));
        }
        for (uint256 i = 0; i < _ghosts.length; ++i) {
            if (_ghosts[i].unitId != unitId || _isOver(_ghosts[i].seen)) continue;
            _focus = _ghosts[i].id;
            if (_isIn(IReservationManager.State.Held)) _try(abi.encodeCall(this.judgeHold, (which, false)));
            if (_isIn(IReservationManager.State.Confirmed)) _try(abi.encodeCall(this.cancelSome, (which, 1)));
        }
        _focus = 0;
        for (uint256 i = 0; i < 4 && _kept(which) != 0; ++i) {
            _try(abi.encodeCall(this.promoteSome, (which, false)));
        }
        _closeWindows(unitId);
    }

    function _closeWindows(uint32 unitId) private {
        GhostWindow[] memory open = this.windows();
        // What is closed gives its place to the last.
        for (uint256 i = open.length; i > 0; --i) {
            if (open[i - 1].unitId == unitId) _try(abi.encodeCall(this.closeWindow, (i - 1)));
        }
    }
}
