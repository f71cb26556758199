// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IPeerBook} from "../../src/access/IPeerBook.sol";
import {Fitness} from "../../src/equipment/Fitness.sol";
import {IEquipmentRegistry} from "../../src/equipment/IEquipmentRegistry.sol";
import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {Role} from "../../src/facility/Role.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {IFacilityLedger} from "../../src/settlement/IFacilityLedger.sol";
import {LoanFixture} from "../fixture/LoanFixture.sol";

contract ReservationManagerReserveTest is LoanFixture {
    uint56 private constant INSURED = 28_250e6;

    function _refuse(bytes memory reason, IReservationManager.Request memory wanted) private {
        uint256 freeBefore = ledger.balanceOf(borrower.id).free;
        vm.expectRevert(reason);
        reserve(wanted);
        assertEq(ledger.balanceOf(borrower.id).free, freeBefore);
        assertEq(reservations.calendarWord(unit, onGrid() / 3600 / 256), 0);
    }

    function test_refuses_an_interval_that_ends_at_its_start() public {
        IReservationManager.Request memory wanted = request(unit, 1, 0);
        _refuse(
            abi.encodeWithSelector(
                IReservationManager.ReservationIntervalEmpty.selector, wanted.startsAt, wanted.endsAt
            ),
            wanted
        );
        wanted.endsAt -= 3600;
        _refuse(
            abi.encodeWithSelector(
                IReservationManager.ReservationIntervalEmpty.selector, wanted.startsAt, wanted.endsAt
            ),
            wanted
        );
    }

    function test_refuses_an_unknown_unit() public {
        _refuse(abi.encodeWithSelector(IEquipmentRegistry.EquipmentUnknown.selector, 99), request(99, 1, 4));
    }

    function test_refuses_times_off_the_grid() public {
        IReservationManager.Request memory wanted = request(unit, 1, 4);
        wanted.startsAt += 1;
        _refuse(
            abi.encodeWithSelector(IReservationManager.ReservationOffGrid.selector, unit, wanted.startsAt, 3600),
            wanted
        );
        wanted.startsAt -= 1;
        wanted.endsAt -= 1;
        _refuse(
            abi.encodeWithSelector(IReservationManager.ReservationOffGrid.selector, unit, wanted.endsAt, 3600), wanted
        );
    }

    function test_refuses_a_start_in_the_past_and_takes_one_now() public {
        IReservationManager.Request memory wanted = request(unit, 0, 4);
        vm.warp(wanted.startsAt + 1);
        _refuse(
            abi.encodeWithSelector(
                IReservationManager.ReservationInPast.selector, wanted.startsAt, wanted.startsAt + 1
            ),
            wanted
        );
        vm.warp(wanted.startsAt);
        assertState(reserve(wanted), IReservationManager.State.Confirmed);
    }

    function test_refuses_a_start_nearer_than_the_lead_time() public {
        IEquipmentRegistry.Terms memory strict = terms();
        strict.leadSeconds = 2 hours;
        vm.prank(owner.coordinator.account);
        equipment.setTerms(unit, strict);
        IReservationManager.Request memory wanted = request(unit, 1, 4);
        _refuse(
            abi.encodeWithSelector(
                IReservationManager.ReservationLeadTooShort.selector, wanted.startsAt, block.timestamp + 2 hours
            ),
            wanted
        );
        assertState(reserve(request(unit, 2, 4)), IReservationManager.State.Confirmed);
    }

    function test_refuses_an_end_beyond_the_horizon() public {
        IReservationManager.Request memory wanted = request(unit, 90 * 24 - 3, 4);
        _refuse(
            abi.encodeWithSelector(
                IReservationManager.ReservationBeyondHorizon.selector, wanted.endsAt, block.timestamp + 90 days
            ),
            wanted
        );
        assertState(reserve(request(unit, 90 * 24 - 4, 4)), IReservationManager.State.Confirmed);
    }

    function test_refuses_lengths_outside_the_terms() public {
        _refuse(
            abi.encodeWithSelector(IReservationManager.ReservationLengthOutOfRange.selector, 1, 2, 744),
            request(unit, 1, 1)
        );
        _refuse(
            abi.encodeWithSelector(IReservationManager.ReservationLengthOutOfRange.selector, 745, 2, 744),
            request(unit, 1, 745)
        );
        reserve(request(unit, 0, 2));
        reserve(request(unit, 2, 744));
    }

    function test_refuses_a_unit_that_is_not_fit_with_all_reasons() public {
        uint32 raw = registerUnit(owner);
        vm.prank(owner.coordinator.account);
        equipment.setTerms(raw, terms());
        uint16 reasons = Fitness.NOT_APPROVED | Fitness.CALIBRATION_EXPIRED | Fitness.ELECTRICAL_SAFETY_EXPIRED
            | Fitness.MAINTENANCE_OVERDUE;
        _refuse(
            abi.encodeWithSelector(IEquipmentRegistry.EquipmentNotFit.selector, raw, reasons), request(raw, 1, 4)
        );
    }

    function test_refuses_the_owner() public {
        vm.expectRevert(abi.encodeWithSelector(IReservationManager.ReservationOwnUnit.selector, unit, owner.id));
        vm.prank(owner.coordinator.account);
        reservations.reserve(request(unit, 1, 4));
    }

    function test_refuses_callers_who_are_no_coordinator() public {
        address operator = borrower.operator.account;
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityStaffUnauthorized.selector, operator, Role.COORDINATOR
            )
        );
        vm.prank(operator);
        reservations.reserve(request(unit, 1, 4));
    }

    function test_refuses_a_borrower_without_agreement() public {
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityAgreementMissing.selector, owner.id, carrier.id, 0, onGrid() + 5 hours
            )
        );
        vm.prank(carrier.coordinator.account);
        reservations.reserve(request(unit, 1, 4));
    }

    function test_refuses_when_the_cover_is_used_up() public {
        uint64 loans = COVER / INSURED;
        for (uint64 i = 0; i < loans; ++i) {
            reserve(request(unit, uint40(4 * i), 4));
        }
        uint64 left = COVER - loans * INSURED;
        vm.expectRevert(
            abi.encodeWithSelector(IFacilityRegistry.FacilityCoverExceeded.selector, borrower.id, left, INSURED)
        );
        reserve(request(unit, uint40(4 * loans), 4));
    }

    function test_refuses_when_the_balance_does_not_cover_the_escrow() public {
        vm.prank(borrower.finance.account);
        ledger.withdraw(100_000e6 - 500e6);
        uint256 escrow = 500e6 + 13.5e6 * 3;
        _refuse(
            abi.encodeWithSelector(
                IFacilityLedger.LedgerBalanceInsufficient.selector, borrower.id, uint256(500e6), escrow
            ),
            request(unit, 1, 4)
        );
        deposit(borrower, 40.5e6);
        reserve(request(unit, 1, 4));
        assertEq(ledger.balanceOf(borrower.id).free, 0);
    }

    function test_refuses_every_overlap_and_takes_neighbours() public {
        reserve(request(unit, 10, 4));
        uint40[2][5] memory overlaps = [[uint40(10), 4], [uint40(8), 3], [uint40(13), 4], [uint40(8), 10], [uint40(11), 2]];
        for (uint256 i = 0; i < 5; ++i) {
            IReservationManager.Request memory wanted = request(unit, overlaps[i][0], overlaps[i][1]);
            vm.expectRevert(
                abi.encodeWithSelector(
                    IReservationManager.ReservationSlotTaken.selector, unit, wanted.startsAt, wanted.endsAt
                )
            );
            reserve(wanted);
        }
        reserve(request(unit, 6, 4));
        reserve(request(unit, 14, 4));
    }

    function test_takes_escrow_cover_and_slots_and_says_so() public {
        IReservationManager.Request memory wanted = request(unit, 5, 4);
        wanted.priority = IReservationManager.Priority.Urgent;
        uint64 id = reserve(wanted);
        IReservationManager.Details memory details = reservations.detailsOf(id);
        assertEq(details.unitId, unit);
        assertEq(details.ownerId, owner.id);
        assertEq(details.startsAt, wanted.startsAt);
        assertEq(details.endsAt, wanted.endsAt);
        assertEq(details.reservation.borrowerId, borrower.id);
        assertEq(details.reservation.escrow, 500e6 + 13.5e6 * 3);
        assertEq(details.reservation.insured, INSURED);
        assertEq(uint8(details.reservation.priority), 1);
        assertEq(details.reservation.escrow, reservations.quote(unit, 1, wanted.startsAt, wanted.endsAt));
        IFacilityLedger.Account memory account = ledger.balanceOf(borrower.id);
        assertEq(account.escrowed, 540.5e6);
        assertEq(account.free, 100_000e6 - 540.5e6);
        assertEq(account.insured, INSURED);
        uint256 first = wanted.startsAt / 3600;
        assertEq(reservations.calendarWord(unit, first / 256), 15 << (first % 256));
        assertFalse(reservations.isFree(unit, wanted.startsAt, wanted.endsAt));
        assertTrue(reservations.isFree(unit, wanted.endsAt, wanted.endsAt + 3600));
        (uint16 holds, uint16 live) = reservations.openOf(borrower.id);
        assertEq(holds, 0);
        assertEq(live, 1);
    }

    function test_keeps_the_terms_it_was_made_under() public {
        uint64 id = reserve(request(unit, 5, 4));
        IEquipmentRegistry.Terms memory dearer = terms();
        dearer.ratePerHour = 100e6;
        vm.prank(owner.coordinator.account);
        equipment.setTerms(unit, dearer);
        assertEq(reservations.reservationOf(id).termsVersion, 1);
        assertEq(reservations.reservationOf(reserve(request(unit, 20, 4))).escrow, 500e6 + 101.5e6 * 3);
    }

    function test_refuses_views_of_what_does_not_exist() public {
        uint64 id = uint64(unit) << 32 | 1;
        vm.expectRevert(abi.encodeWithSelector(IReservationManager.ReservationUnknown.selector, id));
        reservations.detailsOf(id);
        vm.expectRevert(abi.encodeWithSelector(IEquipmentRegistry.EquipmentUnknown.selector, 99));
        reservations.isFree(99, 3600, 7200);
        vm.expectRevert(abi.encodeWithSelector(IEquipmentRegistry.EquipmentUnknown.selector, 99));
        reservations.quote(99, 1, 3600, 7200);
        vm.expectRevert(abi.encodeWithSelector(IEquipmentRegistry.EquipmentTermsInvalid.selector, unit));
        reservations.quote(unit, 9, 3600, 7200);
    }

    function test_moves_on_only_for_its_peers() public {
        uint64 id = reserve(request(unit, 5, 4));
        bytes memory refused = abi.encodeWithSelector(IPeerBook.PeerUnauthorized.selector, address(this));
        vm.expectRevert(refused);
        reservations.start(id);
        vm.expectRevert(refused);
        reservations.markReturned(id);
        vm.expectRevert(refused);
        reservations.settle(id);
    }

    /// forge-config: default.fuzz.runs = 64
    function testFuzz_quote_is_rounded_down(uint40 rate, uint32 contribution, uint8 length) public {
        IEquipmentRegistry.Terms memory odd = terms();
        odd.ratePerHour = uint48(bound(rate, 1, 1e9));
        odd.contributionPerHour = uint40(bound(contribution, 0, 1e9));
        vm.prank(owner.coordinator.account);
        equipment.setTerms(unit, odd);
        uint40 hoursLong = uint40(bound(length, 2, 200));
        IReservationManager.Request memory wanted = request(unit, 1, hoursLong);
        uint256 expected = 500e6 + (uint256(odd.ratePerHour) + odd.contributionPerHour) * (hoursLong - 1);
        assertEq(reservations.quote(unit, 2, wanted.startsAt, wanted.endsAt), expected);
    }
}
