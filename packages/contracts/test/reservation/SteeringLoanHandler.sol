// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {LoanHandler} from "./LoanHandler.sol";

/// @notice Leads one reservation through acts in an order that makes sense, which chance alone seldom finds. Each step is
/// an act of the handler, watched and counted as if it had been drawn.
abstract contract SteeringLoanHandler is LoanHandler {
    uint8 internal constant RENEW = 5;

    /// @dev Whatever is out comes home and is settled; both sides are in good standing.
    function _bringHome(uint256 which) internal {
        _try(abi.encodeCall(this.changeStanding, (RENEW)));
        uint32 unitId = units[which % 2];
        for (uint256 i = _ghosts.length; i > 0; --i) {
            if (_ghosts[i - 1].unitId != unitId || _isOver(_ghosts[i - 1].seen)) continue;
            _focus = _ghosts[i - 1].id;
            if (stateOf(_focus) == IReservationManager.State.OnLoan) _goHome(which);
            if (stateOf(_focus) == IReservationManager.State.Returned) _try(abi.encodeCall(this.settleSome, (0)));
        }
        _focus = 0;
        if (holders[unitId] == owner.id) _try(abi.encodeCall(this.certifyBoth, (which)));
    }

    /// @dev The reservation in focus ends: its unit is cleaned and brought to its owner.
    function _goHome(uint256 which) internal {
        _try(abi.encodeCall(this.certifyBoth, (which)));
        _try(abi.encodeCall(this.moveUnit, (which, holders[units[which % 2]] == carrier.id ? 0 : 1)));
    }

    /// @dev Makes a reservation or a hold, which comes into focus.
    function _take(uint256 which, uint8 start, uint8 length, bool held) internal returns (bool) {
        uint256 known = _ghosts.length;
        _try(abi.encodeCall(this.makeReservation, (which, start, length, held)));
        if (_ghosts.length == known) return false;
        _focus = _ghosts[known].id;
        return true;
    }

    function _isIn(IReservationManager.State state) internal view returns (bool) {
        return stateOf(_focus) == state;
    }
}
