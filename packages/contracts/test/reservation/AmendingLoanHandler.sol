// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {SteeringLoanHandler} from "./SteeringLoanHandler.sol";

/// @notice Also changes what is reserved: amends, recalls, hands over to another borrower, and keeps windows free.
abstract contract AmendingLoanHandler is SteeringLoanHandler {
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
            if (_total() != total) _break("SET-2", "a recall made or lost money");
            if (ledger.balanceOf(owner.id).free > owned) _break("SET-2", "a recall paid the owner");
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
            if (withdrawn) _break("SET-2", "a withdrawn offer was accepted");
            if (_wealth(from.id) != wealth) _break("SET-2", "a transfer cost money");
            if (escrowed - ledger.balanceOf(from.id).escrowed != escrow) _break("SET-2", "a transfer kept escrow");
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
            if (after_ > freeUntil) _break("SET-2", "an amendment prolonged the free period");
            if (ledger.balanceOf(owner.id).free > owned + fee) _break("SET-2", "an amendment cost more than cancelling");
            if (_total() != total) _break("SET-2", "an amendment made or lost money");
            return true;
        } catch {
            return false;
        }
    }

    function _wealth(uint32 id) private view returns (uint256) {
        return ledger.balanceOf(id).free + ledger.balanceOf(id).escrowed;
    }

    function _total() internal view returns (uint256) {
        return _wealth(owner.id) + _wealth(borrower.id) + _wealth(other.id);
    }
}
