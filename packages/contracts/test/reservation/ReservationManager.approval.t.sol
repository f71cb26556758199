// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IEquipmentRegistry} from "../../src/equipment/IEquipmentRegistry.sol";
import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {Role} from "../../src/facility/Role.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {AmendmentFixture} from "../fixture/AmendmentFixture.sol";

/// @notice Units whose owner approves each reservation, and priorities that terms accept.
contract ReservationManagerApprovalTest is AmendmentFixture {
    uint64 private _id;
    uint40 private _start;

    function setUp() public override {
        super.setUp();
        _setPolicy(15);
        _id = hold(request(unit, 48, 4));
        _start = startOf(_id);
    }

    function _setPolicy(uint8 policy) private {
        IEquipmentRegistry.Terms memory changed = terms();
        changed.policy = policy;
        setTermsOf(unit, changed);
    }

    function _approve() private {
        vm.prank(owner.coordinator.account);
        reservations.approve(_id);
    }

    function _confirm() private {
        vm.prank(borrower.coordinator.account);
        reservations.confirm(_id);
    }

    function _expectNotApproved() private {
        vm.expectRevert(abi.encodeWithSelector(IReservationManager.ReservationNotApproved.selector, unit));
    }

    // Approval

    function test_an_approved_hold_can_be_confirmed() public {
        _expectNotApproved();
        _confirm();
        vm.expectEmit(address(reservations));
        emit IReservationManager.ReservationApproved(_id, owner.coordinator.account);
        _approve();
        assertState(_id, IReservationManager.State.Held);
        _confirm();
        assertState(_id, IReservationManager.State.Confirmed);
        assertMoney(escrowOf(3), 0);
        (uint40 until, uint40 fee) = reservations.cancellationOf(_id);
        assertEq(until, _start - 1 days);
        assertEq(fee, 3 * HOURLY / 2);
    }

    function test_reserving_at_once_is_refused() public {
        IReservationManager.Request memory wanted = request(unit, 60, 4);
        _expectNotApproved();
        reserve(wanted);
    }

    function test_lasts_a_day_to_the_second() public {
        uint32 until = uint32(block.timestamp + 24 hours);
        assertEq(reservations.reservationOf(_id).heldUntil, until);
        vm.warp(until - 1);
        _approve();
        assertEq(reservations.reservationOf(_id).heldUntil, until);
        vm.warp(until);
        bytes memory expired =
            abi.encodeWithSelector(IReservationManager.ReservationHoldExpired.selector, _id, until);
        vm.expectRevert(expired);
        _confirm();
        vm.expectRevert(expired);
        _approve();
        uint64[] memory stale = new uint64[](1);
        stale[0] = _id;
        reservations.sweep(stale);
        assertState(_id, IReservationManager.State.Expired);
    }

    function test_does_not_last_beyond_its_start() public {
        uint64 soon = hold(request(unit, 3, 4));
        assertEq(reservations.reservationOf(soon).heldUntil, startOf(soon));
    }

    function test_declining_frees_the_slots_and_the_place_at_once_and_costs_nothing() public {
        vm.expectEmit(address(reservations));
        emit IReservationManager.ReservationCancelled(_id, owner.id, owner.coordinator.account, 0);
        vm.prank(owner.coordinator.account);
        reservations.decline(_id);
        assertState(_id, IReservationManager.State.Cancelled);
        assertTrue(reservations.isFree(unit, _start, _start + 4 hours));
        (uint16 holds,) = reservations.openOf(borrower.id);
        assertEq(holds, 0);
        assertMoney(0, 0);
        vm.expectRevert(
            abi.encodeWithSelector(
                IReservationManager.ReservationStateUnexpected.selector, _id, IReservationManager.State.Cancelled
            )
        );
        _approve();
    }

    function test_only_the_owners_coordinator_approves_and_declines() public {
        bytes memory notParty =
            abi.encodeWithSelector(IReservationManager.ReservationNotParty.selector, _id, borrower.id);
        vm.startPrank(borrower.coordinator.account);
        vm.expectRevert(notParty);
        reservations.approve(_id);
        vm.expectRevert(notParty);
        reservations.decline(_id);
        vm.stopPrank();
        bytes memory unauthorized = abi.encodeWithSelector(
            IFacilityRegistry.FacilityStaffUnauthorized.selector, owner.biomedical.account, Role.COORDINATOR
        );
        vm.startPrank(owner.biomedical.account);
        vm.expectRevert(unauthorized);
        reservations.approve(_id);
        vm.expectRevert(unauthorized);
        reservations.decline(_id);
        vm.stopPrank();
    }

    function test_a_confirmed_reservation_cannot_be_declined() public {
        _approve();
        _confirm();
        vm.expectRevert(
            abi.encodeWithSelector(
                IReservationManager.ReservationStateUnexpected.selector, _id, IReservationManager.State.Confirmed
            )
        );
        vm.prank(owner.coordinator.account);
        reservations.decline(_id);
    }

    function test_the_terms_of_the_hold_decide_and_not_later_ones() public {
        _setPolicy(14);
        _expectNotApproved();
        _confirm();
        uint64 open = hold(request(unit, 60, 4));
        _setPolicy(15);
        _id = open;
        _confirm();
        assertState(open, IReservationManager.State.Confirmed);
    }

    function test_what_was_approved_may_become_less_but_not_other() public {
        _approve();
        _confirm();
        bytes memory refusal = abi.encodeWithSelector(IReservationManager.ReservationNotApproved.selector, unit);
        refuseAmend(_id, _start, _start + 5 hours, refusal);
        refuseAmend(_id, _start - 1 hours, _start + 4 hours, refusal);
        amend(_id, _start + 1 hours, _start + 4 hours);
        Place memory other = newFacility("other");
        befriend(owner, other);
        deposit(other, 1_000e6);
        vm.prank(borrower.coordinator.account);
        amendments.offerTransfer(_id, other.id);
        vm.expectRevert(refusal);
        vm.prank(other.coordinator.account);
        amendments.acceptTransfer(_id);
    }

    // Priorities

    function test_refuses_each_priority_that_the_terms_do_not_accept() public {
        for (uint8 accepted = 0; accepted < 3; ++accepted) {
            uint8 policy = uint8(2 << accepted);
            _setPolicy(policy);
            for (uint8 asked = 0; asked < 3; ++asked) {
                IReservationManager.Request memory wanted = request(unit, 60 + 20 * accepted, 4);
                wanted.priority = IReservationManager.Priority(asked);
                bytes memory refusal = abi.encodeWithSelector(
                    IReservationManager.ReservationPriorityNotAccepted.selector, unit, asked, policy
                );
                if (asked != accepted) vm.expectRevert(refusal);
                reserve(wanted);
                wanted.startsAt += 10 hours;
                wanted.endsAt += 10 hours;
                if (asked != accepted) vm.expectRevert(refusal);
                hold(wanted);
            }
        }
    }
}
