// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Fitness} from "../../src/equipment/Fitness.sol";
import {IEquipmentRegistry} from "../../src/equipment/IEquipmentRegistry.sol";
import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {LoanFixture} from "../fixture/LoanFixture.sol";

contract ReservationManagerHoldTest is LoanFixture {
    function _confirmAs(Person memory person, uint64 id) private {
        vm.prank(person.account);
        reservations.confirm(id);
    }

    function _stale(uint64 id) private pure returns (uint64[] memory ids) {
        ids = new uint64[](1);
        ids[0] = id;
    }

    function test_holds_slots_without_money() public {
        IReservationManager.Request memory wanted = request(unit, 5, 4);
        uint64 id = hold(wanted);
        assertState(id, IReservationManager.State.Held);
        assertEq(reservations.reservationOf(id).heldUntil, block.timestamp + 15 minutes);
        assertEq(ledger.balanceOf(borrower.id).escrowed, 0);
        assertFalse(reservations.isFree(unit, wanted.startsAt, wanted.endsAt));
        (uint16 holds, uint16 live) = reservations.openOf(borrower.id);
        assertEq(holds, 1);
        assertEq(live, 0);
    }

    function test_confirms_until_the_last_second() public {
        uint64 id = hold(request(unit, 5, 4));
        vm.warp(block.timestamp + 15 minutes - 1);
        _confirmAs(borrower.coordinator, id);
        assertState(id, IReservationManager.State.Confirmed);
        assertEq(ledger.balanceOf(borrower.id).escrowed, 540.5e6);
        (uint16 holds, uint16 live) = reservations.openOf(borrower.id);
        assertEq(holds, 0);
        assertEq(live, 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IReservationManager.ReservationStateUnexpected.selector, id, IReservationManager.State.Confirmed
            )
        );
        _confirmAs(borrower.coordinator, id);
    }

    function test_lapses_and_keeps_its_slots_until_swept() public {
        uint64 id = hold(request(unit, 5, 4));
        uint32 until = reservations.reservationOf(id).heldUntil;
        vm.warp(until);
        vm.expectRevert(abi.encodeWithSelector(IReservationManager.ReservationHoldExpired.selector, id, until));
        _confirmAs(borrower.coordinator, id);

        IReservationManager.Request memory wanted = request(unit, 4, 4);
        vm.expectRevert(
            abi.encodeWithSelector(
                IReservationManager.ReservationSlotTaken.selector, unit, wanted.startsAt, wanted.endsAt
            )
        );
        reserve(wanted);
        wanted.stale = _stale(id);
        reserve(wanted);
        assertState(id, IReservationManager.State.Expired);
        (uint16 holds,) = reservations.openOf(borrower.id);
        assertEq(holds, 0);
    }

    function test_sweeps_only_what_has_lapsed() public {
        uint64 held = hold(request(unit, 5, 4));
        uint64 confirmed = reserve(request(unit, 20, 4));
        vm.warp(block.timestamp + 15 minutes - 1);
        uint64[] memory ids = new uint64[](4);
        (ids[0], ids[1], ids[2], ids[3]) = (held, confirmed, 12345, held);
        reservations.sweep(ids);
        assertState(held, IReservationManager.State.Held);
        vm.warp(block.timestamp + 1);
        reservations.sweep(ids);
        assertState(held, IReservationManager.State.Expired);
        assertState(confirmed, IReservationManager.State.Confirmed);
        assertEq(reservations.reservationOf(held).heldUntil, 0);
    }

    function test_sweeps_sixteen_and_refuses_seventeen() public {
        reservations.sweep(new uint64[](16));
        vm.expectRevert(abi.encodeWithSelector(IReservationManager.ReservationTooManyStale.selector, 17));
        reservations.sweep(new uint64[](17));
    }

    function test_allows_eight_holds_and_refuses_the_ninth() public {
        for (uint40 i = 0; i < 8; ++i) {
            hold(request(unit, 4 * i, 4));
        }
        vm.expectRevert(
            abi.encodeWithSelector(IReservationManager.ReservationQuotaExceeded.selector, borrower.id, 8, 8)
        );
        hold(request(unit, 40, 4));
        reserve(request(unit, 40, 4));
    }

    function test_allows_sixty_four_live_reservations_and_refuses_the_next() public {
        IFacilityRegistry.Attestation memory rich = attestation();
        rich.cover = 10_000_000e6;
        activate(borrower.id, rich);
        for (uint40 i = 0; i < 64; ++i) {
            reserve(request(unit, 4 * i, 4));
        }
        vm.expectRevert(
            abi.encodeWithSelector(IReservationManager.ReservationQuotaExceeded.selector, borrower.id, 64, 64)
        );
        reserve(request(unit, 400, 4));
    }

    function test_checks_all_gates_again_on_confirming() public {
        uint64 id = hold(request(unit, 5, 4));
        vm.prank(owner.biomedical.account);
        equipment.quarantine(unit, 1);
        vm.expectRevert(
            abi.encodeWithSelector(IEquipmentRegistry.EquipmentNotFit.selector, unit, Fitness.QUARANTINED)
        );
        _confirmAs(borrower.coordinator, id);
        vm.prank(owner.biomedical.account);
        equipment.releaseQuarantine(unit, keccak256("tested"));
        _confirmAs(borrower.coordinator, id);
    }

    function test_keeps_the_price_it_was_held_at() public {
        uint64 id = hold(request(unit, 5, 4));
        IEquipmentRegistry.Terms memory dearer = terms();
        dearer.ratePerHour = 100e6;
        dearer.leadSeconds = 10 hours;
        vm.prank(owner.coordinator.account);
        equipment.setTerms(unit, dearer);
        _confirmAs(borrower.coordinator, id);
        assertEq(reservations.reservationOf(id).escrow, 540.5e6);
        assertEq(reservations.reservationOf(id).termsVersion, 1);
    }

    function test_is_confirmed_by_its_own_borrower_only() public {
        uint64 id = hold(request(unit, 5, 4));
        Place memory other = newFacility("other");
        befriend(owner, other);
        deposit(other, 10_000e6);
        vm.expectRevert(abi.encodeWithSelector(IReservationManager.ReservationNotParty.selector, id, other.id));
        _confirmAs(other.coordinator, id);
    }

    function test_refuses_confirming_after_the_start() public {
        vm.warp(onGrid() + 3600 - 60);
        IReservationManager.Request memory wanted = request(unit, 0, 4);
        uint64 id = hold(wanted);
        vm.warp(wanted.startsAt + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IReservationManager.ReservationInPast.selector, wanted.startsAt, wanted.startsAt + 1
            )
        );
        _confirmAs(borrower.coordinator, id);
    }

    function test_refuses_a_hold_beyond_the_cover_and_on_an_own_unit() public {
        IFacilityRegistry.Attestation memory poor = attestation();
        poor.cover = 28_249e6;
        activate(borrower.id, poor);
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityCoverExceeded.selector, borrower.id, 28_249e6, 28_250e6
            )
        );
        hold(request(unit, 5, 4));
        vm.expectRevert(abi.encodeWithSelector(IReservationManager.ReservationOwnUnit.selector, unit, owner.id));
        vm.prank(owner.coordinator.account);
        reservations.hold(request(unit, 5, 4));
    }

    function test_can_be_given_up_by_either_side_for_nothing() public {
        uint64 id = hold(request(unit, 5, 4));
        vm.prank(borrower.coordinator.account);
        reservations.cancel(id);
        assertState(id, IReservationManager.State.Cancelled);
        id = hold(request(unit, 5, 4));
        vm.prank(owner.coordinator.account);
        reservations.cancel(id);
        (uint16 holds,) = reservations.openOf(borrower.id);
        assertEq(holds, 0);
        assertEq(ledger.balanceOf(borrower.id).free, 100_000e6);
    }
}
