// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IEquipmentRegistry} from "../../src/equipment/IEquipmentRegistry.sol";
import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {Role} from "../../src/facility/Role.sol";
import {IAmendmentDesk} from "../../src/reservation/IAmendmentDesk.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {IFacilityLedger} from "../../src/settlement/IFacilityLedger.sol";
import {AmendmentFixture} from "../fixture/AmendmentFixture.sol";

contract AmendmentDeskRecallTest is AmendmentFixture {
    bytes32 private constant REASON = keccak256("reason and salt");

    uint64 private _id;
    uint40 private _start;

    /// @dev A loan of 100 hours that began just now.
    function setUp() public override {
        super.setUp();
        _id = reserve(request(unit, 0, 100));
        _start = startOf(_id);
        vm.warp(_start);
        handOver(_id, owner, borrower);
    }

    function _recall(uint40 endsAt) private {
        vm.prank(owner.coordinator.account);
        amendments.recall(_id, endsAt, 7, REASON);
    }

    function _refuse(uint40 endsAt, bytes memory reason) private {
        vm.expectRevert(reason);
        _recall(endsAt);
    }

    function _invalid(uint40 endsAt, uint40 earliest) private view returns (bytes memory) {
        return abi.encodeWithSelector(
            IAmendmentDesk.RecallEndInvalid.selector, _id, endsAt, earliest, _start + 99 hours
        );
    }

    function test_brings_the_end_forward_pays_the_borrower_and_says_so() public {
        vm.expectEmit(address(amendments));
        emit IAmendmentDesk.ReservationRecalled(
            _id,
            unit,
            borrower.id,
            owner.coordinator.account,
            _start + 60 hours,
            escrowOf(59),
            40 * HOURLY / 2,
            7,
            REASON
        );
        vm.expectEmit(address(ledger));
        emit IFacilityLedger.EscrowAdjusted(
            _id, borrower.id, owner.id, escrowOf(99), escrowOf(59), 0, 40 * HOURLY / 2
        );
        _recall(_start + 60 hours);
        assertState(_id, IReservationManager.State.OnLoan);
        assertEq(endOf(_id), _start + 60 hours);
        assertEq(ledger.balanceOf(borrower.id).escrowed, escrowOf(59));
        assertEq(ledger.balanceOf(borrower.id).free, MONEY - escrowOf(59) + 20 * HOURLY);
        assertEq(ledger.balanceOf(owner.id).free, 10_000e6 - 20 * HOURLY);
        assertTrue(reservations.isFree(unit, _start + 60 hours, _start + 100 hours));
        assertFalse(reservations.isFree(unit, _start + 59 hours, _start + 60 hours));
        assertEq(equipment.userExpires(unit), _start + 60 hours);
    }

    function test_the_slots_can_be_reserved_at_once() public {
        _recall(_start + 24 hours);
        IReservationManager.Request memory wanted = request(unit, 24, 76);
        reserve(wanted);
        assertEq(ledger.balanceOf(borrower.id).loans, 2);
    }

    function test_a_late_return_counts_from_the_new_end() public {
        _recall(_start + 24 hours);
        vm.warp(_start + 25 hours);
        handOver(_id, borrower, owner);
        assertEq(settlements.preview(_id).lateSeconds, 1 hours);
        assertEq(settlements.preview(_id).lateFee, 20e6);
    }

    function test_needs_a_day_of_notice_rounded_up_to_the_grid() public {
        _refuse(_start + 23 hours, _invalid(_start + 23 hours, _start + 24 hours));
        vm.warp(_start + 1);
        _refuse(_start + 24 hours, _invalid(_start + 24 hours, _start + 25 hours));
        _recall(_start + 25 hours);
    }

    function test_ends_the_loan_earlier_and_not_later() public {
        _refuse(_start + 100 hours, _invalid(_start + 100 hours, _start + 24 hours));
        _refuse(_start + 101 hours, _invalid(_start + 101 hours, _start + 24 hours));
        _refuse(
            _start + 99 hours - 1,
            abi.encodeWithSelector(
                IReservationManager.ReservationOffGrid.selector, unit, _start + 99 hours - 1, 3600
            )
        );
        _recall(_start + 99 hours);
        assertEq(ledger.balanceOf(owner.id).free, 10_000e6 - HOURLY / 2);
    }

    function test_may_be_repeated_and_pays_for_each_slot_once() public {
        _recall(_start + 60 hours);
        _recall(_start + 24 hours);
        assertEq(ledger.balanceOf(owner.id).free, 10_000e6 - 76 * HOURLY / 2);
        assertEq(ledger.balanceOf(borrower.id).escrowed, escrowOf(23));
    }

    function test_stands_against_the_borrowers_extension_and_not_against_an_earlier_return() public {
        _recall(_start + 60 hours);
        vm.startPrank(borrower.coordinator.account);
        vm.expectRevert(abi.encodeWithSelector(IAmendmentDesk.RecallStands.selector, _id, _start + 60 hours));
        amendments.amend(_id, _start, _start + 61 hours);
        amendments.amend(_id, _start, _start + 50 hours);
        vm.expectRevert(abi.encodeWithSelector(IAmendmentDesk.RecallStands.selector, _id, _start + 50 hours));
        amendments.amend(_id, _start, _start + 60 hours);
        vm.stopPrank();
    }

    function test_needs_the_owners_balance_to_the_unit() public {
        vm.startPrank(owner.finance.account);
        ledger.withdraw(10_000e6 - 20 * HOURLY + 1);
        vm.stopPrank();
        _refuse(
            _start + 60 hours,
            abi.encodeWithSelector(
                IFacilityLedger.LedgerBalanceInsufficient.selector, owner.id, 20 * HOURLY - 1, 20 * HOURLY
            )
        );
        assertEq(endOf(_id), _start + 100 hours);
        deposit(owner, 1);
        _recall(_start + 60 hours);
        assertEq(ledger.balanceOf(owner.id).free, 0);
    }

    function test_only_the_owners_coordinator_may() public {
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityStaffUnauthorized.selector, owner.biomedical.account, Role.COORDINATOR
            )
        );
        vm.prank(owner.biomedical.account);
        amendments.recall(_id, _start + 60 hours, 7, REASON);
        vm.expectRevert(
            abi.encodeWithSelector(IEquipmentRegistry.EquipmentNotParty.selector, unit, borrower.id)
        );
        vm.prank(borrower.coordinator.account);
        amendments.recall(_id, _start + 60 hours, 7, REASON);
    }

    function test_only_what_is_on_loan_can_be_recalled() public {
        _id = reserve(request(unit, 200, 100));
        _refuse(
            endOf(_id) - 1 hours,
            abi.encodeWithSelector(
                IReservationManager.ReservationStateUnexpected.selector, _id, IReservationManager.State.Confirmed
            )
        );
    }

    function test_works_although_the_borrower_has_expired() public {
        IFacilityRegistry.Attestation memory short = attestation();
        short.licensedUntil = uint40(block.timestamp + 1);
        activate(borrower.id, short);
        vm.warp(block.timestamp + 2);
        _recall(_start + 60 hours);
    }

    function testFuzz_every_unit_is_accounted_for(uint8 ends, uint16 bps, uint40 rate) public {
        IEquipmentRegistry.Terms memory odd = terms();
        odd.lateCancelBps = bps % 10_001;
        odd.ratePerHour = rate % 20e6;
        setTermsOf(unit, odd);
        uint64 id = reserve(request(unit, 100, 100));
        warpTo(id, 0);
        handOver(_id, borrower, owner);
        settlements.settle(_id);
        cleanUnit();
        handOver(id, owner, borrower);
        uint256 total = _total();
        uint256 owned = ledger.balanceOf(owner.id).free;
        uint40 endsAt = startOf(id) + (24 + uint40(ends) % 76) * 1 hours;
        vm.prank(owner.coordinator.account);
        amendments.recall(id, endsAt, 7, REASON);
        assertEq(_total(), total);
        uint256 lost = (uint256(odd.ratePerHour) + 1.5e6) * ((startOf(id) + 100 hours) - endsAt) / 1 hours;
        assertEq(owned - ledger.balanceOf(owner.id).free, lost * odd.lateCancelBps / 10_000);
        assertEq(ledger.balanceOf(borrower.id).escrowed, reservations.quote(unit, 2, startOf(id), endsAt));
    }

    function _total() private view returns (uint256) {
        return ledger.balanceOf(borrower.id).free + ledger.balanceOf(borrower.id).escrowed
            + ledger.balanceOf(owner.id).free;
    }
}
