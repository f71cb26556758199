// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAmendmentDesk} from "../../src/reservation/IAmendmentDesk.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {AmendmentFixture} from "../fixture/AmendmentFixture.sol";

/// @notice The same acts on a unit whose slots are quarters of an hour.
contract AmendmentDeskQuarterTest is AmendmentFixture {
    uint64 private _id;
    uint40 private _start;

    function setUp() public override {
        super.setUp();
        unit = lendableUnit(owner, 900);
        _id = reserve(request(unit, 48, 4));
        _start = startOf(_id);
    }

    function test_amends_by_the_quarter_and_prices_it() public {
        amend(_id, _start + 15 minutes, _start + 4 hours + 30 minutes);
        assertEq(reservations.detailsOf(_id).reservation.slotCount, 17);
        assertMoney(DEPOSIT + HOURLY * 4, 0);
        assertTrue(reservations.isFree(unit, _start, _start + 15 minutes));
        assertFalse(reservations.isFree(unit, _start + 15 minutes, _start + 30 minutes));
        refuseAmend(
            _id,
            _start + 10 minutes,
            _start + 4 hours,
            abi.encodeWithSelector(IReservationManager.ReservationOffGrid.selector, unit, _start + 10 minutes, 900)
        );
    }

    function test_charges_the_quarters_given_up_late() public {
        vm.warp(_start - 1 hours);
        amend(_id, _start + 30 minutes, _start + 4 hours);
        assertMoney(DEPOSIT + HOURLY * 13 / 4, HOURLY / 4);
    }

    function test_recalls_to_the_next_quarter_after_a_day() public {
        uint64 id = reserve(request(unit, 60, 40));
        uint40 start = startOf(id);
        vm.warp(start);
        handOver(id, owner, borrower);
        vm.warp(start + 1);
        vm.startPrank(owner.coordinator.account);
        vm.expectRevert(
            abi.encodeWithSelector(
                IAmendmentDesk.RecallEndInvalid.selector,
                id,
                start + 24 hours,
                start + 24 hours + 15 minutes,
                start + 40 hours - 15 minutes
            )
        );
        amendments.recall(id, start + 24 hours, 1, 0);
        amendments.recall(id, start + 24 hours + 15 minutes, 1, 0);
        vm.stopPrank();
        assertEq(endOf(id), start + 24 hours + 15 minutes);
    }

    function test_keeps_windows_by_the_quarter() public {
        vm.prank(owner.coordinator.account);
        uint64 id = amendments.openWindow(unit, _start - 30 minutes, _start);
        assertTrue(reservations.isFree(unit, _start - 45 minutes, _start - 30 minutes));
        assertFalse(reservations.isFree(unit, _start - 15 minutes, _start));
        vm.prank(owner.coordinator.account);
        amendments.closeWindow(id);
        assertTrue(reservations.isFree(unit, _start - 30 minutes, _start));
    }
}
