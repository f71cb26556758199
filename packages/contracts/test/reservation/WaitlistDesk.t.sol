// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IEquipmentRegistry} from "../../src/equipment/IEquipmentRegistry.sol";
import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {IWaitlistDesk} from "../../src/reservation/IWaitlistDesk.sol";
import {IFacilityLedger} from "../../src/settlement/IFacilityLedger.sol";
import {DeskFixture} from "../fixture/DeskFixture.sol";

contract WaitlistDeskTest is DeskFixture {
    uint64 private made;
    uint40 private from;
    uint40 private until;

    function setUp() public override {
        super.setUp();
        made = reserve(request(unit, 48, 4));
        (from, until) = (reservations.detailsOf(made).startsAt, reservations.detailsOf(made).endsAt);
    }

    // Joining

    function test_joins_and_says_so_and_marks_what_it_waits_for() public {
        vm.expectEmit();
        emit IWaitlistDesk.WaitlistJoined(
            _id(1), unit, second.id, second.coordinator.account, from, until, URGENT, 1, 0
        );
        vm.expectEmit();
        emit IReservationManager.ReservationAwaited(made);
        assertEq(joinAs(second, wishFor(made, URGENT)), _id(1));
        (bool awaited, bool kept) = reservations.waitOf(made);
        assertTrue(awaited);
        assertFalse(kept);
        assertEq(equipment.unitOf(unit).waitlist, 1);
        assertEq(waitlists.openOf(second.id), 1);
    }

    function test_refuses_to_wait_for_what_is_free() public {
        IWaitlistDesk.Wish memory wish = wishOf(unit, until, until + 2 hours, ELECTIVE, made);
        wish.blockers = new uint64[](0);
        bytes4 free = IReservationManager.ReservationSlotsFree.selector;
        refuseJoin(second, wish, abi.encodeWithSelector(free, unit, wish.startsAt, wish.endsAt));
        uint32 fresh = lendableUnit(owner);
        wish.unitId = fresh;
        refuseJoin(second, wish, abi.encodeWithSelector(free, fresh, wish.startsAt, wish.endsAt));
    }

    function test_refuses_a_blocker_that_is_none() public {
        uint64 later = reserve(request(unit, 52, 2));
        IWaitlistDesk.Wish memory wish = wishFor(made, ELECTIVE);
        wish.blockers[0] = later;
        bytes4 apart = IReservationManager.ReservationNotOverlapping.selector;
        refuseJoin(second, wish, abi.encodeWithSelector(apart, later, from, until));
        cancelAs(borrower, later);
        bytes4 ended = IReservationManager.ReservationStateUnexpected.selector;
        refuseJoin(
            second, wish, abi.encodeWithSelector(ended, later, IReservationManager.State.Cancelled)
        );
        wish.blockers = new uint64[](17);
        bytes4 many = IReservationManager.ReservationTooManyBlockers.selector;
        refuseJoin(second, wish, abi.encodeWithSelector(many, 17));
    }

    function test_refuses_when_a_blocker_is_not_named_or_is_a_window() public {
        reserveAs(third, request(unit, 52, 2));
        IWaitlistDesk.Wish memory wish = wishOf(unit, from, until + 1 hours, ELECTIVE, made);
        bytes4 missing = IReservationManager.ReservationBlockerMissing.selector;
        refuseJoin(second, wish, abi.encodeWithSelector(missing, unit, until));
        vm.prank(owner.coordinator.account);
        amendments.openWindow(unit, from - 1 hours, from);
        wish = wishOf(unit, from - 2 hours, until, ELECTIVE, made);
        refuseJoin(second, wish, abi.encodeWithSelector(missing, unit, from - 1 hours));
    }

    function test_refuses_a_second_entry_and_a_ninth() public {
        joinAs(second, wishFor(made, ELECTIVE));
        bytes4 exists = IWaitlistDesk.WaitlistEntryExists.selector;
        refuseJoin(second, wishFor(made, URGENT), abi.encodeWithSelector(exists, unit, second.id, _id(1)));
        for (uint256 i = 0; i < 7; ++i) {
            joinAs(second, wishFor(reserve(request(lendableUnit(owner), 48, 4)), ELECTIVE));
        }
        IWaitlistDesk.Wish memory ninth = wishFor(reserve(request(lendableUnit(owner), 48, 4)), ELECTIVE);
        bytes4 quota = IWaitlistDesk.WaitlistQuotaExceeded.selector;
        refuseJoin(second, ninth, abi.encodeWithSelector(quota, second.id, 8, 8));
        vm.prank(second.coordinator.account);
        waitlists.leave(_id(1));
        joinAs(second, ninth);
        assertEq(waitlists.openOf(second.id), 8);
    }

    function test_refuses_what_a_hold_is_refused_for() public {
        IWaitlistDesk.Wish memory wish = wishFor(made, EMERGENCY);
        setPolicy(unit, 2);
        bytes4 priority = IReservationManager.ReservationPriorityNotAccepted.selector;
        refuseJoin(second, wish, abi.encodeWithSelector(priority, unit, EMERGENCY, 2));
        setPolicy(unit, 15);
        refuseJoin(second, wish, abi.encodeWithSelector(IReservationManager.ReservationNotApproved.selector, unit));
        setPolicy(unit, 14);
        bytes4 own = IReservationManager.ReservationOwnUnit.selector;
        refuseJoin(owner, wish, abi.encodeWithSelector(own, unit, owner.id));
        Place memory stranger = newFacility("stranger");
        vm.expectPartialRevert(IFacilityRegistry.FacilityAgreementMissing.selector);
        joinAs(stranger, wish);
        vm.prank(owner.biomedical.account);
        equipment.quarantine(unit, 1);
        vm.expectPartialRevert(IEquipmentRegistry.EquipmentNotFit.selector);
        joinAs(second, wish);
    }

    function test_only_its_facility_leaves() public {
        joinAs(second, wishFor(made, ELECTIVE));
        vm.prank(third.coordinator.account);
        vm.expectRevert(abi.encodeWithSelector(IWaitlistDesk.WaitlistNotParty.selector, _id(1), third.id));
        waitlists.leave(_id(1));
        vm.expectEmit();
        emit IWaitlistDesk.WaitlistLeft(_id(1), unit, second.id, second.coordinator.account);
        vm.prank(second.coordinator.account);
        waitlists.leave(_id(1));
        assertEq(equipment.unitOf(unit).waitlist, 0);
        vm.prank(second.coordinator.account);
        vm.expectRevert(abi.encodeWithSelector(IWaitlistDesk.WaitlistEntryUnknown.selector, _id(1)));
        waitlists.leave(_id(1));
    }

    // Promoting

    function test_a_release_keeps_the_slots_until_the_list_is_walked_in_order() public {
        joinAs(second, wishFor(made, ELECTIVE));
        joinAs(third, wishFor(made, URGENT));
        vm.expectEmit();
        emit IReservationManager.SlotsKept(made);
        cancelAs(borrower, made);
        (, bool kept) = reservations.waitOf(made);
        assertTrue(kept);
        // Whoever is quick gets nothing.
        vm.expectPartialRevert(IReservationManager.ReservationSlotTaken.selector);
        reserveAs(borrower, _same());

        vm.expectEmit();
        emit IReservationManager.SlotsFreed(made);
        vm.expectEmit(true, false, true, true);
        emit IWaitlistDesk.WaitlistPromoted(_id(2), 0, third.id, unit);
        waitlists.promote(made);
        assertEq(liveOf(third), 1);
        assertEq(liveOf(second), 0);
        assertEq(waitlists.entriesOf(unit).length, 1);
        assertEq(waitlists.openOf(third.id), 0);
        vm.expectRevert(
            abi.encodeWithSelector(
                IReservationManager.ReservationNotKept.selector, made, IReservationManager.State.Cancelled
            )
        );
        waitlists.promote(made);
    }

    function test_the_reservation_is_the_entrys_in_every_part() public {
        joinAs(third, wishFor(made, URGENT));
        uint256 free = ledger.balanceOf(third.id).free;
        cancelAs(borrower, made);
        vm.expectEmit(false, true, true, true, address(reservations));
        emit IReservationManager.ReservationConfirmed(
            0, unit, third.id, third.coordinator.account, from, until, URGENT, 1, 540.5e6, _insured()
        );
        waitlists.promote(made);
        assertEq(ledger.balanceOf(third.id).free, free - 540.5e6);
    }

    function test_first_come_first_served_within_a_rank() public {
        joinAs(second, wishFor(made, URGENT));
        joinAs(third, wishFor(made, URGENT));
        cancelAs(borrower, made);
        waitlists.promote(made);
        assertEq(liveOf(second), 1);
        assertEq(liveOf(third), 0);
    }

    function test_who_still_has_taken_slots_stays_and_who_follows_gets_the_rest() public {
        uint64 beside = reserveAs(third, request(unit, 52, 2));
        IWaitlistDesk.Wish memory long = wishOf(unit, from, until + 2 hours, EMERGENCY, made);
        long.blockers = new uint64[](2);
        (long.blockers[0], long.blockers[1]) = (made, beside);
        joinAs(second, long);
        joinAs(third, wishFor(made, ELECTIVE));
        cancelAs(borrower, made);
        waitlists.promote(made);
        assertEq(liveOf(second), 0);
        assertEq(liveOf(third), 2);
        // What is made while somebody waits is kept for them, too.
        cancelAs(third, beside);
        (, bool kept) = reservations.waitOf(beside);
        assertTrue(kept);
    }

    function test_who_fails_a_gate_is_dropped_with_its_reason_and_the_next_is_served() public {
        joinAs(second, wishFor(made, EMERGENCY));
        joinAs(third, wishFor(made, ELECTIVE));
        vm.prank(second.finance.account);
        ledger.withdraw(100_000e6);
        cancelAs(borrower, made);
        vm.expectEmit();
        emit IWaitlistDesk.WaitlistDropped(
            _id(1), unit, second.id, IFacilityLedger.LedgerBalanceInsufficient.selector
        );
        waitlists.promote(made);
        assertEq(liveOf(third), 1);
        assertEq(equipment.unitOf(unit).waitlist, 0);
    }

    function test_an_entry_whose_start_has_passed_is_gone() public {
        joinAs(second, wishFor(made, EMERGENCY));
        cancelAs(borrower, made);
        vm.warp(from);
        uint256 before = vm.snapshotState();
        waitlists.promote(made);
        assertEq(liveOf(second), 1);
        vm.revertToState(before);
        vm.warp(from + 1);
        vm.expectEmit();
        emit IWaitlistDesk.WaitlistDropped(
            _id(1), unit, second.id, IReservationManager.ReservationInPast.selector
        );
        waitlists.promote(made);
        assertEq(liveOf(second), 0);
    }

    function test_a_lapsed_hold_is_kept_and_promoted_too() public {
        uint64 held = hold(request(unit, 60, 4));
        joinAs(second, wishFor(held, ELECTIVE));
        vm.expectRevert(
            abi.encodeWithSelector(
                IReservationManager.ReservationNotKept.selector, held, IReservationManager.State.Held
            )
        );
        waitlists.promote(held);
        vm.warp(block.timestamp + 15 minutes);
        waitlists.promote(held);
        assertState(held, IReservationManager.State.Expired);
        assertEq(liveOf(second), 1);
    }

    function test_a_unit_that_is_not_fit_drops_nobody_and_lets_nobody_past() public {
        joinAs(second, wishFor(made, ELECTIVE));
        cancelAs(borrower, made);
        vm.prank(owner.biomedical.account);
        equipment.quarantine(unit, 1);
        vm.expectEmit();
        emit IWaitlistDesk.WaitlistDeferred(unit, 2);
        waitlists.promote(made);
        assertEq(waitlists.entriesOf(unit).length, 1);
        vm.prank(owner.biomedical.account);
        equipment.releaseQuarantine(unit, keccak256("fit"));
        bytes memory ahead =
            abi.encodeWithSelector(IReservationManager.ReservationWaitlistAhead.selector, unit);
        vm.expectRevert(ahead);
        reserveAs(third, _same());
        vm.expectRevert(ahead);
        hold(_same());
        waitlists.promoteUnit(unit);
        assertEq(liveOf(second), 1);
        reserveAs(third, request(unit, 60, 2));
    }

    function test_nobody_stops_an_unfit_unit_by_a_walk_when_nothing_is_free() public {
        joinAs(second, wishFor(made, ELECTIVE));
        vm.prank(owner.biomedical.account);
        equipment.quarantine(unit, 1);
        waitlists.promoteUnit(unit);
        vm.prank(owner.biomedical.account);
        equipment.releaseQuarantine(unit, keccak256("fit"));
        reserveAs(third, request(unit, 60, 2));
    }

    function test_an_amendment_and_a_closed_window_promote_at_once() public {
        joinAs(second, wishFor(made, ELECTIVE));
        vm.prank(borrower.coordinator.account);
        amendments.amend(made, until + 4 hours, until + 8 hours);
        assertEq(liveOf(second), 1);

        uint64 next = reserve(request(unit, 80, 2));
        IReservationManager.Details memory details = reservations.detailsOf(next);
        joinAs(third, wishOf(unit, details.startsAt, details.endsAt + 2 hours, ELECTIVE, next));
        vm.prank(owner.coordinator.account);
        uint64 window = amendments.openWindow(unit, details.endsAt, details.endsAt + 2 hours);
        cancelAs(borrower, next);
        waitlists.promote(next);
        assertEq(liveOf(third), 0);
        vm.prank(owner.coordinator.account);
        amendments.closeWindow(window);
        assertEq(liveOf(third), 1);
    }

    function test_what_is_amended_into_a_waited_for_interval_is_kept_as_well() public {
        uint64 late = reserveAs(third, request(unit, 60, 2));
        joinAs(second, wishOf(unit, from, until + 2 hours, ELECTIVE, made));
        vm.prank(third.coordinator.account);
        amendments.amend(late, until, until + 2 hours);
        (bool awaited,) = reservations.waitOf(late);
        assertTrue(awaited);
    }

    // Attacks

    function test_too_little_gas_drops_nobody() public {
        joinAs(second, wishFor(made, ELECTIVE));
        cancelAs(borrower, made);
        for (uint256 gasLimit = 100_000; gasLimit <= 560_000; gasLimit += 20_000) _promoteWith(made, gasLimit);
        (bool enough,) = address(waitlists).call{gas: 700_000}(abi.encodeCall(waitlists.promote, (made)));
        assertTrue(enough);
    }

    /// @notice Only a long reservation leaves whoever calls a 64th that would pay for noting its failure.
    function test_too_little_gas_for_the_longest_reservation_drops_nobody_either() public {
        uint64 blocker = _waitForLongest();
        for (uint256 gasLimit = 1_500_000; gasLimit <= 5_000_000; gasLimit += 100_000) {
            _promoteWith(blocker, gasLimit);
        }
    }

    function test_the_longest_reservation_needs_less_than_it_is_given() public {
        uint64 blocker = _waitForLongest();
        uint256 before = gasleft();
        waitlists.promote(blocker);
        assertEq(liveOf(second), 1);
        assertLt(before - gasleft(), waitlists.ENTRY_GAS() + 139 * waitlists.WORD_GAS());
    }

    /// @dev 366 days by the quarter of an hour: 35,136 slots in 138 or 139 words.
    function _waitForLongest() private returns (uint64 blocker) {
        uint32 quarterly = lendableUnit(owner, 900);
        IEquipmentRegistry.Terms memory longest = terms();
        (longest.maximumSlots, longest.horizonDays) = (35_136, 400);
        vm.prank(owner.coordinator.account);
        equipment.setTerms(quarterly, longest);
        deposit(second, 1_000_000e6);
        blocker = reserve(request(quarterly, 48, 4));
        joinAs(second, wishOf(quarterly, from, from + 366 days, ELECTIVE, blocker));
        cancelAs(borrower, blocker);
    }

    function _promoteWith(uint64 released, uint256 gasLimit) private {
        uint256 before = vm.snapshotState();
        (bool done,) = address(waitlists).call{gas: gasLimit}(abi.encodeCall(waitlists.promote, (released)));
        assertEq(waitlists.entriesOf(uint32(released >> 32)).length, done ? 0 : 1);
        assertEq(liveOf(second), done ? 1 : 0);
        vm.revertToState(before);
    }

    function test_a_full_list_keeps_out_neither_an_emergency_nor_the_entries_before_it() public {
        for (uint256 i = 0; i < 16; ++i) joinAs(newBorrower("filler"), wishFor(made, ELECTIVE));
        bytes4 full = IWaitlistDesk.WaitlistFull.selector;
        refuseJoin(second, wishFor(made, ELECTIVE), abi.encodeWithSelector(full, unit, 16));
        vm.expectEmit(true, true, false, true);
        emit IWaitlistDesk.WaitlistDropped(_id(16), unit, 0, full);
        joinAs(third, wishFor(made, EMERGENCY));
        IWaitlistDesk.Entry[] memory all = waitlists.entriesOf(unit);
        assertEq(all.length, 16);
        assertEq(all[0].facilityId, third.id);
        assertEq(all[15].sequence, 15);
        cancelAs(borrower, made);
        waitlists.promote(made);
        assertEq(liveOf(third), 1);
    }

    function test_squatting_and_cancelling_gives_nothing_away_and_costs_the_late_fee() public {
        joinAs(second, wishFor(made, ELECTIVE));
        vm.warp(from - 2 hours);
        uint256 wealth = ledger.balanceOf(borrower.id).free + ledger.balanceOf(borrower.id).escrowed;
        cancelAs(borrower, made);
        assertLt(ledger.balanceOf(borrower.id).free, wealth);
        vm.expectPartialRevert(IReservationManager.ReservationSlotTaken.selector);
        reserve(_same());
        waitlists.promote(made);
        assertEq(liveOf(second), 1);
        vm.expectPartialRevert(IReservationManager.ReservationSlotTaken.selector);
        reserve(_same());
    }

    /// @notice INV-RES-5, over drawn lists: whoever got the slots, nobody before it could have had them.
    /// forge-config: default.fuzz.runs = 64
    function testFuzz_INV_RES_5_nobody_ahead_is_skipped(uint256 seed) public {
        Place[5] memory places;
        uint8[5] memory ranks;
        bool[5] memory poor;
        for (uint256 i = 0; i < 5; ++i) {
            places[i] = newBorrower("waiting");
            ranks[i] = uint8(uint256(keccak256(abi.encode(seed, i))) % 3);
            poor[i] = uint256(keccak256(abi.encode(seed, i, "poor"))) % 3 == 0;
            joinAs(places[i], wishFor(made, IReservationManager.Priority(ranks[i])));
            if (poor[i]) {
                vm.prank(places[i].finance.account);
                ledger.withdraw(100_000e6);
            }
        }
        cancelAs(borrower, made);
        waitlists.promote(made);
        uint256 best = 5;
        for (uint256 i = 0; i < 5; ++i) {
            if (!poor[i] && (best == 5 || ranks[i] > ranks[best])) best = i;
        }
        for (uint256 i = 0; i < 5; ++i) {
            assertEq(liveOf(places[i]), i == best ? 1 : 0);
        }
    }

    function _id(uint32 sequence) private view returns (uint64) {
        return uint64(unit) << 32 | sequence;
    }

    function _same() private view returns (IReservationManager.Request memory) {
        return IReservationManager.Request(unit, from, until, ELECTIVE, new uint64[](0));
    }

    function _insured() private view returns (uint56) {
        return reservations.reservationOf(made).insured;
    }
}
