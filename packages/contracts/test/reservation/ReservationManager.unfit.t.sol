// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IEquipmentRegistry} from "../../src/equipment/IEquipmentRegistry.sol";
import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {Role} from "../../src/facility/Role.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {AmendmentFixture} from "../fixture/AmendmentFixture.sol";

contract ReservationManagerUnfitTest is AmendmentFixture {
    uint64 private _id;
    uint40 private _start;

    function setUp() public override {
        super.setUp();
        _id = reserve(request(unit, 48, 4));
        _start = startOf(_id);
    }

    function _cancel() private {
        vm.prank(borrower.coordinator.account);
        reservations.cancelUnfit(_id);
    }

    function _refuseFit() private {
        vm.expectRevert(abi.encodeWithSelector(IReservationManager.ReservationUnitFit.selector, _id));
        _cancel();
        assertState(_id, IReservationManager.State.Confirmed);
    }

    function _quarantine() private {
        vm.prank(owner.biomedical.account);
        equipment.quarantine(unit, 1);
    }

    function test_costs_nothing_however_late_when_the_unit_has_become_unfit() public {
        vm.warp(_start + 4 hours - 1);
        _refuseFit();
        _quarantine();
        vm.expectEmit(address(reservations));
        emit IReservationManager.ReservationCancelled(_id, owner.id, borrower.coordinator.account, 0);
        _cancel();
        assertState(_id, IReservationManager.State.Cancelled);
        assertMoney(0, 0);
        assertEq(ledger.balanceOf(borrower.id).insured, 0);
        assertEq(ledger.balanceOf(borrower.id).loans, 0);
        assertTrue(reservations.isFree(unit, _start, _start + 4 hours));
    }

    function test_counts_a_certificate_that_ends_before_the_end_and_no_later_one() public {
        vm.prank(owner.biomedical.account);
        equipment.issueCertificate(
            unit, IEquipmentRegistry.CertificateKind.Calibration, _start + 4 hours, keccak256("exact")
        );
        vm.warp(_start - 1 hours);
        _refuseFit();
        vm.prank(owner.biomedical.account);
        equipment.issueCertificate(
            unit, IEquipmentRegistry.CertificateKind.Calibration, _start + 4 hours - 1, keccak256("short")
        );
        _cancel();
        assertMoney(0, 0);
    }

    function test_counts_a_unit_that_is_still_elsewhere_from_the_start_on() public {
        Place memory other = newFacility("other");
        befriend(owner, other);
        deposit(other, 10_000e6);
        vm.prank(other.coordinator.account);
        uint64 before = reservations.reserve(request(unit, 40, 8));
        vm.warp(_start - 8 hours);
        handOver(before, owner, other);
        vm.warp(_start - 1);
        _refuseFit();
        vm.warp(_start);
        _cancel();
        assertMoney(0, 0);
    }

    function test_counts_no_unit_that_the_borrower_itself_has_not_given_back() public {
        uint64 before = reserve(request(unit, 40, 8));
        vm.warp(_start - 8 hours);
        handOver(before, owner, borrower);
        vm.warp(_start);
        _refuseFit();
        vm.prank(borrower.biomedical.account);
        equipment.quarantine(unit, 1);
        _refuseFit();
    }

    function test_counts_what_can_be_cleaned_from_the_start_on() public {
        uint64 before = reserve(request(unit, 40, 8));
        vm.warp(_start - 8 hours);
        handOver(before, owner, borrower);
        vm.warp(_start - 2 hours);
        handOver(before, borrower, owner);
        assertTrue(equipment.fitness(unit, _start + 4 hours) != 0);
        _refuseFit();
        vm.warp(_start);
        _cancel();
        assertState(_id, IReservationManager.State.Cancelled);
    }

    function test_counts_until_the_end_only() public {
        _quarantine();
        vm.warp(_start + 4 hours);
        vm.expectRevert(
            abi.encodeWithSelector(IReservationManager.ReservationOver.selector, _id, _start + 4 hours)
        );
        _cancel();
    }

    function test_only_the_borrowers_coordinator_may() public {
        _quarantine();
        vm.expectRevert(abi.encodeWithSelector(IReservationManager.ReservationNotParty.selector, _id, owner.id));
        vm.prank(owner.coordinator.account);
        reservations.cancelUnfit(_id);
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityStaffUnauthorized.selector, borrower.finance.account, Role.COORDINATOR
            )
        );
        vm.prank(borrower.finance.account);
        reservations.cancelUnfit(_id);
    }

    function test_only_what_is_confirmed() public {
        uint64 held = hold(request(unit, 90, 4));
        _quarantine();
        _id = held;
        vm.expectRevert(
            abi.encodeWithSelector(
                IReservationManager.ReservationStateUnexpected.selector, held, IReservationManager.State.Held
            )
        );
        _cancel();
        vm.expectRevert(abi.encodeWithSelector(IReservationManager.ReservationUnknown.selector, 9));
        vm.prank(borrower.coordinator.account);
        reservations.cancelUnfit(9);
    }
}
