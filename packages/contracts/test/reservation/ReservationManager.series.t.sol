// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IEquipmentRegistry} from "../../src/equipment/IEquipmentRegistry.sol";
import {Fitness} from "../../src/equipment/Fitness.sol";
import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {IFacilityLedger} from "../../src/settlement/IFacilityLedger.sol";
import {AmendmentFixture} from "../fixture/AmendmentFixture.sol";

contract ReservationManagerSeriesTest is AmendmentFixture {
    uint32 private constant DAILY = 1 days;

    function setUp() public override {
        super.setUp();
        IFacilityRegistry.Attestation memory rich = attestation();
        rich.cover = 100_000_000e6;
        activate(borrower.id, rich);
    }

    function _series(IReservationManager.Request memory first, uint32 period, uint8 count)
        private
        returns (uint64[] memory)
    {
        vm.prank(borrower.coordinator.account);
        return reservations.reserveSeries(first, period, count);
    }

    function _refuse(IReservationManager.Request memory first, uint32 period, uint8 count, bytes memory reason) private {
        vm.expectRevert(reason);
        _series(first, period, count);
    }

    function test_makes_reservations_that_each_stand_alone() public {
        IReservationManager.Request memory first = request(unit, 48, 4);
        uint64[] memory ids = _series(first, DAILY, 24);
        assertEq(ids.length, 24);
        IFacilityLedger.Account memory account = ledger.balanceOf(borrower.id);
        assertEq(account.escrowed, 24 * escrowOf(3));
        assertEq(account.free, MONEY - 24 * escrowOf(3));
        assertEq(account.loans, 24);
        assertEq(account.insured, 24 * uint256(reservations.reservationOf(ids[0]).insured));
        for (uint40 i = 0; i < 24; ++i) {
            assertState(ids[i], IReservationManager.State.Confirmed);
            assertEq(startOf(ids[i]), first.startsAt + i * DAILY);
            assertEq(endOf(ids[i]), first.endsAt + i * DAILY);
            assertEq(reservations.reservationOf(ids[i]).escrow, escrowOf(3));
            assertEq(freeUntil(ids[i]), startOf(ids[i]) - 1 days);
        }
        vm.prank(borrower.coordinator.account);
        reservations.cancel(ids[7]);
        assertEq(ledger.balanceOf(borrower.id).loans, 23);
        assertTrue(reservations.isFree(unit, startOf(ids[7]), endOf(ids[7])));
        assertFalse(reservations.isFree(unit, startOf(ids[8]), endOf(ids[8])));
    }

    function test_passes_over_what_is_taken_and_says_so() public {
        IReservationManager.Request memory first = request(unit, 48, 4);
        reserve(request(unit, 48 + 24 + 3, 4));
        vm.expectEmit(address(reservations));
        emit IReservationManager.ReservationSkipped(
            unit, borrower.id, first.startsAt + DAILY, first.endsAt + DAILY
        );
        uint64[] memory ids = _series(first, DAILY, 3);
        assertTrue(ids[0] != 0 && ids[2] != 0);
        assertEq(ids[1], 0);
        assertEq(ledger.balanceOf(borrower.id).loans, 3);
        assertEq(ledger.balanceOf(borrower.id).escrowed, 3 * escrowOf(3));
    }

    function test_needs_at_least_one_that_is_free() public {
        IReservationManager.Request memory first = request(unit, 48, 4);
        _series(first, DAILY, 3);
        _refuse(
            first,
            DAILY,
            3,
            abi.encodeWithSelector(
                IReservationManager.ReservationSlotTaken.selector, unit, first.startsAt, first.endsAt
            )
        );
        assertTrue(_series(first, DAILY, 4)[3] != 0);
    }

    function test_may_follow_each_other_without_a_gap_but_not_overlap() public {
        IReservationManager.Request memory first = request(unit, 48, 4);
        bytes4 invalid = IReservationManager.ReservationSeriesInvalid.selector;
        _refuse(first, 3 hours, 3, abi.encodeWithSelector(invalid, 3 hours, 3));
        _refuse(first, 5 hours - 1, 3, abi.encodeWithSelector(invalid, 5 hours - 1, 3));
        uint64[] memory ids = _series(first, 4 hours, 3);
        assertEq(endOf(ids[0]), startOf(ids[1]));
    }

    function test_has_two_to_twenty_four_occurrences() public {
        IReservationManager.Request memory first = request(unit, 48, 4);
        bytes4 invalid = IReservationManager.ReservationSeriesInvalid.selector;
        _refuse(first, DAILY, 0, abi.encodeWithSelector(invalid, DAILY, 0));
        _refuse(first, DAILY, 1, abi.encodeWithSelector(invalid, DAILY, 1));
        _refuse(first, DAILY, 25, abi.encodeWithSelector(invalid, DAILY, 25));
        assertEq(_series(first, DAILY, 2).length, 2);
    }

    function test_keeps_to_the_horizon_until_the_last_end() public {
        uint40 horizon = uint40(block.timestamp + 90 days);
        IReservationManager.Request memory first = request(unit, 48, 4);
        _refuse(
            first,
            4 * DAILY,
            24,
            abi.encodeWithSelector(
                IReservationManager.ReservationBeyondHorizon.selector, first.endsAt + 92 * DAILY, horizon
            )
        );
        _series(first, 3 * DAILY, 24);
    }

    function test_needs_a_fit_unit_until_the_last_end() public {
        IReservationManager.Request memory first = request(unit, 48, 4);
        vm.startPrank(owner.biomedical.account);
        equipment.issueCertificate(
            unit, IEquipmentRegistry.CertificateKind.Calibration, first.endsAt + DAILY - 1, 0
        );
        vm.stopPrank();
        _refuse(
            first,
            DAILY,
            2,
            abi.encodeWithSelector(
                IEquipmentRegistry.EquipmentNotFit.selector, unit, Fitness.CALIBRATION_EXPIRED
            )
        );
        vm.startPrank(owner.biomedical.account);
        equipment.issueCertificate(unit, IEquipmentRegistry.CertificateKind.Calibration, first.endsAt + DAILY, 0);
        vm.stopPrank();
        _series(first, DAILY, 2);
    }

    function test_needs_standing_until_the_last_end() public {
        IReservationManager.Request memory first = request(unit, 48, 4);
        IFacilityRegistry.Attestation memory short = attestation();
        short.insuredUntil = first.endsAt + DAILY - 1;
        activate(borrower.id, short);
        _refuse(
            first,
            DAILY,
            2,
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityInsuranceExpired.selector,
                borrower.id,
                first.endsAt + DAILY - 1,
                first.endsAt + DAILY
            )
        );
    }

    function test_needs_balance_for_all_of_them_to_the_unit() public {
        vm.prank(borrower.finance.account);
        ledger.withdraw(MONEY - 3 * escrowOf(3) + 1);
        IReservationManager.Request memory first = request(unit, 48, 4);
        _refuse(
            first,
            DAILY,
            3,
            abi.encodeWithSelector(
                IFacilityLedger.LedgerBalanceInsufficient.selector,
                borrower.id,
                3 * escrowOf(3) - 1,
                3 * escrowOf(3)
            )
        );
        deposit(borrower, 1);
        _series(first, DAILY, 3);
    }

    function test_needs_cover_for_all_of_them_to_the_unit() public {
        IReservationManager.Request memory first = request(unit, 48, 4);
        uint56 each = equipment.offer(unit, 0, first.startsAt, first.endsAt).insured;
        IFacilityRegistry.Attestation memory poor = attestation();
        poor.cover = 3 * each - 1;
        activate(borrower.id, poor);
        _refuse(
            first,
            DAILY,
            3,
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityCoverExceeded.selector, borrower.id, 3 * each - 1, 3 * each
            )
        );
        poor.cover += 1;
        activate(borrower.id, poor);
        _series(first, DAILY, 3);
    }

    function test_counts_each_towards_the_quota() public {
        deposit(borrower, 1_000_000e6);
        for (uint40 i = 0; i < 41; ++i) {
            reserve(request(unit, 600 + i * 2, 2));
        }
        IReservationManager.Request memory first = request(unit, 2, 4);
        _refuse(
            first,
            8 hours,
            24,
            abi.encodeWithSelector(IReservationManager.ReservationQuotaExceeded.selector, borrower.id, 41, 64)
        );
    }
}
