// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IEquipmentRegistry} from "../../src/equipment/IEquipmentRegistry.sol";
import {Fitness} from "../../src/equipment/Fitness.sol";
import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {Role} from "../../src/facility/Role.sol";
import {IAmendmentDesk} from "../../src/reservation/IAmendmentDesk.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {IFacilityLedger} from "../../src/settlement/IFacilityLedger.sol";
import {AmendmentFixture} from "../fixture/AmendmentFixture.sol";

contract AmendmentDeskAmendTest is AmendmentFixture {
    uint64 private _id;
    uint40 private _start;

    function setUp() public override {
        super.setUp();
        _id = reserve(request(unit, 48, 4));
        _start = startOf(_id);
    }

    // Moving the slots

    function test_moves_a_reservation_and_says_so() public {
        vm.expectEmit(address(amendments));
        emit IAmendmentDesk.ReservationAmended(
            _id, unit, borrower.id, borrower.coordinator.account, _start + 10 hours, _start + 15 hours, escrowOf(4), 0
        );
        amend(_id, _start + 10 hours, _start + 15 hours);
        IReservationManager.Details memory moved = reservations.detailsOf(_id);
        assertEq(moved.startsAt, _start + 10 hours);
        assertEq(moved.endsAt, _start + 15 hours);
        assertState(_id, IReservationManager.State.Confirmed);
        assertEq(moved.reservation.escrow, escrowOf(4));
        assertTrue(reservations.isFree(unit, _start, _start + 10 hours));
        assertFalse(reservations.isFree(unit, _start + 14 hours, _start + 15 hours));
        assertMoney(escrowOf(4), 0);
    }

    function test_shifts_by_one_slot_over_its_own_slots_either_way() public {
        amend(_id, _start + 1 hours, _start + 5 hours);
        amend(_id, _start, _start + 4 hours);
        assertTrue(reservations.isFree(unit, _start + 4 hours, _start + 5 hours));
        assertFalse(reservations.isFree(unit, _start, _start + 1 hours));
    }

    function test_fits_exactly_between_two_neighbours() public {
        reserve(request(unit, 40, 4));
        reserve(request(unit, 56, 4));
        amend(_id, _start - 4 hours, _start + 8 hours);
        assertEq(reservations.detailsOf(_id).reservation.slotCount, 12);
    }

    function test_changes_nothing_when_a_slot_is_taken() public {
        reserve(request(unit, 53, 4));
        bytes32 before = keccak256(abi.encode(reservations.detailsOf(_id)));
        refuseAmend(
            _id,
            _start,
            _start + 6 hours,
            abi.encodeWithSelector(
                IReservationManager.ReservationSlotTaken.selector, unit, _start, _start + 6 hours
            )
        );
        assertEq(keccak256(abi.encode(reservations.detailsOf(_id))), before);
        assertFalse(reservations.isFree(unit, _start, _start + 1 hours));
        amend(_id, _start, _start + 5 hours);
    }

    function test_keeps_id_terms_insured_value_priority_and_other_records() public {
        IEquipmentRegistry.Terms memory dearer = terms();
        dearer.ratePerHour = 99e6;
        setTermsOf(unit, dearer);
        IReservationManager.Reservation memory before = reservations.reservationOf(_id);
        amend(_id, _start + 1 hours, _start + 6 hours);
        IReservationManager.Reservation memory moved = reservations.reservationOf(_id);
        assertEq(moved.termsVersion, 1);
        assertEq(moved.insured, before.insured);
        assertEq(uint8(moved.priority), uint8(before.priority));
        assertEq(moved.borrowerId, before.borrowerId);
        assertEq(moved.escrow, escrowOf(4));
        assertEq(ledger.balanceOf(borrower.id).insured, before.insured);
        assertEq(ledger.balanceOf(borrower.id).loans, 1);
    }

    // Money

    function test_is_free_until_the_last_free_second_and_charges_given_up_slots_afterwards() public {
        vm.warp(_start - 1 days);
        amend(_id, _start, _start + 3 hours);
        assertMoney(escrowOf(2), 0);
        amend(_id, _start, _start + 4 hours);
        vm.warp(_start - 1 days + 1);
        amend(_id, _start, _start + 3 hours);
        assertMoney(escrowOf(2), HOURLY / 2);
    }

    function test_takes_the_fee_from_the_escrow_and_more_from_the_balance_where_needed() public {
        vm.warp(_start - 1 hours);
        vm.expectEmit(address(ledger));
        emit IFacilityLedger.EscrowAdjusted(
            _id, borrower.id, owner.id, escrowOf(3), escrowOf(9), 3 * HOURLY / 2, 0
        );
        amend(_id, _start + 10 hours, _start + 20 hours);
        assertMoney(escrowOf(9), 3 * HOURLY / 2);
    }

    function test_moving_all_slots_late_costs_what_cancelling_late_costs() public {
        (, uint40 fee) = reservations.cancellationOf(_id);
        vm.warp(_start - 1 hours);
        amend(_id, _start + 4 hours, _start + 8 hours);
        assertMoney(escrowOf(3), fee);
    }

    function test_extending_late_costs_no_fee() public {
        vm.warp(_start - 1 hours);
        amend(_id, _start, _start + 6 hours);
        assertMoney(escrowOf(5), 0);
    }

    function test_needs_balance_for_the_added_escrow_to_the_unit() public {
        vm.prank(borrower.finance.account);
        ledger.withdraw(MONEY - escrowOf(3) - HOURLY + 1);
        refuseAmend(
            _id,
            _start,
            _start + 5 hours,
            abi.encodeWithSelector(
                IFacilityLedger.LedgerBalanceInsufficient.selector, borrower.id, HOURLY - 1, HOURLY
            )
        );
        deposit(borrower, 1);
        amend(_id, _start, _start + 5 hours);
        assertEq(ledger.balanceOf(borrower.id).free, 0);
    }

    function test_cancelling_afterwards_costs_a_share_of_the_new_price() public {
        amend(_id, _start, _start + 9 hours);
        vm.warp(_start - 1 days + 1);
        vm.prank(borrower.coordinator.account);
        reservations.cancel(_id);
        assertMoney(0, 8 * HOURLY / 2);
    }

    // The free period

    function test_a_later_start_does_not_prolong_the_free_period() public {
        uint40 until = freeUntil(_id);
        assertEq(until, _start - 1 days);
        amend(_id, _start + 100 hours, _start + 104 hours);
        assertEq(freeUntil(_id), until);
    }

    function test_an_earlier_start_shortens_the_free_period() public {
        amend(_id, _start - 5 hours, _start);
        assertEq(freeUntil(_id), _start - 5 hours - 1 days);
        amend(_id, _start, _start + 4 hours);
        assertEq(freeUntil(_id), _start - 5 hours - 1 days);
    }

    function test_a_free_period_that_is_over_never_comes_back() public {
        vm.warp(_start - 1 days + 1);
        amend(_id, _start + 1000 hours, _start + 1004 hours);
        assertEq(freeUntil(_id), 0);
        amend(_id, _start + 1000 hours, _start + 1005 hours);
        assertEq(freeUntil(_id), 0);
        vm.prank(borrower.coordinator.account);
        reservations.cancel(_id);
        assertMoney(0, 3 * HOURLY / 2 + 4 * HOURLY / 2);
    }

    function test_refuses_a_move_so_far_that_the_free_period_could_not_be_kept() public {
        IEquipmentRegistry.Terms memory far = terms();
        far.horizonDays = 366;
        setTermsOf(unit, far);
        uint64 id = reserve(request(unit, 100, 4));
        uint40 latest = freeUntil(id) + 4094 hours;
        refuseAmend(
            id,
            latest + 1 hours,
            latest + 5 hours,
            abi.encodeWithSelector(IAmendmentDesk.AmendmentTooFar.selector, id, latest + 1 hours, latest)
        );
        uint40 until = freeUntil(id);
        amend(id, latest, latest + 4 hours);
        assertEq(freeUntil(id), until);
    }

    function testFuzz_free_period_never_grows_and_money_adds_up(uint40[6] memory when, uint8[6] memory from, uint8[6] memory slots)
        public
    {
        uint256 total = ledger.balanceOf(borrower.id).free + ledger.balanceOf(borrower.id).escrowed
            + ledger.balanceOf(owner.id).free;
        for (uint256 i = 0; i < 6; ++i) {
            vm.warp(block.timestamp + when[i] % 12 hours);
            (uint40 until, uint40 fee) = reservations.cancellationOf(_id);
            uint256 paid = ledger.balanceOf(owner.id).free;
            uint40 startsAt = onGrid() + uint40(from[i] % 96) * 1 hours;
            vm.prank(borrower.coordinator.account);
            try amendments.amend(_id, startsAt, startsAt + (2 + uint40(slots[i] % 30)) * 1 hours) {
                assertLe(freeUntil(_id), until);
                uint256 charged = ledger.balanceOf(owner.id).free - paid;
                assertLe(charged, block.timestamp > until ? fee : 0);
            } catch {}
            IReservationManager.Details memory now_ = reservations.detailsOf(_id);
            uint56 quoted = reservations.quote(unit, 1, now_.startsAt, now_.endsAt);
            assertEq(now_.reservation.escrow, quoted);
            assertEq(ledger.balanceOf(borrower.id).escrowed, quoted);
            (, fee) = reservations.cancellationOf(_id);
            assertEq(fee, (quoted - DEPOSIT) / 2);
        }
        assertEq(
            ledger.balanceOf(borrower.id).free + ledger.balanceOf(borrower.id).escrowed
                + ledger.balanceOf(owner.id).free,
            total
        );
    }

    // Gates

    function test_only_the_borrowers_coordinator_may() public {
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityStaffUnauthorized.selector, borrower.finance.account, Role.COORDINATOR
            )
        );
        vm.prank(borrower.finance.account);
        amendments.amend(_id, _start, _start + 5 hours);
        vm.expectRevert(abi.encodeWithSelector(IReservationManager.ReservationNotParty.selector, _id, owner.id));
        vm.prank(owner.coordinator.account);
        amendments.amend(_id, _start, _start + 5 hours);
        befriend(owner, carrier);
        vm.expectRevert(abi.encodeWithSelector(IReservationManager.ReservationNotParty.selector, _id, carrier.id));
        vm.prank(carrier.coordinator.account);
        amendments.amend(_id, _start, _start + 5 hours);
    }

    function test_needs_standing_and_agreement_until_the_new_end() public {
        IFacilityRegistry.Attestation memory short = attestation();
        short.licensedUntil = _start + 5 hours;
        activate(borrower.id, short);
        refuseAmend(
            _id,
            _start,
            _start + 6 hours,
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityNotActive.selector, borrower.id, _start + 5 hours, _start + 6 hours
            )
        );
        amend(_id, _start, _start + 5 hours);
    }

    function test_needs_a_unit_fit_until_the_new_end() public {
        vm.prank(owner.biomedical.account);
        equipment.issueCertificate(
            unit, IEquipmentRegistry.CertificateKind.Calibration, _start + 5 hours, keccak256("short")
        );
        refuseAmend(
            _id,
            _start,
            _start + 6 hours,
            abi.encodeWithSelector(
                IEquipmentRegistry.EquipmentNotFit.selector, unit, Fitness.CALIBRATION_EXPIRED
            )
        );
        amend(_id, _start, _start + 5 hours);
    }

    function test_keeps_to_the_grid() public {
        refuseAmend(
            _id,
            _start + 1,
            _start + 4 hours,
            abi.encodeWithSelector(IReservationManager.ReservationOffGrid.selector, unit, _start + 1, 3600)
        );
        refuseAmend(
            _id,
            _start,
            _start + 4 hours - 1,
            abi.encodeWithSelector(IReservationManager.ReservationOffGrid.selector, unit, _start + 4 hours - 1, 3600)
        );
        refuseAmend(
            _id,
            _start + 4 hours,
            _start + 4 hours,
            abi.encodeWithSelector(
                IReservationManager.ReservationIntervalEmpty.selector, _start + 4 hours, _start + 4 hours
            )
        );
    }

    function test_keeps_to_the_lengths_of_its_own_terms() public {
        IEquipmentRegistry.Terms memory changed = terms();
        changed.minimumSlots = 10;
        setTermsOf(unit, changed);
        amend(_id, _start, _start + 2 hours);
        amend(_id, _start, _start + 744 hours);
        refuseAmend(
            _id,
            _start,
            _start + 1 hours,
            abi.encodeWithSelector(IReservationManager.ReservationLengthOutOfRange.selector, 1, 2, 744)
        );
        refuseAmend(
            _id,
            _start,
            _start + 745 hours,
            abi.encodeWithSelector(IReservationManager.ReservationLengthOutOfRange.selector, 745, 2, 744)
        );
    }

    function test_needs_lead_time_only_where_the_start_moves_earlier() public {
        IEquipmentRegistry.Terms memory slow = terms();
        slow.leadSeconds = 1 days;
        setTermsOf(unit, slow);
        uint64 id = reserve(request(unit, 60, 4));
        uint40 start = startOf(id);
        vm.warp(start - 20 hours);
        refuseAmend(
            id,
            start - 1 hours,
            start + 4 hours,
            abi.encodeWithSelector(
                IReservationManager.ReservationLeadTooShort.selector, start - 1 hours, start + 4 hours
            )
        );
        amend(id, start + 1 hours, start + 5 hours);
        amend(id, start + 1 hours, start + 7 hours);
        vm.warp(start - 30 hours);
        amend(id, start - 6 hours, start);
    }

    function test_keeps_to_the_horizon() public {
        uint40 horizon = uint40(block.timestamp + 90 days);
        uint40 last = horizon / 1 hours * 1 hours;
        amend(_id, last - 4 hours, last);
        refuseAmend(
            _id,
            last - 3 hours,
            last + 1 hours,
            abi.encodeWithSelector(
                IReservationManager.ReservationBeyondHorizon.selector, last + 1 hours, horizon
            )
        );
    }

    function test_a_new_start_may_not_lie_in_the_past_but_an_old_one_may_stay() public {
        vm.warp(_start + 1);
        refuseAmend(
            _id,
            _start - 1 hours,
            _start + 4 hours,
            abi.encodeWithSelector(IReservationManager.ReservationInPast.selector, _start - 1 hours, _start + 1)
        );
        amend(_id, _start, _start + 5 hours);
    }

    function test_refuses_once_the_interval_is_over() public {
        vm.warp(_start + 4 hours - 1);
        amend(_id, _start, _start + 5 hours);
        vm.warp(_start + 5 hours);
        refuseAmend(
            _id,
            _start + 6 hours,
            _start + 9 hours,
            abi.encodeWithSelector(IReservationManager.ReservationOver.selector, _id, _start + 5 hours)
        );
    }

    function test_refuses_what_would_change_nothing_and_other_states() public {
        refuseAmend(
            _id,
            _start,
            _start + 4 hours,
            abi.encodeWithSelector(IAmendmentDesk.AmendmentUnchanged.selector, _id)
        );
        uint64 held = hold(request(unit, 90, 4));
        refuseAmend(
            held,
            _start,
            _start + 5 hours,
            abi.encodeWithSelector(
                IReservationManager.ReservationStateUnexpected.selector, held, IReservationManager.State.Held
            )
        );
        refuseAmend(
            9, _start, _start + 5 hours, abi.encodeWithSelector(IReservationManager.ReservationUnknown.selector, 9)
        );
    }

    // On loan

    function test_a_loan_is_extended_and_the_user_with_it() public {
        uint64 id = lend();
        uint40 start = startOf(id);
        vm.warp(start + 4 hours - 1);
        amend(id, start, start + 8 hours);
        assertState(id, IReservationManager.State.OnLoan);
        assertEq(equipment.userOf(unit), facilities.accountOf(borrower.id));
        assertEq(equipment.userExpires(unit), start + 8 hours);
        vm.warp(start + 8 hours);
        handOver(id, borrower, owner);
        assertEq(settlements.preview(id).lateFee, 0);
    }

    function test_a_loan_that_is_late_already_is_not_extended() public {
        uint64 id = lend();
        uint40 start = startOf(id);
        vm.warp(start + 4 hours);
        refuseAmend(
            id,
            start,
            start + 8 hours,
            abi.encodeWithSelector(IReservationManager.ReservationOver.selector, id, start + 4 hours)
        );
    }

    function test_a_loan_is_shortened_to_no_less_than_now_for_the_late_fee() public {
        uint64 id = lend();
        uint40 start = startOf(id);
        uint256 before = ledger.balanceOf(borrower.id).escrowed;
        vm.warp(start + 2 hours + 1);
        refuseAmend(
            id,
            start,
            start + 2 hours,
            abi.encodeWithSelector(
                IReservationManager.ReservationInPast.selector, start + 2 hours, start + 2 hours + 1
            )
        );
        amend(id, start, start + 3 hours);
        assertEq(ledger.balanceOf(borrower.id).escrowed, before - HOURLY);
        assertEq(ledger.balanceOf(owner.id).free, 10_000e6 + HOURLY / 2);
        assertTrue(reservations.isFree(unit, start + 3 hours, start + 4 hours));
        vm.warp(start + 3 hours + 1 hours);
        handOver(id, borrower, owner);
        assertEq(settlements.preview(id).lateSeconds, 1 hours);
        assertEq(settlements.preview(id).lateFee, 20e6);
    }

    function test_the_start_of_a_loan_stays() public {
        uint64 id = lend();
        uint40 start = startOf(id);
        refuseAmend(
            id,
            start + 1 hours,
            start + 5 hours,
            abi.encodeWithSelector(IAmendmentDesk.AmendmentStartFixed.selector, id, start)
        );
    }

    function test_with_a_carrier_the_user_stays_nobody() public {
        uint64 id = reserve(request(unit, 0, 4));
        warpTo(id, 0);
        handOver(id, owner, carrier);
        amend(id, startOf(id), startOf(id) + 6 hours);
        assertEq(equipment.userOf(unit), address(0));
        handOver(id, carrier, borrower);
        assertEq(equipment.userExpires(unit), endOf(id));
    }
}
