// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {Role} from "../../src/facility/Role.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {IFacilityLedger} from "../../src/settlement/IFacilityLedger.sol";
import {LoanFixture} from "../fixture/LoanFixture.sol";

contract ReservationManagerCancelTest is LoanFixture {
    /// @dev Half of 13.50 dollars an hour for three usable hours.
    uint256 private constant FEE = 20.25e6;

    function _cancelAs(Person memory person, uint64 id) private {
        vm.prank(person.account);
        reservations.cancel(id);
    }

    function _assertReleased(uint64 id, uint256 fee) private view {
        assertState(id, IReservationManager.State.Cancelled);
        IFacilityLedger.Account memory account = ledger.balanceOf(borrower.id);
        assertEq(account.free, 100_000e6 - fee);
        assertEq(account.escrowed, 0);
        assertEq(account.insured, 0);
        assertEq(account.loans, 0);
        assertEq(ledger.balanceOf(owner.id).free, 10_000e6 + fee);
        IReservationManager.Details memory details = reservations.detailsOf(id);
        assertTrue(reservations.isFree(unit, details.startsAt, details.endsAt));
    }

    function test_is_free_for_the_borrower_until_the_last_second() public {
        uint64 id = reserve(request(unit, 48, 4));
        vm.warp(reservations.detailsOf(id).startsAt - 1 days);
        vm.expectEmit(address(reservations));
        emit IReservationManager.ReservationCancelled(id, borrower.id, borrower.coordinator.account, 0);
        _cancelAs(borrower.coordinator, id);
        _assertReleased(id, 0);
    }

    function test_costs_the_borrower_a_share_of_the_price_from_then_on() public {
        uint64 id = reserve(request(unit, 48, 4));
        vm.warp(reservations.detailsOf(id).startsAt - 1 days + 1);
        vm.expectEmit(address(reservations));
        emit IReservationManager.ReservationCancelled(id, borrower.id, borrower.coordinator.account, FEE);
        _cancelAs(borrower.coordinator, id);
        _assertReleased(id, FEE);
    }

    function test_refunds_all_when_the_owner_cancels() public {
        uint64 id = reserve(request(unit, 48, 4));
        vm.warp(reservations.detailsOf(id).startsAt);
        _cancelAs(owner.coordinator, id);
        _assertReleased(id, 0);
    }

    function test_counts_for_the_borrower_once_the_interval_is_over() public {
        uint64 id = reserve(request(unit, 48, 4));
        vm.warp(reservations.detailsOf(id).endsAt);
        _cancelAs(owner.coordinator, id);
        _assertReleased(id, FEE);
    }

    function test_lets_anyone_end_what_was_never_picked_up_a_day_later() public {
        uint64 id = reserve(request(unit, 48, 4));
        vm.warp(reservations.detailsOf(id).endsAt + 1 days - 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityStaffUnauthorized.selector, address(this), Role.COORDINATOR
            )
        );
        reservations.cancel(id);
        vm.warp(block.timestamp + 1);
        reservations.cancel(id);
        _assertReleased(id, FEE);
    }

    function test_refuses_strangers_and_other_roles() public {
        uint64 id = reserve(request(unit, 48, 4));
        vm.expectRevert(abi.encodeWithSelector(IReservationManager.ReservationNotParty.selector, id, carrier.id));
        _cancelAs(carrier.coordinator, id);
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityStaffUnauthorized.selector, borrower.finance.account, Role.COORDINATOR
            )
        );
        _cancelAs(borrower.finance, id);
    }

    function test_refuses_to_cancel_twice_after_pick_up_or_what_does_not_exist() public {
        uint64 id = reserve(request(unit, 48, 4));
        _cancelAs(borrower.coordinator, id);
        _refuseState(id, IReservationManager.State.Cancelled);
        id = lend();
        _refuseState(id, IReservationManager.State.OnLoan);
        vm.expectRevert(abi.encodeWithSelector(IReservationManager.ReservationUnknown.selector, 7));
        _cancelAs(borrower.coordinator, 7);
    }

    function _refuseState(uint64 id, IReservationManager.State current) private {
        vm.expectRevert(
            abi.encodeWithSelector(IReservationManager.ReservationStateUnexpected.selector, id, current)
        );
        _cancelAs(borrower.coordinator, id);
    }

    function test_works_when_the_borrower_has_expired() public {
        uint64 id = reserve(request(unit, 48, 4));
        IFacilityRegistry.Attestation memory short = attestation();
        short.licensedUntil = uint40(block.timestamp + 1);
        activate(borrower.id, short);
        vm.warp(block.timestamp + 2);
        assertFalse(facilities.isActive(borrower.id, uint40(block.timestamp)));
        _cancelAs(borrower.coordinator, id);
        _assertReleased(id, 0);
    }

    function test_frees_the_slots_for_others() public {
        uint64 id = reserve(request(unit, 48, 4));
        _cancelAs(borrower.coordinator, id);
        uint64 next = reserve(request(unit, 48, 4));
        assertTrue(next != id);
        assertState(next, IReservationManager.State.Confirmed);
        assertState(id, IReservationManager.State.Cancelled);
    }
}
