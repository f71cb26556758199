// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Test} from "forge-std/Test.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {PlayingLoanHandler} from "./PlayingLoanHandler.sol";

/// @dev The suite finds the code of a handler only where it stands itself.
contract JudgedLoanHandler is PlayingLoanHandler {}

/// @notice What the invariant suite judges by, judged: acts that found its handler wrong about the contracts.
contract LoanHandlersTest is Test {
    JudgedLoanHandler private handler;

    function setUp() public {
        handler = new JudgedLoanHandler();
    }

    function test_calls_nobody_skipped_whose_lenders_licence_has_ended() public {
        _wait();
        handler.changeStanding(3);
        handler.promoteSome(1, true);
        assertEq(handler.unfair(), "");
        assertEq(handler.ghosts().length, 1);
    }

    function test_calls_nobody_skipped_whose_insurance_has_ended() public {
        handler.makeReservation(0, 4, 2, false);
        // The borrower itself waits for what it has.
        handler.joinSome(0, false, 0);
        handler.changeStanding(2);
        handler.promoteSome(1, true);
        assertEq(handler.unfair(), "");
        assertEq(handler.ghosts().length, 1);
    }

    function test_sees_who_waits_promoted() public {
        _wait();
        handler.promoteSome(1, true);
        assertEq(handler.unfair(), "");
        assertEq(uint8(handler.ghosts()[1].seen), uint8(IReservationManager.State.Confirmed));
    }

    function test_plays_a_whole_loan_and_a_whole_queue() public {
        handler.playLoan(0, 0, 4, 3);
        handler.playQueue(0, 0, 4, 3);
        assertEq(handler.unfair(), "");
        assertEq(handler.broken("ACC-1"), "");
        assertEq(handler.passed().length, 1);
        assertEq(uint8(handler.ghosts()[0].seen), uint8(IReservationManager.State.Settled));
        assertEq(uint8(handler.ghosts()[1].seen), uint8(IReservationManager.State.Settled));
    }

    /// @dev Another facility waits for what is reserved.
    function _wait() private {
        handler.makeReservation(0, 4, 2, false);
        handler.joinSome(1, false, 0);
    }
}
