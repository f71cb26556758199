// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IEquipmentRegistry} from "../../src/equipment/IEquipmentRegistry.sol";
import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {Role} from "../../src/facility/Role.sol";
import {AmendmentFixture} from "../fixture/AmendmentFixture.sol";

contract ReserveFloorTest is AmendmentFixture {
    function setUp() public override {
        super.setUp();
        lendableUnit(owner);
    }

    function test_counts_what_is_at_home_and_says_the_floor() public {
        assertEq(equipment.stockOf(owner.id, CBK).atHome, 2);
        vm.expectEmit();
        emit IEquipmentRegistry.ReserveFloorSet(owner.id, CBK, owner.coordinator.account, 1);
        _setFloor(1);
        assertEq(equipment.stockOf(owner.id, CBK).floor, 1);
    }

    function test_only_a_coordinator_sets_it_and_only_for_its_facility() public {
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityStaffUnauthorized.selector, owner.operator.account, Role.COORDINATOR
            )
        );
        vm.prank(owner.operator.account);
        equipment.setReserveFloor(CBK, 1);
        vm.prank(borrower.coordinator.account);
        equipment.setReserveFloor(CBK, 9);
        assertEq(equipment.stockOf(owner.id, CBK).floor, 0);
    }

    function test_a_pick_up_may_reach_the_floor_and_not_go_below() public {
        _setFloor(1);
        uint64 id = lend();
        assertEq(equipment.stockOf(owner.id, CBK).atHome, 1);
        assertState(id, IReservationManager.State.OnLoan);
    }

    function test_a_pick_up_below_the_floor_is_refused_and_leaves_all_as_it_was() public {
        _setFloor(2);
        uint64 id = reserve(request(unit, 0, 4));
        vm.warp(onGrid());
        vm.expectRevert(
            abi.encodeWithSelector(IEquipmentRegistry.EquipmentReserveFloor.selector, unit, CBK, 2, 2)
        );
        this.pickUp(id);
        assertState(id, IReservationManager.State.Confirmed);
        _setFloor(1);
        handOver(id, owner, borrower);
    }

    function test_to_a_carrier_is_out_of_the_house_and_from_there_on_it_counts_no_more() public {
        uint64 id = reserve(request(unit, 0, 4));
        vm.warp(onGrid());
        handOver(id, owner, carrier);
        assertEq(equipment.stockOf(owner.id, CBK).atHome, 1);
        _setFloor(2);
        handOver(id, carrier, borrower);
        assertEq(equipment.stockOf(owner.id, CBK).atHome, 1);
    }

    function test_a_return_is_never_refused() public {
        uint64 id = lend();
        _setFloor(type(uint32).max);
        handOver(id, borrower, owner);
        assertState(id, IReservationManager.State.Returned);
        assertEq(equipment.stockOf(owner.id, CBK).atHome, 2);
    }

    function pickUp(uint64 id) external {
        handOver(id, owner, borrower);
    }

    function _setFloor(uint32 floor) private {
        vm.prank(owner.coordinator.account);
        equipment.setReserveFloor(CBK, floor);
    }
}
