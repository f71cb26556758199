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

contract AmendmentDeskTransferTest is AmendmentFixture {
    uint64 private _id;
    uint40 private _start;
    Place private _other;

    function setUp() public override {
        super.setUp();
        _id = reserve(request(unit, 48, 4));
        _start = startOf(_id);
        _other = newFacility("other");
        befriend(owner, _other);
        deposit(_other, 1_000e6);
    }

    function _offerAs(Person memory person, uint32 toId) private {
        vm.prank(person.account);
        amendments.offerTransfer(_id, toId);
    }

    function _offer() private {
        _offerAs(borrower.coordinator, _other.id);
    }

    function _acceptAs(Person memory person) private {
        vm.prank(person.account);
        amendments.acceptTransfer(_id);
    }

    function _refuseAccept(Person memory person, bytes memory reason) private {
        bytes32 before = keccak256(abi.encode(reservations.detailsOf(_id)));
        vm.expectRevert(reason);
        _acceptAs(person);
        assertEq(keccak256(abi.encode(reservations.detailsOf(_id))), before);
        assertMoney(escrowOf(3), 0);
    }

    function test_hands_the_reservation_over_whole_and_says_so() public {
        uint56 insured = reservations.reservationOf(_id).insured;
        vm.expectEmit(address(amendments));
        emit IAmendmentDesk.TransferOffered(_id, borrower.id, _other.id, borrower.coordinator.account);
        _offer();
        assertEq(amendments.offeredTo(_id), _other.id);
        bytes32 slots = bytes32(reservations.calendarWord(unit, _start / 3600 / 256));
        vm.expectEmit(address(ledger));
        emit IFacilityLedger.EscrowReleased(_id, borrower.id, owner.id, 0, 0, escrowOf(3));
        vm.expectEmit(address(amendments));
        emit IAmendmentDesk.ReservationTransferred(
            _id, borrower.id, _other.id, _other.coordinator.account, uint56(escrowOf(3)), insured
        );
        _acceptAs(_other.coordinator);
        IReservationManager.Reservation memory made = reservations.reservationOf(_id);
        assertEq(made.borrowerId, _other.id);
        assertEq(made.escrow, escrowOf(3));
        assertEq(made.insured, insured);
        assertEq(made.termsVersion, 1);
        assertEq(startOf(_id), _start);
        assertEq(endOf(_id), _start + 4 hours);
        assertEq(bytes32(reservations.calendarWord(unit, _start / 3600 / 256)), slots);
        assertEq(amendments.offeredTo(_id), 0);
        _assertAccount(borrower.id, MONEY, 0, 0, 0);
        _assertAccount(_other.id, 1_000e6 - escrowOf(3), escrowOf(3), insured, 1);
        assertEq(ledger.balanceOf(owner.id).free, 10_000e6);
    }

    function _assertAccount(uint32 id, uint256 free, uint256 escrowed, uint256 insured, uint256 loans) private view {
        IFacilityLedger.Account memory account = ledger.balanceOf(id);
        assertEq(account.free, free);
        assertEq(account.escrowed, escrowed);
        assertEq(account.insured, insured);
        assertEq(account.loans, loans);
    }

    function test_is_free_of_charge_however_late_and_keeps_the_conditions_of_cancelling() public {
        vm.warp(_start + 1 hours);
        _offer();
        _acceptAs(_other.coordinator);
        assertEq(ledger.balanceOf(borrower.id).free, MONEY);
        vm.prank(_other.coordinator.account);
        reservations.cancel(_id);
        assertEq(ledger.balanceOf(_other.id).free, 1_000e6 - 3 * HOURLY / 2);
    }

    function test_afterwards_the_new_borrower_alone_acts_on_it() public {
        _offer();
        _acceptAs(_other.coordinator);
        refuseAmend(
            _id,
            _start,
            _start + 5 hours,
            abi.encodeWithSelector(IReservationManager.ReservationNotParty.selector, _id, borrower.id)
        );
        vm.warp(_start);
        handOver(_id, owner, _other);
        handOver(_id, _other, owner);
        settlements.settle(_id);
        _assertAccount(borrower.id, MONEY, 0, 0, 0);
        assertEq(ledger.balanceOf(_other.id).loans, 0);
    }

    function test_can_be_withdrawn_and_replaced() public {
        _offer();
        vm.expectEmit(address(amendments));
        emit IAmendmentDesk.TransferWithdrawn(_id, borrower.id, borrower.coordinator.account);
        _offerAs(borrower.coordinator, 0);
        _refuseAccept(
            _other.coordinator,
            abi.encodeWithSelector(IAmendmentDesk.TransferNotOffered.selector, _id, _other.id)
        );
        _offerAs(borrower.coordinator, carrier.id);
        _offer();
        assertEq(amendments.offeredTo(_id), _other.id);
    }

    function test_an_amendment_withdraws_the_offer() public {
        _offer();
        amend(_id, _start, _start + 5 hours);
        assertEq(amendments.offeredTo(_id), 0);
        vm.expectRevert(abi.encodeWithSelector(IAmendmentDesk.TransferNotOffered.selector, _id, _other.id));
        _acceptAs(_other.coordinator);
    }

    function test_offers_nothing_useless() public {
        vm.expectRevert(abi.encodeWithSelector(IAmendmentDesk.TransferInvalid.selector, _id, 0));
        _offerAs(borrower.coordinator, 0);
        vm.expectRevert(abi.encodeWithSelector(IAmendmentDesk.TransferInvalid.selector, _id, borrower.id));
        _offerAs(borrower.coordinator, borrower.id);
        vm.expectRevert(abi.encodeWithSelector(IReservationManager.ReservationOwnUnit.selector, unit, owner.id));
        _offerAs(borrower.coordinator, owner.id);
        vm.expectRevert(abi.encodeWithSelector(IFacilityRegistry.FacilityUnknown.selector, 999));
        _offerAs(borrower.coordinator, 999);
        _offer();
        vm.expectRevert(abi.encodeWithSelector(IAmendmentDesk.TransferInvalid.selector, _id, _other.id));
        _offer();
    }

    function test_only_the_borrowers_coordinator_offers() public {
        vm.expectRevert(abi.encodeWithSelector(IReservationManager.ReservationNotParty.selector, _id, owner.id));
        _offerAs(owner.coordinator, _other.id);
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityStaffUnauthorized.selector, borrower.operator.account, Role.COORDINATOR
            )
        );
        _offerAs(borrower.operator, _other.id);
    }

    function test_only_a_coordinator_of_the_one_it_is_offered_to_accepts() public {
        _offer();
        _refuseAccept(
            borrower.coordinator,
            abi.encodeWithSelector(IAmendmentDesk.TransferNotOffered.selector, _id, borrower.id)
        );
        _refuseAccept(
            _other.finance,
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityStaffUnauthorized.selector, _other.finance.account, Role.COORDINATOR
            )
        );
    }

    function test_needs_an_agreement_with_the_owner() public {
        Place memory stranger = newFacility("stranger");
        deposit(stranger, 1_000e6);
        _offerAs(borrower.coordinator, stranger.id);
        _refuseAccept(
            stranger.coordinator,
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityAgreementMissing.selector, owner.id, stranger.id, 0, _start + 4 hours
            )
        );
    }

    function test_needs_the_service_area() public {
        Place memory far = newFacilityAt("far", IFacilityRegistry.Kind.Hospital, MISSOULA);
        deposit(far, 1_000e6);
        IFacilityRegistry.Agreement memory words = agreement(owner.id, far.id);
        vm.prank(owner.administrator.account);
        facilities.signAgreement(words);
        vm.prank(far.administrator.account);
        facilities.signAgreement(words);
        _offerAs(borrower.coordinator, far.id);
        _refuseAccept(
            far.coordinator,
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityOutsideServiceArea.selector, owner.id, far.id, MISSOULA
            )
        );
    }

    function test_needs_cover_to_the_unit() public {
        _offer();
        uint56 insured = reservations.reservationOf(_id).insured;
        IFacilityRegistry.Attestation memory poor = attestation();
        poor.cover = insured - 1;
        activate(_other.id, poor);
        _refuseAccept(
            _other.coordinator,
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityCoverExceeded.selector, _other.id, insured - 1, insured
            )
        );
        poor.cover = insured;
        activate(_other.id, poor);
        _acceptAs(_other.coordinator);
    }

    function test_needs_balance_to_the_unit() public {
        _offer();
        vm.prank(_other.finance.account);
        ledger.withdraw(1_000e6 - escrowOf(3) + 1);
        _refuseAccept(
            _other.coordinator,
            abi.encodeWithSelector(
                IFacilityLedger.LedgerBalanceInsufficient.selector, _other.id, escrowOf(3) - 1, escrowOf(3)
            )
        );
        deposit(_other, 1);
        _acceptAs(_other.coordinator);
    }

    function test_needs_a_place_in_the_quota() public {
        deposit(_other, 1_000_000e6);
        IFacilityRegistry.Attestation memory rich = attestation();
        rich.cover = 100_000_000e6;
        activate(_other.id, rich);
        for (uint40 i = 0; i < 64; ++i) {
            vm.prank(_other.coordinator.account);
            reservations.reserve(request(unit, 60 + i * 2, 2));
        }
        _offer();
        _refuseAccept(
            _other.coordinator,
            abi.encodeWithSelector(IReservationManager.ReservationQuotaExceeded.selector, _other.id, 64, 64)
        );
    }

    function test_needs_a_fit_unit() public {
        _offer();
        vm.prank(owner.biomedical.account);
        equipment.quarantine(unit, 1);
        _refuseAccept(
            _other.coordinator,
            abi.encodeWithSelector(IEquipmentRegistry.EquipmentNotFit.selector, unit, Fitness.QUARANTINED)
        );
    }

    function test_only_before_pick_up_and_before_the_end() public {
        _offer();
        vm.warp(_start + 4 hours);
        bytes memory over =
            abi.encodeWithSelector(IReservationManager.ReservationOver.selector, _id, _start + 4 hours);
        _refuseAccept(_other.coordinator, over);
        vm.expectRevert(over);
        _offerAs(borrower.coordinator, carrier.id);
        vm.warp(_start + 4 hours - 1);
        handOver(_id, owner, borrower);
        bytes memory lent = abi.encodeWithSelector(
            IReservationManager.ReservationStateUnexpected.selector, _id, IReservationManager.State.OnLoan
        );
        _refuseAccept(_other.coordinator, lent);
        vm.expectRevert(lent);
        _offerAs(borrower.coordinator, carrier.id);
    }
}
