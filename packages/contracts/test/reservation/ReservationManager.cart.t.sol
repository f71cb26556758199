// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IPeerBook} from "../../src/access/IPeerBook.sol";
import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {DeskFixture} from "../fixture/DeskFixture.sol";

contract ReservationManagerCartTest is DeskFixture {
    Place private lender;
    uint32 private theirs;

    function setUp() public override {
        super.setUp();
        lender = newFacilityAt("lender", IFacilityRegistry.Kind.Hospital, BILLINGS);
        befriend(lender, borrower);
        theirs = lendableUnit(lender);
    }

    function test_reserves_units_of_two_lenders_at_once_for_the_caller() public {
        vm.prank(borrower.coordinator.account);
        bytes[] memory made = reservations.multicall(_cart());
        assertEq(made.length, 2);
        for (uint256 i = 0; i < 2; ++i) {
            uint64 id = abi.decode(made[i], (uint64));
            assertState(id, IReservationManager.State.Confirmed);
            assertEq(reservations.reservationOf(id).borrowerId, borrower.id);
        }
        assertEq(liveOf(borrower), 2);
    }

    function test_holds_and_charges_nothing_when_one_unit_is_taken() public {
        reserveAs(second, request(unit, 6, 2));
        uint256 free = ledger.balanceOf(borrower.id).free;
        bytes[] memory cart = _cart();
        IReservationManager.Request memory last = request(unit, 5, 4);
        vm.expectRevert(
            abi.encodeWithSelector(
                IReservationManager.ReservationSlotTaken.selector, unit, last.startsAt, last.endsAt
            )
        );
        vm.prank(borrower.coordinator.account);
        reservations.multicall(cart);
        assertEq(ledger.balanceOf(borrower.id).free, free);
        assertEq(liveOf(borrower), 0);
        IReservationManager.Request memory first = request(theirs, 5, 4);
        assertTrue(reservations.isFree(theirs, first.startsAt, first.endsAt));
    }

    function test_holds_then_confirms_all() public {
        bytes[] memory cart = _cart();
        for (uint256 i = 0; i < 2; ++i) {
            cart[i] = abi.encodeCall(reservations.hold, (request(i == 0 ? theirs : unit, 5, 4)));
        }
        vm.startPrank(borrower.coordinator.account);
        bytes[] memory held = reservations.multicall(cart);
        for (uint256 i = 0; i < 2; ++i) {
            cart[i] = abi.encodeCall(reservations.confirm, (abi.decode(held[i], (uint64))));
        }
        reservations.multicall(cart);
        vm.stopPrank();
        (uint16 holds, uint16 live) = reservations.openOf(borrower.id);
        assertEq(holds, 0);
        assertEq(live, 2);
    }

    function test_lends_nobody_the_rights_of_a_peer() public {
        bytes[] memory calls = new bytes[](1);
        calls[0] = abi.encodeCall(reservations.freeSlots, (unit, 0, 10));
        vm.expectRevert(abi.encodeWithSelector(IPeerBook.PeerUnauthorized.selector, address(this)));
        reservations.multicall(calls);
    }

    function _cart() private view returns (bytes[] memory cart) {
        cart = new bytes[](2);
        cart[0] = abi.encodeCall(reservations.reserve, (request(theirs, 5, 4)));
        cart[1] = abi.encodeCall(reservations.reserve, (request(unit, 5, 4)));
    }
}
