// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Vm} from "forge-std/Vm.sol";
import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {IWaitlistDesk} from "../../src/reservation/IWaitlistDesk.sol";
import {AmendingLoanHandler} from "./AmendingLoanHandler.sol";

/// @notice Also waits for what is taken, is promoted, overrides and is reviewed.
abstract contract QueueingLoanHandler is AmendingLoanHandler {
    /// @notice First unfairness of a waitlist or an override that was seen; empty when there was none.
    string public unfair;
    mapping(uint32 facilityId => uint256) public bondOf;
    Place private _reviewer;

    constructor() {
        _reviewer = newFacility("reviewer");
    }

    // Waitlist

    function joinSome(uint256 which, bool held, uint8 priority) external counted("join") watched {
        uint64 id = _some(
            which, held ? IReservationManager.State.Held : IReservationManager.State.Confirmed
        );
        if (id == 0) return;
        Place memory party = _partyOf(id).id == other.id ? borrower : other;
        if (which % 4 == 0) party = _partyOf(id);
        IReservationManager.Details memory made = reservations.detailsOf(id);
        uint64[] memory blockers = new uint64[](1);
        blockers[0] = id;
        IReservationManager.Priority wanted = IReservationManager.Priority(priority % 3);
        IWaitlistDesk.Wish memory wish =
            IWaitlistDesk.Wish(made.unitId, made.startsAt, made.endsAt, wanted, 0, blockers);
        vm.prank(party.coordinator.account);
        try waitlists.join(wish) {
            succeeded("join");
        } catch {}
    }

    function leaveSome(uint256 which, uint256 entry) external counted("leave") watched {
        uint32 unitId = units[which % 2];
        IWaitlistDesk.Entry[] memory all = waitlists.entriesOf(unitId);
        if (all.length == 0) return;
        IWaitlistDesk.Entry memory left = all[entry % all.length];
        vm.prank(left.by);
        waitlists.leave(uint64(unitId) << 32 | left.sequence);
        succeeded("leave");
    }

    /// @notice What is kept, mostly after cancelling something awaited, is promoted; then nobody left over on the list,
    /// whose interval is free, is there while the unit is fit.
    function promoteSome(uint256 which, bool cancelling) external counted("promote") watched {
        uint64 id = _kept(which);
        if (id == 0 && cancelling) id = _cancelAwaited(which);
        if (id == 0) return;
        uint32 unitId = uint32(id >> 32);
        (uint64 best, uint32 winner) = _bestOf(unitId, reservations.detailsOf(id));
        waitlists.promote(id);
        _noteMade();
        if (best != 0 && !_served(unitId, winner)) _unfair("somebody ahead was skipped");
        _checkNobodySkipped(unitId);
        succeeded("promote");
    }

    // Overrides

    function displaceSome(uint256 which, uint8 kind, uint8 length) external counted("displace") watched {
        // Now and then what is picked up or over, which must not work (INV-RES-4).
        uint64 id = _some(which, IReservationManager.State(1 + kind % 4 + (kind > 200 ? 1 : 0)));
        if (id == 0) return;
        IReservationManager.Details memory old = reservations.detailsOf(id);
        Place memory party = _partyOf(id).id == other.id ? borrower : other;
        uint256 half = overrides.compensationFor(id);
        uint256 total = _total();
        uint256 escrowed = ledger.balanceOf(old.reservation.borrowerId).escrowed;
        uint40 startsAt = old.startsAt < onGrid() ? onGrid() : old.startsAt;
        vm.prank(party.clinicalLead.account);
        try overrides.displace(
            id, startsAt, startsAt + uint40(2 + length % 6) * 1 hours, kind, keccak256("reason")
        ) {
            bool held = old.reservation.state == IReservationManager.State.Held;
            if (!held && old.reservation.state != IReservationManager.State.Confirmed) {
                _unfair("what was picked up was displaced");
            }
            if (old.reservation.priority == IReservationManager.Priority.Emergency) {
                _unfair("an emergency was displaced");
            }
            bondOf[party.id] += half;
            if (_total() != total) _unfair("an override made or lost money");
            uint256 known = _ghosts.length;
            _noteMade();
            escrowed += _escrowSince(known, old.reservation.borrowerId);
            _ghost(id).released += escrowed - ledger.balanceOf(old.reservation.borrowerId).escrowed;
            succeeded("displace");
        } catch {}
    }

    function reviewSome(bool second, uint8 roll) external counted("review") watched {
        Place memory overrider = second ? other : borrower;
        if (overrides.rightOf(overrider.id).pendingId == 0) overrider = second ? borrower : other;
        // Unjustified suspends for longer than a run lasts.
        (bool kind, bool involved) = (roll % 8 != 0, roll % 5 == 1);
        uint256 total = _total();
        vm.prank(involved ? owner.clinicalLead.account : _reviewer.clinicalLead.account);
        try overrides.review(overrider.id, kind, keccak256("review")) {
            if (involved) _unfair("a party to it reviewed");
            if (_total() != total) _unfair("a review made or lost money");
            bondOf[overrider.id] = 0;
            succeeded("review");
        } catch {}
    }

    // Owner's word

    function judgeHold(uint256 which, bool approved) external counted("judgeHold") watched {
        uint64 id = _some(which, IReservationManager.State.Held);
        if (id == 0) return;
        vm.prank(owner.coordinator.account);
        (bool done,) = address(reservations).call(
            abi.encodeCall(approved ? reservations.approve : reservations.decline, (id))
        );
        if (done) succeeded("judgeHold");
    }

    function deskBondOf(uint32 facilityId) external view returns (uint256) {
        return overrides.rightOf(facilityId).bond;
    }

    // Inside

    function _noteMade() internal override {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] != IReservationManager.ReservationConfirmed.selector) continue;
            uint64 id = uint64(uint256(logs[i].topics[1]));
            if (!_isGhost(id)) _ghosts.push(Ghost(id, uint32(id >> 32), IReservationManager.State.None, 0));
        }
    }

    function _listen() internal override {
        vm.recordLogs();
    }

    /// @dev What one borrower's reservations hold that were made since so many were known.
    function _escrowSince(uint256 known, uint32 borrowerId) private view returns (uint256 sum) {
        for (uint256 i = known; i < _ghosts.length; ++i) {
            IReservationManager.Reservation memory made = reservations.reservationOf(_ghosts[i].id);
            if (made.borrowerId == borrowerId) sum += made.escrow;
        }
    }

    function _isGhost(uint64 id) private view returns (bool) {
        for (uint256 i = 0; i < _ghosts.length; ++i) {
            if (_ghosts[i].id == id) return true;
        }
        return false;
    }

    function _kept(uint256 which) internal view returns (uint64) {
        for (uint256 i = 0; i < _ghosts.length; ++i) {
            uint64 id = _ghosts[addmod(which, i, _ghosts.length)].id;
            if (_ghosts[addmod(which, i, _ghosts.length)].seen == IReservationManager.State.Settled) continue;
            (, bool kept) = reservations.waitOf(id);
            if (kept) return id;
        }
        return 0;
    }

    function _cancelAwaited(uint256 which) private returns (uint64) {
        for (uint256 i = 0; i < _ghosts.length; ++i) {
            uint64 id = _ghosts[addmod(which, i, _ghosts.length)].id;
            (bool awaited,) = reservations.waitOf(id);
            if (!awaited || stateOf(id) != IReservationManager.State.Confirmed) continue;
            Place memory party = _partyOf(id);
            uint256 escrowed = ledger.balanceOf(party.id).escrowed;
            vm.prank(owner.coordinator.account);
            reservations.cancel(id);
            _ghost(id).released += escrowed - ledger.balanceOf(party.id).escrowed;
            return id;
        }
        return 0;
    }

    /// @dev The first in order that waits for just these slots, where they alone stand in its way: it must be served.
    function _bestOf(uint32 unitId, IReservationManager.Details memory released)
        private
        view
        returns (uint64 entryId, uint32 facilityId)
    {
        if (equipment.unitOf(unitId).reasons != 0) return (0, 0);
        IWaitlistDesk.Entry[] memory all = waitlists.entriesOf(unitId);
        if (all.length == 0) return (0, 0);
        IWaitlistDesk.Entry memory first = all[0];
        bool same = first.startsAt == released.startsAt && first.endsAt == released.endsAt;
        if (!same || first.startsAt < block.timestamp || !_passes(first, released.ownerId)) return (0, 0);
        return (uint64(unitId) << 32 | first.sequence, first.facilityId);
    }

    /// @dev Gates that the handler changes: the licences of both and the borrower's insurance. Money and cover are plenty.
    function _passes(IWaitlistDesk.Entry memory entry, uint32 ownerId) private view returns (bool) {
        IFacilityRegistry.Standing memory standing = facilities.standingOf(entry.facilityId);
        return standing.activeUntil >= entry.endsAt && standing.insuredUntil >= entry.endsAt
            && facilities.standingOf(ownerId).activeUntil >= entry.endsAt
            && ledger.balanceOf(entry.facilityId).loans < 64;
    }

    function _served(uint32 unitId, uint32 facilityId) private view returns (bool) {
        uint64 id = _ghosts[_ghosts.length - 1].id;
        for (uint256 i = _ghosts.length; i > 0; --i) {
            id = _ghosts[i - 1].id;
            if (_ghosts[i - 1].seen != IReservationManager.State.None) return false;
            IReservationManager.Reservation memory made = reservations.reservationOf(id);
            if (uint32(id >> 32) == unitId && made.borrowerId == facilityId) return true;
        }
        return false;
    }

    /// @dev After a walk no entry has its whole interval free, unless the unit is not fit and nobody may take any.
    function _checkNobodySkipped(uint32 unitId) private {
        if (equipment.unitOf(unitId).reasons != 0) return;
        IWaitlistDesk.Entry[] memory all = waitlists.entriesOf(unitId);
        for (uint256 i = 0; i < all.length; ++i) {
            if (all[i].startsAt < block.timestamp) continue;
            if (reservations.isFree(unitId, all[i].startsAt, all[i].endsAt)) _unfair("a free interval was not given");
        }
    }

    function _unfair(string memory what) private {
        if (bytes(unfair).length == 0) unfair = what;
    }
}
