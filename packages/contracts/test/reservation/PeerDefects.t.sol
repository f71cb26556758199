// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IPeerBook} from "../../src/access/IPeerBook.sol";
import {ICustodyLedger} from "../../src/custody/ICustodyLedger.sol";
import {IEquipmentRegistry} from "../../src/equipment/IEquipmentRegistry.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {AmendmentFixture} from "../fixture/AmendmentFixture.sol";

/// @notice What other reservation contracts got wrong, each defect tried on ours.
contract PeerDefectsTest is AmendmentFixture {
    Place private _rival;

    function setUp() public override {
        super.setUp();
        _rival = newFacility("rival");
        befriend(owner, _rival);
        deposit(_rival, MONEY);
    }

    function _reserveAsRival(IReservationManager.Request memory wanted) private returns (uint64) {
        vm.prank(_rival.coordinator.account);
        return reservations.reserve(wanted);
    }

    function _refuse(IReservationManager.Request memory wanted) private {
        assertFalse(reservations.isFree(wanted.unitId, wanted.startsAt, wanted.endsAt));
        vm.expectRevert(_taken(wanted));
        _reserveAsRival(wanted);
        vm.expectRevert(_taken(wanted));
        vm.prank(_rival.coordinator.account);
        reservations.hold(wanted);
    }

    function _taken(IReservationManager.Request memory wanted) private pure returns (bytes memory) {
        return abi.encodeWithSelector(
            IReservationManager.ReservationSlotTaken.selector, wanted.unitId, wanted.startsAt, wanted.endsAt
        );
    }

    /// @notice A check of the two ends alone does not see what lies between them.
    function test_defect_enveloping_interval_accepted() public {
        reserve(request(unit, 10, 4));
        _refuse(request(unit, 9, 6));
        _refuse(request(unit, 10, 5));
        _refuse(request(unit, 9, 5));
        _refuse(request(unit, 11, 2));
        // Around a whole calendar word of 256 hours.
        reserve(request(unit, 400, 2));
        _refuse(request(unit, 200, 600));
    }

    /// @notice A slot that ended up free, or never was taken, is said to be taken.
    function test_defect_free_slot_reported_taken() public {
        uint64 first = reserve(request(unit, 10, 4));
        uint64 second = reserve(request(unit, 20, 4));
        IReservationManager.Request memory between = request(unit, 14, 6);
        assertTrue(reservations.isFree(unit, between.startsAt, between.endsAt));
        _reserveAsRival(between);
        vm.startPrank(borrower.coordinator.account);
        reservations.cancel(first);
        reservations.cancel(second);
        vm.stopPrank();
        IReservationManager.Request memory again = request(unit, 10, 4);
        assertTrue(reservations.isFree(unit, again.startsAt, again.endsAt));
        _reserveAsRival(again);
        _reserveAsRival(request(unit, 20, 4));
    }

    /// @notice An end that counts as taken makes every reservation one slot too long.
    function test_defect_one_slot_too_many_locked_and_back_to_back_impossible() public {
        IReservationManager.Request memory wanted = request(unit, 10, 4);
        reserve(wanted);
        uint256 slot = wanted.startsAt / 3600;
        uint256 mask = uint256(0xf) << (slot % 256);
        assertEq(reservations.calendarWord(unit, slot / 256), mask);
        _reserveAsRival(request(unit, 14, 2));
        _reserveAsRival(request(unit, 8, 2));
        assertEq(reservations.calendarWord(unit, slot / 256), uint256(0xff) << (slot % 256 - 2));
    }

    /// @notice Keyed by account, the same night is sold once to each.
    function test_defect_same_night_accepted_for_a_second_account() public {
        reserve(request(unit, 10, 24));
        _refuse(request(unit, 10, 24));
        // Nor twice to the same one.
        bytes memory taken = _taken(request(unit, 10, 24));
        vm.expectRevert(taken);
        reserve(request(unit, 10, 24));
    }

    /// @notice Recursion, or a word for each night, ends long before a year.
    function test_defect_stack_overflow_at_300_nights() public {
        IEquipmentRegistry.Terms memory long = terms();
        long.maximumSlots = 301 * 24;
        long.horizonDays = 366;
        setTermsOf(unit, long);
        deposit(borrower, MONEY);
        IReservationManager.Request memory wanted = request(unit, 10, 300 * 24);
        uint256 before = gasleft();
        uint64 id = reserve(wanted);
        // 29 fresh words of 256 hours each.
        assertLt(before - gasleft(), 1_000_000);
        assertEq(endOf(id) - startOf(id), 300 days);
        _refuse(request(unit, 10 + 299 * 24, 24));
        _reserveAsRival(request(unit, 10 + 300 * 24, 24));
    }

    /// @notice What was shown as requested is given to somebody who came later.
    function test_defect_pending_request_that_looks_granted_loses_at_confirm() public {
        uint64 id = hold(request(unit, 48, 4));
        _refuse(request(unit, 48, 4));
        _refuse(request(unit, 50, 4));
        vm.prank(borrower.coordinator.account);
        reservations.confirm(id);
        assertState(id, IReservationManager.State.Confirmed);

        // The same while an owner takes its day to approve.
        IEquipmentRegistry.Terms memory asking = terms();
        asking.policy = 15;
        setTermsOf(unit, asking);
        IReservationManager.Request memory wanted = request(unit, 60, 4);
        id = hold(wanted);
        vm.warp(block.timestamp + 23 hours);
        vm.expectRevert(_taken(wanted));
        vm.prank(_rival.coordinator.account);
        reservations.hold(wanted);
        vm.prank(owner.coordinator.account);
        reservations.approve(id);
        vm.prank(borrower.coordinator.account);
        reservations.confirm(id);
        assertState(id, IReservationManager.State.Confirmed);
    }

    /// @notice An end moved without looking at the calendar runs into the next reservation.
    function test_defect_extension_double_books() public {
        uint64 id = reserve(request(unit, 48, 4));
        IReservationManager.Request memory next = request(unit, 52, 4);
        uint64 other = _reserveAsRival(next);
        refuseAmend(
            id,
            startOf(id),
            endOf(id) + 1 hours,
            abi.encodeWithSelector(
                IReservationManager.ReservationSlotTaken.selector, unit, startOf(id), endOf(id) + 1 hours
            )
        );
        assertEq(endOf(id), next.startsAt);
        assertEq(startOf(other), next.startsAt);

        // On loan, too.
        warpTo(id, 0);
        handOver(id, owner, borrower);
        refuseAmend(
            id,
            startOf(id),
            endOf(id) + 1 hours,
            abi.encodeWithSelector(
                IReservationManager.ReservationSlotTaken.selector, unit, startOf(id), endOf(id) + 1 hours
            )
        );
    }

    /// @notice The ERC-4907 user is replaced while it still has the right.
    function test_defect_user_right_silently_overwritten() public {
        uint64 id = lend();
        address user = facilities.accountOf(borrower.id);
        uint40 endsAt = endOf(id);
        assertEq(equipment.userOf(unit), user);

        address unitOwner = equipment.ownerOf(unit);
        bytes memory stranger = abi.encodeWithSelector(IPeerBook.PeerUnauthorized.selector, unitOwner);
        vm.expectRevert(stranger);
        vm.prank(unitOwner);
        equipment.setUser(unit, unitOwner, endsAt);

        // Neither a later reservation nor an attempt to pick it up changes whose it is now.
        uint64 other = _reserveAsRival(request(unit, 24, 4));
        ICustodyLedger.Handover memory words = handover(other, owner, _rival);
        bytes32 digest = custody.digestOf(words);
        bytes memory releaser = signEcdsa(owner.coordinator, digest);
        bytes memory receiver = signEcdsa(_rival.coordinator, digest);
        vm.expectRevert(
            abi.encodeWithSelector(ICustodyLedger.CustodyNotHolder.selector, unit, owner.id, borrower.id)
        );
        custody.handOver(words, releaser, receiver);
        assertEq(equipment.userOf(unit), user);
        assertEq(equipment.userExpires(unit), endsAt);
    }
}
