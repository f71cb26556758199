// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Test} from "forge-std/Test.sol";
import {CustodyLedger} from "../../src/custody/CustodyLedger.sol";
import {ICustodyLedger} from "../../src/custody/ICustodyLedger.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {ReservationManager} from "../../src/reservation/ReservationManager.sol";
import {FacilityLedger} from "../../src/settlement/FacilityLedger.sol";
import {IFacilityLedger} from "../../src/settlement/IFacilityLedger.sol";
import {IUsageMeter} from "../../src/usage/IUsageMeter.sol";
import {UsageMeter} from "../../src/usage/UsageMeter.sol";
import {AmendingLoanHandler} from "./AmendingLoanHandler.sol";
import {HandingLoanHandler} from "./HandingLoanHandler.sol";
import {LoanHandler} from "./LoanHandler.sol";
import {PlayingLoanHandler} from "./PlayingLoanHandler.sol";
import {QueueingLoanHandler} from "./QueueingLoanHandler.sol";

/// @dev The suite finds the code of a handler only where it stands itself.
contract EveryLoanHandler is PlayingLoanHandler {}

/// @notice What holds of reservations, custody, use and escrow after any sequence of acts.
contract LoanInvariant is Test {
    uint256 private constant FIRST_SLOT = 500_000;

    EveryLoanHandler private handler;
    ReservationManager private reservations;
    FacilityLedger private ledger;
    CustodyLedger private custody;
    UsageMeter private meters;

    function setUp() public {
        handler = new EveryLoanHandler();
        (address a, address b, address c, address d) = handler.network();
        reservations = ReservationManager(a);
        ledger = FacilityLedger(b);
        custody = CustodyLedger(c);
        meters = UsageMeter(d);
        bytes4[] memory selectors = new bytes4[](40);
        selectors[0] = LoanHandler.makeReservation.selector;
        selectors[1] = LoanHandler.confirmHold.selector;
        selectors[2] = LoanHandler.cancelSome.selector;
        selectors[3] = LoanHandler.sweepStale.selector;
        selectors[4] = LoanHandler.moveUnit.selector;
        selectors[5] = LoanHandler.moveUnitOnOneSignature.selector;
        selectors[6] = LoanHandler.certifyBoth.selector;
        selectors[7] = LoanHandler.useUnit.selector;
        selectors[8] = LoanHandler.readMeter.selector;
        selectors[9] = LoanHandler.settleSome.selector;
        selectors[10] = LoanHandler.passTime.selector;
        selectors[11] = LoanHandler.changeStanding.selector;
        selectors[12] = LoanHandler.withdrawSome.selector;
        selectors[13] = AmendingLoanHandler.amendSome.selector;
        selectors[14] = AmendingLoanHandler.recallSome.selector;
        selectors[15] = AmendingLoanHandler.transferSome.selector;
        selectors[16] = AmendingLoanHandler.openWindow.selector;
        selectors[17] = AmendingLoanHandler.closeWindow.selector;
        selectors[18] = AmendingLoanHandler.makeSeries.selector;
        selectors[19] = QueueingLoanHandler.joinSome.selector;
        selectors[20] = QueueingLoanHandler.leaveSome.selector;
        selectors[21] = QueueingLoanHandler.promoteSome.selector;
        selectors[22] = QueueingLoanHandler.displaceSome.selector;
        selectors[23] = QueueingLoanHandler.reviewSome.selector;
        selectors[24] = QueueingLoanHandler.judgeHold.selector;
        selectors[25] = HandingLoanHandler.handOnSome.selector;
        // A whole loan or a whole queue a third of the time.
        for (uint256 i = 26; i < selectors.length; i += 2) {
            selectors[i] = PlayingLoanHandler.playLoan.selector;
            selectors[i + 1] = PlayingLoanHandler.playQueue.selector;
        }
        targetContract(address(handler));
        targetSelector(FuzzSelector({addr: address(handler), selectors: selectors}));
    }

    /// @notice INV-RES-1: no two live reservations or holds of a unit share a slot, nor does a maintenance window.
    /// forge-config: default.invariant.depth = 40
    /// forge-config: default.invariant.runs = 24
    function invariant_RES_1_noTwoShareASlot() public view {
        IReservationManager.Details[] memory all = _owned();
        for (uint256 i = 0; i < all.length; ++i) {
            for (uint256 j = i + 1; j < all.length; ++j) {
                if (all[i].unitId != all[j].unitId) continue;
                assertTrue(all[i].endsAt <= all[j].startsAt || all[j].endsAt <= all[i].startsAt);
            }
            _assertOutsideWindows(all[i]);
        }
    }

    /// @notice INV-RES-2: a slot is marked if and only if a live reservation, an unswept hold, a window or a release that
    /// awaits promotion owns it.
    /// forge-config: default.invariant.depth = 40
    /// forge-config: default.invariant.runs = 24
    function invariant_RES_2_marksAreOwned() public view {
        IReservationManager.Details[] memory all = _owned();
        for (uint256 i = 0; i < 2; ++i) {
            uint256 first = FIRST_SLOT / 256;
            uint256 last = (block.timestamp + 30 days) / 3600 / 256;
            for (uint256 word = first; word <= last; ++word) {
                assertEq(reservations.calendarWord(handler.units(i), word), _expected(all, handler.units(i), word));
            }
        }
    }

    /// @notice INV-RES-3: a reservation moves only along its documented states; INV-SET-2: an escrow is released once.
    /// forge-config: default.invariant.depth = 40
    /// forge-config: default.invariant.runs = 24
    function invariant_RES_3_SET_2_statesAndEscrows() public view {
        LoanHandler.Ghost[] memory all = handler.ghosts();
        for (uint256 i = 0; i < all.length; ++i) {
            IReservationManager.Reservation memory made = reservations.reservationOf(all[i].id);
            assertEq(uint8(all[i].seen), uint8(made.state));
            assertEq(all[i].released, _ended(made.state) ? made.escrow : 0);
        }
        assertEq(handler.broken("SET-2"), "");
        for (uint256 i = 0; i < 2; ++i) {
            _assertAccount(handler.parties()[i], all);
        }
        assertFalse(handler.movedWrongly());
    }

    /// @notice INV-SET-1: the tokens held are the sum of all balances and the fund, to the unit.
    /// forge-config: default.invariant.depth = 40
    /// forge-config: default.invariant.runs = 24
    function invariant_SET_1_balancesAddUp() public view {
        uint256 sum = ledger.fund();
        uint32[5] memory parties = handler.parties();
        for (uint256 i = 0; i < parties.length; ++i) {
            sum += ledger.balanceOf(parties[i]).free + ledger.balanceOf(parties[i]).escrowed;
        }
        assertEq(ledger.liabilities(), sum);
        assertEq(ledger.surplus(), 0);
    }

    /// @notice INV-CUS-1: a unit has exactly one holder, changed only by both signatures.
    /// forge-config: default.invariant.depth = 40
    /// forge-config: default.invariant.runs = 24
    function invariant_CUS_1_oneHolder() public view {
        for (uint256 i = 0; i < 2; ++i) {
            assertEq(custody.holderOf(handler.units(i)), handler.holders(handler.units(i)));
        }
        assertEq(handler.broken("CUS-1"), "");
    }

    /// @notice INV-CUS-2: a unit that is handed on closes one loan and opens the next at the same second and by the same
    /// counter.
    /// forge-config: default.invariant.depth = 40
    /// forge-config: default.invariant.runs = 24
    function invariant_CUS_2_nothingTwiceNothingLost() public view {
        HandingLoanHandler.Passed[] memory all = handler.passed();
        for (uint256 i = 0; i < all.length; ++i) {
            ICustodyLedger.Loan memory ended = custody.loanOf(all[i].fromId);
            ICustodyLedger.Loan memory begun = custody.loanOf(all[i].toId);
            assertEq(ended.returnedAt, begun.pickedUpAt);
            assertEq(ended.closingSeconds, begun.openingSeconds);
            assertGt(ended.returnedAt, 0);
            assertFalse(ended.pickedUpAt > ended.returnedAt || ended.openingSeconds > ended.closingSeconds);
        }
    }

    /// @notice INV-USE-1, by the handler's own count of what the meters signed.
    /// forge-config: default.invariant.depth = 40
    /// forge-config: default.invariant.runs = 24
    function invariant_USE_1_readingsOnlyGrow() public view {
        for (uint256 i = 0; i < 2; ++i) {
            uint32 unitId = handler.units(i);
            IUsageMeter.Reading memory expected = handler.lastReading(unitId);
            IUsageMeter.Reading memory last = meters.latest(unitId);
            assertEq(last.sequence, expected.sequence);
            assertEq(last.runSeconds, expected.runSeconds);
            assertEq(last.takenAt, expected.takenAt);
        }
        assertEq(handler.broken("USE-1"), "");
    }

    /// @notice INV-USE-3: nothing went through on one factor. INV-ACC-1: nothing that concerns a loan already picked up,
    /// and no withdrawal, was refused, whatever had expired. INV-FAC-1: nobody got a reservation that lasts longer than the
    /// standing of either side.
    /// forge-config: default.invariant.depth = 40
    /// forge-config: default.invariant.runs = 24
    function invariant_USE_3_ACC_1_FAC_1_nothingBroke() public view {
        assertEq(handler.broken("USE-3"), "");
        assertEq(handler.broken("ACC-1"), "");
        assertEq(handler.broken("FAC-1"), "");
    }

    /// @notice INV-RES-4: an override displaces only what is of lower priority and not yet picked up; INV-RES-5: nobody
    /// ahead on a waitlist whose interval was free and who passes the gates is skipped; INV-OVR-1: what is set aside is the
    /// bonds of overrides not reviewed. The handler looks before and after each act.
    /// forge-config: default.invariant.depth = 40
    /// forge-config: default.invariant.runs = 24
    function invariant_RES_4_RES_5_OVR_1_queuesAndOverrides() public view {
        assertEq(handler.unfair(), "");
        for (uint256 i = 0; i < 2; ++i) {
            assertEq(handler.deskBondOf(handler.parties()[i]), handler.bondOf(handler.parties()[i]));
        }
    }

    function afterInvariant() public {
        handler.report("LOAN");
    }

    function _ended(IReservationManager.State state) private pure returns (bool) {
        return state == IReservationManager.State.Settled || state == IReservationManager.State.Cancelled;
    }

    /// @dev What a borrower's live reservations hold, and nothing else, is escrowed, insured and counted.
    function _assertAccount(uint32 borrowerId, LoanHandler.Ghost[] memory all) private view {
        uint256 escrowed;
        uint256 insured;
        uint256 live;
        for (uint256 i = 0; i < all.length; ++i) {
            IReservationManager.Reservation memory made = reservations.reservationOf(all[i].id);
            if (made.borrowerId != borrowerId || _ended(made.state) || made.escrow == 0) continue;
            escrowed += made.escrow;
            insured += made.insured;
            ++live;
        }
        IFacilityLedger.Account memory account = ledger.balanceOf(borrowerId);
        // INV-OVR-1: beside them nothing but the bond of an override not reviewed.
        assertEq(account.escrowed, escrowed + handler.bondOf(borrowerId));
        assertEq(account.insured, insured);
        assertEq(account.loans, live);
    }

    function _assertOutsideWindows(IReservationManager.Details memory made) private view {
        AmendingLoanHandler.GhostWindow[] memory open = handler.windows();
        for (uint256 i = 0; i < open.length; ++i) {
            if (open[i].unitId != made.unitId) continue;
            assertTrue(open[i].endsAt <= made.startsAt || made.endsAt <= open[i].startsAt);
        }
    }

    function _owns(uint64 id) private view returns (bool) {
        IReservationManager.State state = reservations.reservationOf(id).state;
        if (
            state != IReservationManager.State.Settled && state != IReservationManager.State.Cancelled
                && state != IReservationManager.State.Expired
        ) return true;
        (, bool kept) = reservations.waitOf(id);
        return kept;
    }

    /// @dev What has slots: the rest of the array is cut off.
    function _owned() private view returns (IReservationManager.Details[] memory owned) {
        LoanHandler.Ghost[] memory all = handler.ghosts();
        owned = new IReservationManager.Details[](all.length);
        uint256 count;
        for (uint256 i = 0; i < all.length; ++i) {
            if (_owns(all[i].id)) owned[count++] = reservations.detailsOf(all[i].id);
        }
        assembly ("memory-safe") {
            mstore(owned, count)
        }
    }

    function _expected(IReservationManager.Details[] memory all, uint32 unitId, uint256 word)
        private
        view
        returns (uint256 bits)
    {
        for (uint256 i = 0; i < all.length; ++i) {
            if (all[i].unitId == unitId) bits |= _bitsOf(all[i].startsAt, all[i].endsAt, word);
        }
        AmendingLoanHandler.GhostWindow[] memory open = handler.windows();
        for (uint256 i = 0; i < open.length; ++i) {
            if (open[i].unitId == unitId) bits |= _bitsOf(open[i].startsAt, open[i].endsAt, word);
        }
    }

    function _bitsOf(uint40 startsAt, uint40 endsAt, uint256 word) private pure returns (uint256 bits) {
        for (uint256 slot = startsAt / 3600; slot < endsAt / 3600; ++slot) {
            if (slot / 256 == word) bits |= 1 << (slot % 256);
        }
    }
}
