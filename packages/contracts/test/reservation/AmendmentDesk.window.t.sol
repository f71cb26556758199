// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IEquipmentRegistry} from "../../src/equipment/IEquipmentRegistry.sol";
import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {Role} from "../../src/facility/Role.sol";
import {IAmendmentDesk} from "../../src/reservation/IAmendmentDesk.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {AmendmentFixture} from "../fixture/AmendmentFixture.sol";

contract AmendmentDeskWindowTest is AmendmentFixture {
    uint40 private _start;

    function setUp() public override {
        super.setUp();
        _start = onGrid() + 48 hours;
    }

    function _open(uint40 startsAt, uint40 endsAt) private returns (uint64) {
        vm.prank(owner.biomedical.account);
        return amendments.openWindow(unit, startsAt, endsAt);
    }

    function _refuse(uint40 startsAt, uint40 endsAt, bytes memory reason) private {
        vm.expectRevert(reason);
        _open(startsAt, endsAt);
    }

    function test_takes_the_slots_and_gives_them_back() public {
        uint64 id = uint64(unit) << 32 | 1;
        vm.expectEmit(address(amendments));
        emit IAmendmentDesk.MaintenanceWindowOpened(
            id, unit, owner.biomedical.account, _start, _start + 300 hours
        );
        assertEq(_open(_start, _start + 300 hours), id);
        assertEq(amendments.windowOf(id).startsAt, _start);
        assertEq(amendments.windowOf(id).endsAt, _start + 300 hours);
        assertFalse(reservations.isFree(unit, _start + 299 hours, _start + 300 hours));
        assertTrue(reservations.isFree(unit, _start + 300 hours, _start + 301 hours));
        vm.expectRevert(
            abi.encodeWithSelector(
                IReservationManager.ReservationSlotTaken.selector, unit, _start - 1 hours, _start + 1 hours
            )
        );
        reserve(request(unit, 47, 2));
        vm.expectEmit(address(amendments));
        emit IAmendmentDesk.MaintenanceWindowClosed(id, unit, owner.coordinator.account);
        vm.prank(owner.coordinator.account);
        amendments.closeWindow(id);
        assertEq(amendments.windowOf(id).endsAt, 0);
        assertTrue(reservations.isFree(unit, _start, _start + 300 hours));
        reserve(request(unit, 47, 2));
    }

    function test_works_on_a_unit_nobody_has_reserved_yet_and_has_numbers_of_its_own() public {
        uint32 fresh = registerUnit(owner);
        vm.prank(owner.coordinator.account);
        uint64 id = amendments.openWindow(fresh, _start, _start + 1 hours);
        assertEq(id, uint64(fresh) << 32 | 1);
        assertFalse(reservations.isFree(fresh, _start, _start + 1 hours));
        vm.prank(owner.coordinator.account);
        assertEq(amendments.openWindow(fresh, _start + 1 hours, _start + 2 hours), uint64(fresh) << 32 | 2);
    }

    function test_covers_no_live_reservation_hold_or_other_window() public {
        bytes memory taken = abi.encodeWithSelector(
            IReservationManager.ReservationSlotTaken.selector, unit, _start, _start + 3 hours
        );
        uint64 id = reserve(request(unit, 50, 4));
        _refuse(_start, _start + 3 hours, taken);
        uint64 window = _open(_start, _start + 2 hours);
        _refuse(_start, _start + 3 hours, taken);
        vm.prank(owner.biomedical.account);
        amendments.closeWindow(window);
        vm.prank(borrower.coordinator.account);
        reservations.cancel(id);
        hold(request(unit, 50, 4));
        _refuse(_start, _start + 3 hours, taken);
    }

    function test_closing_frees_its_own_slots_only() public {
        uint64 id = _open(_start, _start + 2 hours);
        _open(_start + 2 hours, _start + 3 hours);
        vm.startPrank(owner.biomedical.account);
        amendments.closeWindow(id);
        assertFalse(reservations.isFree(unit, _start + 2 hours, _start + 3 hours));
        vm.expectRevert(abi.encodeWithSelector(IAmendmentDesk.MaintenanceWindowUnknown.selector, id));
        amendments.closeWindow(id);
        vm.expectRevert(abi.encodeWithSelector(IAmendmentDesk.MaintenanceWindowUnknown.selector, id + 2));
        amendments.closeWindow(id + 2);
        vm.stopPrank();
    }

    function test_begins_in_the_present_slot_or_later_and_may_be_closed_afterwards() public {
        vm.warp(_start + 3599);
        uint64 id = _open(_start, _start + 1 hours);
        vm.warp(_start + 1 hours);
        _refuse(
            _start,
            _start + 2 hours,
            abi.encodeWithSelector(IReservationManager.ReservationInPast.selector, _start, _start + 1 hours)
        );
        vm.prank(owner.biomedical.account);
        amendments.closeWindow(id);
    }

    function test_keeps_to_the_grid_and_to_a_year() public {
        _refuse(
            _start + 1,
            _start + 1 hours,
            abi.encodeWithSelector(IReservationManager.ReservationOffGrid.selector, unit, _start + 1, 3600)
        );
        _refuse(
            _start,
            _start,
            abi.encodeWithSelector(IReservationManager.ReservationIntervalEmpty.selector, _start, _start)
        );
        _refuse(
            _start,
            _start + 366 days + 1 hours,
            abi.encodeWithSelector(IReservationManager.ReservationLengthOutOfRange.selector, 8785, 1, 8784)
        );
        _open(_start, _start + 366 days);
    }

    function test_only_the_owners_coordinator_or_biomedical_engineer() public {
        uint64 id = _open(_start, _start + 1 hours);
        bytes memory notParty =
            abi.encodeWithSelector(IEquipmentRegistry.EquipmentNotParty.selector, unit, borrower.id);
        bytes memory unauthorized = abi.encodeWithSelector(
            IFacilityRegistry.FacilityStaffUnauthorized.selector,
            owner.finance.account,
            Role.COORDINATOR | Role.BIOMEDICAL
        );
        vm.startPrank(borrower.biomedical.account);
        vm.expectRevert(notParty);
        amendments.openWindow(unit, _start + 1 hours, _start + 2 hours);
        vm.expectRevert(notParty);
        amendments.closeWindow(id);
        vm.stopPrank();
        vm.startPrank(owner.finance.account);
        vm.expectRevert(unauthorized);
        amendments.openWindow(unit, _start + 1 hours, _start + 2 hours);
        vm.expectRevert(unauthorized);
        amendments.closeWindow(id);
        vm.stopPrank();
        vm.prank(owner.coordinator.account);
        vm.expectRevert(abi.encodeWithSelector(IEquipmentRegistry.EquipmentUnknown.selector, 77));
        amendments.openWindow(77, _start, _start + 1 hours);
    }

    function testFuzz_a_window_marks_exactly_its_slots(uint16 first, uint16 length) public {
        uint40 startsAt = _start + uint40(first % 2000) * 1 hours;
        uint40 endsAt = startsAt + (1 + uint40(length % 1000)) * 1 hours;
        uint64 id = _open(startsAt, endsAt);
        assertTrue(reservations.isFree(unit, startsAt - 1 hours, startsAt));
        assertTrue(reservations.isFree(unit, endsAt, endsAt + 1 hours));
        for (uint40 at = startsAt; at < endsAt; at += 1 hours) {
            assertFalse(reservations.isFree(unit, at, at + 1 hours));
        }
        vm.prank(owner.biomedical.account);
        amendments.closeWindow(id);
        assertTrue(reservations.isFree(unit, startsAt, endsAt));
    }
}
