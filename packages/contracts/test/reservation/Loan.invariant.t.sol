// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Test} from "forge-std/Test.sol";
import {CustodyLedger} from "../../src/custody/CustodyLedger.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {ReservationManager} from "../../src/reservation/ReservationManager.sol";
import {FacilityLedger} from "../../src/settlement/FacilityLedger.sol";
import {IFacilityLedger} from "../../src/settlement/IFacilityLedger.sol";
import {IUsageMeter} from "../../src/usage/IUsageMeter.sol";
import {UsageMeter} from "../../src/usage/UsageMeter.sol";
import {LoanHandler} from "./LoanHandler.sol";

/// @notice Also changes what is reserved: amends, recalls, hands over to another borrower, and keeps windows free.
contract AmendingLoanHandler is LoanHandler {
    struct GhostWindow {
        uint64 id;
        uint32 unitId;
        uint40 startsAt;
        uint40 endsAt;
    }

    GhostWindow[] private _windows;

    function amendSome(uint256 which, uint8 start, uint8 length, bool onLoan) external counted("amend") watched {
        uint64 id = _some(which, onLoan ? IReservationManager.State.OnLoan : IReservationManager.State.Confirmed);
        if (id == 0) return;
        uint40 startsAt = onLoan ? reservations.detailsOf(id).startsAt : onGrid() + uint40(start % 48) * 1 hours;
        uint40 from = onLoan ? onGrid() : startsAt;
        if (_amend(id, startsAt, from + uint40(2 + length % 12) * 1 hours)) succeeded("amend");
    }

    /// @notice Most loans are too short to be recalled, so this one is extended before, where the calendar allows.
    function recallSome(uint256 which, uint8 longer, uint8 earlier) external counted("recall") watched {
        uint64 id = _some(which, IReservationManager.State.OnLoan);
        if (id == 0) return;
        uint40 earliest = onGrid() + 24 hours;
        _amend(id, reservations.detailsOf(id).startsAt, earliest + uint40(1 + longer % 24) * 1 hours);
        uint256 owned = ledger.balanceOf(owner.id).free;
        uint256 total = _total();
        vm.prank(owner.coordinator.account);
        try amendments.recall(id, earliest + uint40(earlier % 24) * 1 hours, earlier, keccak256("reason")) {
            if (_total() != total) _break("a recall made or lost money");
            if (ledger.balanceOf(owner.id).free > owned) _break("a recall paid the owner");
            succeeded("recall");
        } catch {}
    }

    function makeSeries(uint256 which, uint8 start, uint8 count) external counted("reserveSeries") watched {
        IReservationManager.Request memory first = _wanted(which, start, 0);
        vm.prank(borrower.coordinator.account);
        try reservations.reserveSeries(first, uint32(2 + start % 9) * 1 hours, 2 + count % 3) returns (
            uint64[] memory ids
        ) {
            for (uint256 i = 0; i < ids.length; ++i) {
                if (ids[i] != 0) _made(ids[i], first);
            }
            succeeded("reserveSeries");
        } catch {}
    }

    function transferSome(uint256 which, bool withdrawn) external counted("transfer") watched {
        uint64 id = _some(which, IReservationManager.State.Confirmed);
        if (id == 0) return;
        (Place memory from, Place memory to) = _partyOf(id).id == other.id ? (other, borrower) : (borrower, other);
        vm.prank(from.coordinator.account);
        try amendments.offerTransfer(id, to.id) {} catch {}
        if (withdrawn) {
            vm.prank(from.coordinator.account);
            try amendments.offerTransfer(id, 0) {} catch {}
        }
        uint256 wealth = _wealth(from.id);
        uint256 escrow = reservations.reservationOf(id).escrow;
        uint256 escrowed = ledger.balanceOf(from.id).escrowed;
        vm.prank(to.coordinator.account);
        try amendments.acceptTransfer(id) {
            if (withdrawn) _break("a withdrawn offer was accepted");
            if (_wealth(from.id) != wealth) _break("a transfer cost money");
            if (escrowed - ledger.balanceOf(from.id).escrowed != escrow) _break("a transfer kept escrow");
            succeeded("transfer");
        } catch {}
    }

    function openWindow(uint256 which, uint8 start, uint8 length) external counted("openWindow") watched {
        uint32 unitId = units[which % 2];
        uint40 startsAt = onGrid() + uint40(start % 72) * 1 hours;
        uint40 endsAt = startsAt + uint40(1 + length % 6) * 1 hours;
        vm.prank(owner.biomedical.account);
        try amendments.openWindow(unitId, startsAt, endsAt) returns (uint64 id) {
            _windows.push(GhostWindow(id, unitId, startsAt, endsAt));
            succeeded("openWindow");
        } catch {}
    }

    function closeWindow(uint256 which) external counted("closeWindow") watched {
        if (_windows.length == 0) return;
        GhostWindow memory window = _windows[which % _windows.length];
        vm.prank(owner.coordinator.account);
        amendments.closeWindow(window.id);
        _windows[which % _windows.length] = _windows[_windows.length - 1];
        _windows.pop();
        succeeded("closeWindow");
    }

    function windows() external view returns (GhostWindow[] memory) {
        return _windows;
    }

    // Inside

    /// @dev The interval agreed on changes only with the consent of its borrower, for no more than the late fee, and
    /// cancelling is not free for longer afterwards.
    function _amend(uint64 id, uint40 startsAt, uint40 endsAt) private returns (bool) {
        (uint40 freeUntil, uint40 fee) = reservations.cancellationOf(id);
        uint256 owned = ledger.balanceOf(owner.id).free;
        uint256 total = _total();
        vm.prank(_partyOf(id).coordinator.account);
        try amendments.amend(id, startsAt, endsAt) {
            (uint40 after_,) = reservations.cancellationOf(id);
            if (after_ > freeUntil) _break("an amendment prolonged the free period");
            if (ledger.balanceOf(owner.id).free > owned + fee) _break("an amendment cost more than cancelling");
            if (_total() != total) _break("an amendment made or lost money");
            return true;
        } catch {
            return false;
        }
    }

    function _wealth(uint32 id) private view returns (uint256) {
        return ledger.balanceOf(id).free + ledger.balanceOf(id).escrowed;
    }

    function _total() private view returns (uint256) {
        return _wealth(owner.id) + _wealth(borrower.id) + _wealth(other.id);
    }
}

/// @notice What holds of reservations, custody, use and escrow after any sequence of acts.
contract LoanInvariant is Test {
    uint256 private constant FIRST_SLOT = 500_000;

    AmendingLoanHandler private handler;
    ReservationManager private reservations;
    FacilityLedger private ledger;
    CustodyLedger private custody;
    UsageMeter private meters;

    function setUp() public {
        handler = new AmendingLoanHandler();
        (address a, address b, address c, address d) = handler.network();
        reservations = ReservationManager(a);
        ledger = FacilityLedger(b);
        custody = CustodyLedger(c);
        meters = UsageMeter(d);
        bytes4[] memory selectors = new bytes4[](19);
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
        selectors[12] = LoanHandler.makeReservation.selector;
        selectors[13] = AmendingLoanHandler.amendSome.selector;
        selectors[14] = AmendingLoanHandler.recallSome.selector;
        selectors[15] = AmendingLoanHandler.transferSome.selector;
        selectors[16] = AmendingLoanHandler.openWindow.selector;
        selectors[17] = AmendingLoanHandler.closeWindow.selector;
        selectors[18] = AmendingLoanHandler.makeSeries.selector;
        targetContract(address(handler));
        targetSelector(FuzzSelector({addr: address(handler), selectors: selectors}));
    }

    /// @notice INV-RES-1: no two live reservations or holds of a unit share a slot, nor does a maintenance window.
    /// forge-config: default.invariant.depth = 128
    /// forge-config: default.invariant.runs = 24
    function invariant_RES_1_noTwoShareASlot() public view {
        LoanHandler.Ghost[] memory all = handler.ghosts();
        for (uint256 i = 0; i < all.length; ++i) {
            for (uint256 j = i + 1; j < all.length; ++j) {
                if (all[i].unitId != all[j].unitId || !_owns(all[i].id) || !_owns(all[j].id)) continue;
                IReservationManager.Details memory a = reservations.detailsOf(all[i].id);
                IReservationManager.Details memory b = reservations.detailsOf(all[j].id);
                assertTrue(a.endsAt <= b.startsAt || b.endsAt <= a.startsAt);
            }
            if (_owns(all[i].id)) _assertOutsideWindows(reservations.detailsOf(all[i].id));
        }
    }

    /// @notice INV-RES-2: a slot is marked if and only if a live reservation, an unswept hold or a window owns it.
    /// forge-config: default.invariant.depth = 128
    /// forge-config: default.invariant.runs = 24
    function invariant_RES_2_marksAreOwned() public view {
        for (uint256 i = 0; i < 2; ++i) {
            uint256 first = FIRST_SLOT / 256;
            uint256 last = (block.timestamp + 30 days) / 3600 / 256;
            for (uint256 word = first; word <= last; ++word) {
                assertEq(reservations.calendarWord(handler.units(i), word), _expected(handler.units(i), word));
            }
        }
    }

    /// @notice INV-RES-3: a reservation moves only along its documented states; INV-SET-2: an escrow is released once.
    /// forge-config: default.invariant.depth = 128
    /// forge-config: default.invariant.runs = 24
    function invariant_RES_3_SET_2_statesAndEscrows() public view {
        LoanHandler.Ghost[] memory all = handler.ghosts();
        for (uint256 i = 0; i < all.length; ++i) {
            IReservationManager.Reservation memory made = reservations.reservationOf(all[i].id);
            assertEq(all[i].released, _ended(made.state) ? made.escrow : 0);
        }
        for (uint256 i = 0; i < 2; ++i) {
            _assertAccount(handler.parties()[i], all);
        }
        assertFalse(handler.movedWrongly());
    }

    /// @notice INV-SET-1: the tokens held are the sum of all balances and the fund, to the unit.
    /// forge-config: default.invariant.depth = 128
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
    /// forge-config: default.invariant.depth = 128
    /// forge-config: default.invariant.runs = 24
    function invariant_CUS_1_oneHolder() public view {
        for (uint256 i = 0; i < 2; ++i) {
            assertEq(custody.holderOf(handler.units(i)), handler.holders(handler.units(i)));
        }
    }

    /// @notice INV-USE-1, by the handler's own count of what the meters signed.
    /// forge-config: default.invariant.depth = 128
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
    }

    /// @notice INV-USE-3, INV-ACC-1: nothing went through on one factor or one signature, and nothing that concerns a
    /// loan already picked up was refused, whatever had expired.
    /// forge-config: default.invariant.depth = 128
    /// forge-config: default.invariant.runs = 24
    function invariant_USE_3_ACC_1_nothingBroke() public view {
        assertEq(handler.broken(), "");
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
        assertEq(account.escrowed, escrowed);
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
        return state != IReservationManager.State.Settled && state != IReservationManager.State.Cancelled
            && state != IReservationManager.State.Expired;
    }

    function _expected(uint32 unitId, uint256 word) private view returns (uint256 bits) {
        LoanHandler.Ghost[] memory all = handler.ghosts();
        for (uint256 i = 0; i < all.length; ++i) {
            if (all[i].unitId != unitId || !_owns(all[i].id)) continue;
            IReservationManager.Details memory details = reservations.detailsOf(all[i].id);
            bits |= _bitsOf(details.startsAt, details.endsAt, word);
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
