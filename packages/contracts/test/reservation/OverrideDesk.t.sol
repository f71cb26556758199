// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IEquipmentRegistry} from "../../src/equipment/IEquipmentRegistry.sol";
import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {Role} from "../../src/facility/Role.sol";
import {IOverrideDesk} from "../../src/reservation/IOverrideDesk.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {IWaitlistDesk} from "../../src/reservation/IWaitlistDesk.sol";
import {IFacilityLedger} from "../../src/settlement/IFacilityLedger.sol";
import {DeskFixture} from "../fixture/DeskFixture.sol";

contract OverrideDeskTest is DeskFixture {
    bytes32 private constant REASON = keccak256("reason");
    /// @dev Three usable hours at 13.50 dollars, and half of it.
    uint256 private constant PRICE = 40.5e6;
    uint256 private constant HALF = 20.25e6;
    uint256 private constant ESCROW = 540.5e6;

    uint64 private made;
    uint40 private from;
    uint40 private until;

    function setUp() public override {
        super.setUp();
        made = reserve(request(unit, 48, 4));
        (from, until) = (reservations.detailsOf(made).startsAt, reservations.detailsOf(made).endsAt);
    }

    // Overriding

    function test_displaces_refunds_compensates_and_sets_aside_in_one_act() public {
        uint256 theirs = ledger.balanceOf(borrower.id).free;
        uint256 ours = ledger.balanceOf(second.id).free;
        assertEq(overrides.compensationFor(made), HALF);
        vm.expectEmit(false, true, true, true);
        emit IOverrideDesk.OverrideMade(0, made, second.id, HALF, 7, REASON);
        uint64 id = _displace(second, made, from, until);
        assertState(made, IReservationManager.State.Cancelled);
        IReservationManager.Details memory got = reservations.detailsOf(id);
        assertEq(uint8(got.reservation.priority), uint8(EMERGENCY));
        assertEq(got.reservation.borrowerId, second.id);
        assertEq(ledger.balanceOf(borrower.id).free, theirs + ESCROW + HALF);
        assertEq(ledger.balanceOf(borrower.id).escrowed, 0);
        assertEq(ledger.balanceOf(borrower.id).insured, 0);
        assertEq(ledger.balanceOf(second.id).free, ours - ESCROW - 2 * HALF);
        assertEq(ledger.balanceOf(second.id).escrowed, ESCROW + HALF);
        assertEq(ledger.balanceOf(second.id).loans, 1);
        assertEq(reservations.firstCallUntil(made), block.timestamp + 30 days);
        IOverrideDesk.Right memory right = overrides.rightOf(second.id);
        assertEq(right.pendingId, made);
        assertEq(right.bond, HALF);
        assertEq(right.used, 1);
    }

    function test_another_interval_takes_what_it_needs_and_frees_the_rest() public {
        _displace(second, made, from + 2 hours, until + 3 hours);
        assertTrue(reservations.isFree(unit, from, from + 2 hours));
        assertFalse(reservations.isFree(unit, from + 2 hours, from + 3 hours));
        assertTrue(reservations.isFree(unit, until + 3 hours, until + 4 hours));
    }

    function test_the_price_is_that_of_its_own_terms() public {
        IEquipmentRegistry.Terms memory dear = terms();
        (dear.ratePerHour, dear.deposit) = (99e6, 1e6);
        vm.prank(owner.coordinator.account);
        equipment.setTerms(unit, dear);
        assertEq(overrides.compensationFor(made), HALF);
        uint256 theirs = ledger.balanceOf(borrower.id).free;
        _displace(second, made, from, until);
        assertEq(ledger.balanceOf(borrower.id).free, theirs + ESCROW + HALF);
    }

    function test_a_hold_is_displaced_for_nothing_and_reviewed_all_the_same() public {
        uint64 held = hold(request(unit, 60, 4));
        uint40 at = reservations.detailsOf(held).startsAt;
        assertEq(overrides.compensationFor(held), 0);
        uint256 theirs = ledger.balanceOf(borrower.id).free;
        _displace(second, held, at, at + 4 hours);
        assertState(held, IReservationManager.State.Cancelled);
        (uint16 holds,) = reservations.openOf(borrower.id);
        assertEq(holds, 0);
        assertEq(ledger.balanceOf(borrower.id).free, theirs);
        assertEq(overrides.rightOf(second.id).pendingId, held);
        _review(third, true);
        assertEq(overrides.rightOf(second.id).pendingId, 0);
    }

    function test_INV_RES_4_refuses_what_is_picked_up_over_lapsed_or_an_emergencys() public {
        uint64 emergency = _emergency(60);
        uint40 at = reservations.detailsOf(emergency).startsAt;
        bytes4 high = IReservationManager.ReservationPriorityTooHigh.selector;
        _refuse(second, emergency, at, at + 4 hours, abi.encodeWithSelector(high, emergency, EMERGENCY));

        uint64 held = hold(request(unit, 70, 4));
        uint40 heldUntil = uint40(block.timestamp + 15 minutes);
        at = reservations.detailsOf(held).startsAt;
        vm.warp(heldUntil);
        bytes4 lapsed = IReservationManager.ReservationHoldExpired.selector;
        _refuse(second, held, at, at + 4 hours, abi.encodeWithSelector(lapsed, held, heldUntil));

        vm.warp(from);
        handOver(made, owner, carrier);
        bytes4 state = IReservationManager.ReservationStateUnexpected.selector;
        bytes memory onLoan = abi.encodeWithSelector(state, made, IReservationManager.State.OnLoan);
        _refuse(second, made, from + 1 hours, until, onLoan);
        handOver(made, carrier, borrower);
        handOver(made, borrower, owner);
        bytes memory returned = abi.encodeWithSelector(state, made, IReservationManager.State.Returned);
        _refuse(second, made, from + 1 hours, until, returned);
    }

    function test_refuses_everybody_but_a_clinical_lead_of_another_facility() public {
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityStaffUnauthorized.selector,
                second.coordinator.account,
                Role.CLINICAL_LEAD
            )
        );
        vm.prank(second.coordinator.account);
        overrides.displace(made, from, until, 7, REASON);
        bytes4 own = IReservationManager.ReservationOwnDisplaced.selector;
        _refuse(borrower, made, from, until, abi.encodeWithSelector(own, made, borrower.id));
        bytes4 ownUnit = IReservationManager.ReservationOwnUnit.selector;
        _refuse(owner, made, from, until, abi.encodeWithSelector(ownUnit, unit, owner.id));
    }

    function test_needs_an_overlap_of_one_slot_and_the_rest_free() public {
        bytes4 apart = IReservationManager.ReservationNotOverlapping.selector;
        _refuse(second, made, until, until + 2 hours, abi.encodeWithSelector(apart, made, until, until + 2 hours));
        _refuse(second, made, from - 2 hours, from, abi.encodeWithSelector(apart, made, from - 2 hours, from));
        reserveAs(third, request(unit, 52, 2));
        bytes4 taken = IReservationManager.ReservationSlotTaken.selector;
        bytes memory both = abi.encodeWithSelector(taken, unit, from, until + 1 hours);
        _refuse(second, made, from, until + 1 hours, both);
        _displace(second, made, until - 1 hours - 1 hours, until);
    }

    function test_a_maintenance_window_is_not_displaced() public {
        vm.prank(owner.coordinator.account);
        uint64 window = amendments.openWindow(unit, until, until + 4 hours);
        bytes4 unknown = IReservationManager.ReservationUnknown.selector;
        _refuse(second, window, until, until + 4 hours, abi.encodeWithSelector(unknown, window));
        bytes4 taken = IReservationManager.ReservationSlotTaken.selector;
        _refuse(second, made, from, until + 1 hours, abi.encodeWithSelector(taken, unit, from, until + 1 hours));
    }

    function test_every_gate_of_reserving_but_the_approval_holds() public {
        setPolicy(unit, 15);
        uint256 before = vm.snapshotState();
        _displace(second, made, from, until);
        vm.revertToState(before);
        setPolicy(unit, 6);
        bytes4 priority = IReservationManager.ReservationPriorityNotAccepted.selector;
        _refuse(second, made, from, until, abi.encodeWithSelector(priority, unit, EMERGENCY, 6));
        setPolicy(unit, 14);
        vm.prank(second.finance.account);
        ledger.withdraw(100_000e6 - (ESCROW + 2 * HALF) + 1);
        bytes4 poor = IFacilityLedger.LedgerBalanceInsufficient.selector;
        uint256 needed = ESCROW + 2 * HALF;
        _refuse(second, made, from, until, abi.encodeWithSelector(poor, second.id, needed - 1, needed));
        deposit(second, 1);
        _displace(second, made, from, until);
        assertEq(ledger.balanceOf(second.id).free, 0);
    }

    function test_an_unfit_unit_is_not_overridden_for() public {
        vm.prank(owner.biomedical.account);
        equipment.quarantine(unit, 1);
        _refuse(second, made, from, until, abi.encodeWithSelector(IEquipmentRegistry.EquipmentNotFit.selector, unit, 2));
    }

    // First call

    function test_the_displaced_one_comes_first_once_and_within_30_days() public {
        _displace(second, made, from, until);
        uint32 twin = lendableUnit(owner);
        uint64 taken = reserveAs(third, request(twin, 100, 4));
        joinAs(second, wishFor(taken, EMERGENCY));
        IWaitlistDesk.Wish memory wish = wishFor(taken, ELECTIVE);
        wish.firstCallOf = made;
        joinAs(borrower, wish);
        assertEq(waitlists.entriesOf(twin)[0].facilityId, borrower.id);
        assertEq(reservations.firstCallUntil(made), 0);
        cancelAs(third, taken);
        waitlists.promote(taken);
        assertEq(liveOf(borrower), 1);

        bytes4 invalid = IReservationManager.ReservationFirstCallInvalid.selector;
        uint64 again = reserveAs(third, request(twin, 110, 4));
        wish = wishFor(again, ELECTIVE);
        wish.firstCallOf = made;
        refuseJoin(borrower, wish, abi.encodeWithSelector(invalid, made, borrower.id, 0));
    }

    function test_first_call_lasts_to_the_second_and_is_nobody_elses_and_of_one_type() public {
        _displace(second, made, from, until);
        uint40 last = uint40(block.timestamp + 30 days);
        uint32 twin = lendableUnit(owner);
        uint64 taken = reserveAs(third, request(twin, 750, 4));
        IWaitlistDesk.Wish memory wish = wishFor(taken, ELECTIVE);
        wish.firstCallOf = made;
        bytes4 invalid = IReservationManager.ReservationFirstCallInvalid.selector;
        refuseJoin(second, wish, abi.encodeWithSelector(invalid, made, second.id, last));
        vm.warp(last);
        uint256 before = vm.snapshotState();
        joinAs(borrower, wish);
        vm.revertToState(before);
        vm.warp(last + 1);
        refuseJoin(borrower, wish, abi.encodeWithSelector(invalid, made, borrower.id, last));
        wish.firstCallOf = taken;
        refuseJoin(third, wish, abi.encodeWithSelector(invalid, taken, third.id, 0));
    }

    // Limits

    function test_a_second_override_waits_for_the_review_of_the_first() public {
        _displace(second, made, from, until);
        uint64 next = reserve(request(unit, 60, 4));
        uint40 at = reservations.detailsOf(next).startsAt;
        bytes4 pending = IOverrideDesk.OverrideReviewPending.selector;
        _refuse(second, next, at, at + 4 hours, abi.encodeWithSelector(pending, second.id, made));
        _review(third, true);
        _displace(second, next, at, at + 4 hours);
    }

    function test_three_in_thirty_days_to_the_second() public {
        uint40 first = uint40(block.timestamp);
        for (uint40 i = 0; i < 3; ++i) {
            vm.warp(first + i * 1 hours);
            _overrideAt(60 + i * 10);
            _review(third, true);
        }
        assertEq(overrides.rightOf(second.id).used, 3);
        assertEq(overrides.rightOf(second.id).freeAt, first + 30 days);
        vm.warp(first + 30 days - 1);
        uint64 next = reserve(request(unit, 60, 4));
        uint40 at = reservations.detailsOf(next).startsAt;
        bytes4 limit = IOverrideDesk.OverrideLimitReached.selector;
        _refuse(second, next, at, at + 4 hours, abi.encodeWithSelector(limit, second.id, first + 30 days));
        vm.warp(first + 30 days);
        assertEq(overrides.rightOf(second.id).used, 2);
        _displace(second, next, at, at + 4 hours);
    }

    // Review

    function test_a_justified_override_gets_its_bond_back() public {
        _displace(second, made, from, until);
        uint256 free = ledger.balanceOf(second.id).free;
        vm.expectEmit();
        emit IFacilityLedger.BondReleased(made, second.id, second.id, HALF);
        vm.expectEmit();
        emit IOverrideDesk.OverrideReviewed(
            made, second.id, third.id, third.clinicalLead.account, true, HALF, 0, keccak256("review")
        );
        _review(third, true);
        assertEq(ledger.balanceOf(second.id).free, free + HALF);
        assertEq(ledger.balanceOf(second.id).escrowed, ESCROW);
        vm.expectRevert(abi.encodeWithSelector(IOverrideDesk.OverrideNotPending.selector, second.id));
        _review(third, true);
    }

    function test_an_unjustified_one_pays_it_and_loses_the_right_for_90_days() public {
        _displace(second, made, from, until);
        uint256 theirs = ledger.balanceOf(borrower.id).free;
        _review(third, false);
        uint40 suspended = uint40(block.timestamp + 90 days);
        assertEq(ledger.balanceOf(borrower.id).free, theirs + HALF);
        assertEq(ledger.balanceOf(second.id).escrowed, ESCROW);
        assertEq(overrides.rightOf(second.id).suspendedUntil, suspended);
        vm.warp(suspended - 1);
        uint64 next = reserve(request(unit, 60, 4));
        uint40 at = reservations.detailsOf(next).startsAt;
        bytes4 stopped = IOverrideDesk.OverrideSuspended.selector;
        _refuse(second, next, at, at + 4 hours, abi.encodeWithSelector(stopped, second.id, suspended));
        vm.warp(suspended);
        _displace(second, next, at, at + 4 hours);
    }

    function test_nobody_with_a_part_in_it_reviews() public {
        _displace(second, made, from, until);
        Place[3] memory involved = [second, borrower, owner];
        for (uint256 i = 0; i < 3; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(
                    IOverrideDesk.OverrideReviewerInvolved.selector, made, involved[i].id, involved[i].id
                )
            );
            _review(involved[i], true);
        }
        vm.expectPartialRevert(IFacilityRegistry.FacilityStaffUnauthorized.selector);
        vm.prank(third.coordinator.account);
        overrides.review(second.id, true, keccak256("review"));
        IFacilityRegistry.Attestation memory found = attestation();
        found.licensedUntil = uint40(block.timestamp + 1);
        activate(third.id, found);
        vm.warp(block.timestamp + 1);
        vm.expectPartialRevert(IFacilityRegistry.FacilityNotActive.selector);
        _review(third, true);
    }

    function test_a_subsidiary_of_the_overrider_does_not_review_and_an_auditor_of_another_does() public {
        _displace(second, made, from, until);
        IFacilityRegistry.Application memory branch = application(IFacilityRegistry.Kind.Hospital, RED_LODGE);
        branch.ownerGroup = second.id;
        Person memory lead = newPerson("lead");
        vm.prank(lead.account);
        uint32 branchId = facilities.applyForMembership(branch, lead.x, lead.y);
        activate(branchId, attestation());
        vm.prank(lead.account);
        facilities.appoint(
            lead.account, Role.ADMINISTRATOR | Role.CLINICAL_LEAD, FOREVER, lead.x, lead.y, ""
        );
        vm.expectRevert(
            abi.encodeWithSelector(IOverrideDesk.OverrideReviewerInvolved.selector, made, branchId, second.id)
        );
        vm.prank(lead.account);
        overrides.review(second.id, true, keccak256("review"));
        Person memory auditor = newStaff(third, Role.AUDITOR);
        vm.prank(auditor.account);
        overrides.review(second.id, true, keccak256("review"));
    }

    // Attack

    /// @notice Overriding to deny: every act costs the price of what it stops, and the third is the last.
    function test_denial_by_override_costs_at_least_the_price_of_what_it_stops() public {
        uint256 wealth = _wealth(second);
        for (uint40 i = 0; i < 3; ++i) {
            uint64 id = _overrideAt(60 + i * 10);
            vm.prank(second.coordinator.account);
            reservations.cancel(id);
            _review(third, false);
            assertLe(_wealth(second), wealth - PRICE * (i + 1));
            vm.warp(block.timestamp + 90 days);
        }
    }

    function test_slots_left_over_go_to_those_who_wait() public {
        IWaitlistDesk.Wish memory wish = wishOf(unit, from, from + 2 hours, ELECTIVE, made);
        joinAs(third, wish);
        _displace(second, made, from + 2 hours, until);
        assertEq(liveOf(third), 1);
        (, bool kept) = reservations.waitOf(made);
        assertFalse(kept);
    }

    /// @notice INV-OVR-1: whatever the lengths, nothing is made or lost, and both sides have what the rule says.
    /// forge-config: default.fuzz.runs = 64
    function testFuzz_INV_OVR_1_the_money_adds_up(uint8 length, uint8 shift, uint8 taken, bool justified) public {
        uint40 hoursLong = uint40(bound(length, 2, 100));
        uint64 id = reserve(request(unit, 100, hoursLong));
        uint40 at = reservations.detailsOf(id).startsAt;
        at += uint40(bound(shift, 0, hoursLong - 1)) * 1 hours;
        uint256 price = uint256(hoursLong - 1) * 13.5e6;
        uint256 total = _wealth(borrower) + _wealth(second);
        uint256 theirs = _wealth(borrower);
        _displace(second, id, at, at + uint40(bound(taken, 2, 50)) * 1 hours);
        assertEq(_wealth(borrower), theirs + price / 2);
        assertEq(_wealth(borrower) + _wealth(second), total);
        _review(third, justified);
        assertEq(_wealth(borrower), theirs + price / 2 + (justified ? 0 : price / 2));
        assertEq(_wealth(borrower) + _wealth(second), total);
        assertEq(ledger.surplus(), 0);
        uint64 live = reservations.reservationOf(id).state == IReservationManager.State.Cancelled ? 1 : 0;
        assertEq(ledger.balanceOf(second.id).loans, live);
        assertEq(overrides.rightOf(second.id).bond, 0);
    }

    function _overrideAt(uint40 inHours) private returns (uint64) {
        uint64 id = reserve(request(unit, inHours, 4));
        uint40 at = reservations.detailsOf(id).startsAt;
        return _displace(second, id, at, at + 4 hours);
    }

    function _emergency(uint40 inHours) private returns (uint64) {
        IReservationManager.Request memory wanted = request(unit, inHours, 4);
        wanted.priority = EMERGENCY;
        return reserve(wanted);
    }

    function _displace(Place memory place, uint64 id, uint40 startsAt, uint40 endsAt) private returns (uint64) {
        vm.prank(place.clinicalLead.account);
        return overrides.displace(id, startsAt, endsAt, 7, REASON);
    }

    function _refuse(Place memory place, uint64 id, uint40 startsAt, uint40 endsAt, bytes memory reason) private {
        vm.expectRevert(reason);
        _displace(place, id, startsAt, endsAt);
    }

    function _review(Place memory place, bool justified) private {
        vm.prank(place.clinicalLead.account);
        overrides.review(second.id, justified, keccak256("review"));
    }

    function _wealth(Place memory place) private view returns (uint256) {
        return ledger.balanceOf(place.id).free + ledger.balanceOf(place.id).escrowed;
    }
}
