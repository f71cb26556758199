// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ICustodyLedger} from "../../src/custody/ICustodyLedger.sol";
import {Fitness} from "../../src/equipment/Fitness.sol";
import {IEquipmentRegistry} from "../../src/equipment/IEquipmentRegistry.sol";
import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {Role} from "../../src/facility/Role.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {LoanFixture} from "../fixture/LoanFixture.sol";

contract CustodyLedgerTest is LoanFixture {
    uint64 private _id;

    function setUp() public override {
        super.setUp();
        _id = reserve(request(unit, 5, 4));
        vm.warp(reservations.detailsOf(_id).startsAt);
    }

    function _refuse(ICustodyLedger.Handover memory words, Person memory from, Person memory to, bytes memory reason)
        private
    {
        uint32 holder = custody.holderOf(unit);
        bytes32 digest = custody.digestOf(words);
        bytes memory fromSignature = signEcdsa(from, digest);
        bytes memory toSignature = signEcdsa(to, digest);
        vm.expectRevert(reason);
        custody.handOver(words, fromSignature, toSignature);
        assertEq(custody.holderOf(unit), holder);
    }

    function _refuse(ICustodyLedger.Handover memory words, bytes memory reason) private {
        _refuse(words, owner.coordinator, borrower.coordinator, reason);
    }

    function test_the_owner_holds_a_unit_at_first() public view {
        assertEq(custody.holderOf(unit), owner.id);
    }

    function test_moves_on_both_signatures_and_starts_the_loan() public {
        ICustodyLedger.Handover memory words = handover(_id, owner, borrower);
        vm.expectEmit(address(custody));
        emit ICustodyLedger.HandoverSigned(_id, unit, borrower.id, custody.digestOf(words), words);
        handOver(words, owner, borrower);
        assertEq(custody.holderOf(unit), borrower.id);
        assertState(_id, IReservationManager.State.OnLoan);
        assertEq(equipment.userOf(unit), facilities.accountOf(borrower.id));
        assertEq(equipment.userExpires(unit), reservations.detailsOf(_id).endsAt);
        ICustodyLedger.Loan memory loan = custody.loanOf(_id);
        assertEq(loan.handovers, 1);
        assertEq(loan.pickedUpAt, block.timestamp);
        assertFalse(loan.metered || loan.inspected);
    }

    function test_goes_by_carrier_and_back() public {
        handOver(_id, owner, carrier);
        assertState(_id, IReservationManager.State.OnLoan);
        assertEq(equipment.userOf(unit), address(0));
        handOver(_id, carrier, borrower);
        inspect(_id);
        handOver(_id, borrower, carrier);
        assertFalse(custody.loanOf(_id).inspected);
        assertEq(equipment.userOf(unit), address(0));
        handOver(_id, carrier, owner);
        assertState(_id, IReservationManager.State.Returned);
        assertEq(custody.holderOf(unit), owner.id);
        assertEq(custody.loanOf(_id).handovers, 4);
        assertEq(custody.loanOf(_id).returnedAt, block.timestamp);
    }

    function test_refuses_a_signature_of_anybody_else_on_either_side() public {
        ICustodyLedger.Handover memory words = handover(_id, owner, borrower);
        _refuse(
            words,
            owner.finance,
            borrower.coordinator,
            abi.encodeWithSelector(ICustodyLedger.CustodySignatureInvalid.selector, owner.coordinator.account)
        );
        _refuse(
            words,
            owner.coordinator,
            owner.coordinator,
            abi.encodeWithSelector(ICustodyLedger.CustodySignatureInvalid.selector, borrower.coordinator.account)
        );
    }

    function test_refuses_a_signature_over_other_words() public {
        ICustodyLedger.Handover memory words = handover(_id, owner, borrower);
        bytes memory fromSignature = signEcdsa(owner.coordinator, custody.digestOf(words));
        words.loanPack = keccak256("another pack");
        bytes memory toSignature = signEcdsa(borrower.coordinator, custody.digestOf(words));
        vm.expectRevert(
            abi.encodeWithSelector(ICustodyLedger.CustodySignatureInvalid.selector, owner.coordinator.account)
        );
        custody.handOver(words, fromSignature, toSignature);
    }

    function test_refuses_signers_without_a_place_or_role() public {
        ICustodyLedger.Handover memory words = handover(_id, owner, borrower);
        words.receivedBy = carrier.coordinator.account;
        _refuse(
            words,
            owner.coordinator,
            carrier.coordinator,
            abi.encodeWithSelector(ICustodyLedger.CustodySignerNotStaff.selector, words.receivedBy, borrower.id)
        );
        words.receivedBy = borrower.finance.account;
        _refuse(
            words,
            owner.coordinator,
            borrower.finance,
            abi.encodeWithSelector(ICustodyLedger.CustodySignerNotStaff.selector, words.receivedBy, borrower.id)
        );
        words = handover(_id, owner, borrower);
        vm.prank(borrower.administrator.account);
        facilities.dismiss(borrower.coordinator.account);
        _refuse(
            words, abi.encodeWithSelector(ICustodyLedger.CustodySignerNotStaff.selector, words.receivedBy, borrower.id)
        );
    }

    function test_refuses_a_releaser_that_does_not_hold_the_unit() public {
        ICustodyLedger.Handover memory words = handover(_id, borrower, owner);
        _refuse(
            words,
            borrower.coordinator,
            owner.coordinator,
            abi.encodeWithSelector(ICustodyLedger.CustodyNotHolder.selector, unit, borrower.id, owner.id)
        );
    }

    function test_refuses_receivers_who_are_no_party_and_no_active_carrier() public {
        bytes4 selector = ICustodyLedger.CustodyReceiverInvalid.selector;
        _refuse(handover(_id, owner, provider), abi.encodeWithSelector(selector, _id, provider.id));
        _refuse(handover(_id, owner, owner), abi.encodeWithSelector(selector, _id, owner.id));
        IFacilityRegistry.Attestation memory ending = attestation();
        ending.licensedUntil = uint40(block.timestamp + 1);
        activate(carrier.id, ending);
        vm.warp(block.timestamp + 1);
        _refuse(handover(_id, owner, carrier), abi.encodeWithSelector(selector, _id, carrier.id));
    }

    function test_refuses_the_same_hand_over_twice() public {
        ICustodyLedger.Handover memory words = handover(_id, owner, borrower);
        handOver(words, owner, borrower);
        _refuse(words, abi.encodeWithSelector(ICustodyLedger.CustodySequenceUnexpected.selector, _id, 0, 1));
    }

    function test_refuses_a_pick_up_outside_the_interval() public {
        IReservationManager.Details memory details = reservations.detailsOf(_id);
        ICustodyLedger.Handover memory words = handover(_id, owner, borrower);
        uint40[2] memory wrong = [details.startsAt - 1, details.endsAt];
        vm.warp(details.endsAt);
        for (uint256 i = 0; i < 2; ++i) {
            words.signedAt = wrong[i];
            _refuse(
                words,
                abi.encodeWithSelector(
                    ICustodyLedger.CustodyOutsideInterval.selector, _id, wrong[i], details.startsAt, details.endsAt
                )
            );
        }
        words.signedAt = details.endsAt - 1;
        handOver(words, owner, borrower);
    }

    function test_refuses_signing_times_in_the_future_or_too_long_ago() public {
        ICustodyLedger.Handover memory words = handover(_id, owner, borrower);
        uint40 nowAt = uint40(block.timestamp);
        words.signedAt = nowAt + 121;
        bytes4 selector = ICustodyLedger.CustodySignedAtInvalid.selector;
        _refuse(words, abi.encodeWithSelector(selector, nowAt + 121, nowAt));
        words.signedAt = nowAt;
        vm.warp(nowAt + 3 days + 1);
        _refuse(words, abi.encodeWithSelector(selector, nowAt, nowAt + 3 days + 1));
        vm.warp(nowAt + 3 days);
        handOver(words, owner, borrower);
        words = handover(_id, borrower, owner);
        words.signedAt = nowAt - 1;
        vm.warp(nowAt + 1 hours);
        _refuse(
            words,
            borrower.coordinator,
            owner.coordinator,
            abi.encodeWithSelector(selector, nowAt - 1, nowAt + 1 hours)
        );
    }

    function test_refuses_a_pick_up_of_a_unit_not_fit_any_more() public {
        vm.prank(owner.operator.account);
        equipment.quarantine(unit, 4);
        _refuse(
            handover(_id, owner, borrower),
            abi.encodeWithSelector(IEquipmentRegistry.EquipmentNotFit.selector, unit, Fitness.QUARANTINED)
        );
    }

    function _expire(uint40 licensedUntil, uint40 insuredUntil) private {
        IFacilityRegistry.Attestation memory ending = attestation();
        ending.licensedUntil = licensedUntil;
        ending.insuredUntil = insuredUntil;
        activate(borrower.id, ending);
    }

    function test_refuses_a_pick_up_by_a_borrower_not_active_or_insured_when_it_signs() public {
        uint40 at = uint40(block.timestamp + 60);
        _expire(at, FOREVER);
        ICustodyLedger.Handover memory words = handover(_id, owner, borrower);
        vm.warp(at);
        words.signedAt = at;
        _refuse(
            words, abi.encodeWithSelector(IFacilityRegistry.FacilityNotActive.selector, borrower.id, at, at)
        );
        words.receiverId = carrier.id;
        words.receivedBy = carrier.coordinator.account;
        _refuse(
            words,
            owner.coordinator,
            carrier.coordinator,
            abi.encodeWithSelector(IFacilityRegistry.FacilityNotActive.selector, borrower.id, at, at)
        );
        _expire(FOREVER, at + 1);
        vm.warp(at + 1);
        words = handover(_id, owner, borrower);
        _refuse(
            words,
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityInsuranceExpired.selector, borrower.id, at + 1, at + 1
            )
        );
        words.signedAt = at;
        handOver(words, owner, borrower);
    }

    function test_asks_nobodys_standing_after_the_pick_up() public {
        handOver(_id, owner, carrier);
        _expire(uint40(block.timestamp + 1), uint40(block.timestamp + 1));
        vm.warp(block.timestamp + 2);
        handOver(_id, carrier, borrower);
        handOver(_id, borrower, owner);
        assertState(_id, IReservationManager.State.Returned);
    }

    function test_refuses_what_is_cancelled_held_or_returned() public {
        uint64 held = hold(request(unit, 20, 4));
        _refuse(
            handover(held, owner, borrower),
            abi.encodeWithSelector(ICustodyLedger.CustodyNotOnLoan.selector, held)
        );
        handOver(_id, owner, borrower);
        handOver(_id, borrower, owner);
        _refuse(
            handover(_id, owner, borrower), abi.encodeWithSelector(ICustodyLedger.CustodyNotOnLoan.selector, _id)
        );
    }

    function test_a_second_loan_waits_for_the_first_to_return() public {
        uint64 second = reserve(request(unit, 4, 4));
        handOver(_id, owner, borrower);
        vm.warp(reservations.detailsOf(second).startsAt);
        _refuse(
            handover(second, owner, borrower),
            abi.encodeWithSelector(ICustodyLedger.CustodyNotHolder.selector, unit, owner.id, borrower.id)
        );
        _refuse(
            handover(second, borrower, owner),
            borrower.coordinator,
            owner.coordinator,
            abi.encodeWithSelector(ICustodyLedger.CustodyNotHolder.selector, unit, borrower.id, borrower.id)
        );
    }

    function test_return_works_when_everything_has_expired() public {
        handOver(_id, owner, borrower);
        IFacilityRegistry.Attestation memory ending = attestation();
        ending.licensedUntil = uint40(block.timestamp + 1);
        ending.insuredUntil = uint40(block.timestamp + 1);
        activate(borrower.id, ending);
        activate(owner.id, ending);
        vm.prank(borrower.operator.account);
        equipment.quarantine(unit, 9);
        vm.warp(block.timestamp + 400 days);
        handOver(_id, borrower, owner);
        assertState(_id, IReservationManager.State.Returned);
    }

    function test_needs_decontamination_and_sanitisation_after_the_borrower() public {
        uint40 soon = uint40(block.timestamp + 1 days);
        handOver(_id, owner, borrower);
        assertEq(equipment.fitness(unit, soon), 0);
        handOver(_id, borrower, owner);
        uint16 both = Fitness.NOT_DECONTAMINATED | Fitness.NOT_SANITISED;
        assertEq(equipment.fitness(unit, soon), both);
        _certify(owner, ICustodyLedger.Turnaround.Sanitisation);
        assertEq(equipment.fitness(unit, soon), Fitness.NOT_DECONTAMINATED);
        _certify(owner, ICustodyLedger.Turnaround.Decontamination);
        assertEq(equipment.fitness(unit, soon), 0);
    }

    function test_counts_what_the_borrower_certified_before_the_return() public {
        uint40 soon = uint40(block.timestamp + 1 days);
        handOver(_id, owner, borrower);
        _certify(borrower, ICustodyLedger.Turnaround.Decontamination);
        handOver(_id, borrower, carrier);
        assertEq(equipment.fitness(unit, soon), Fitness.NOT_SANITISED);
        handOver(_id, carrier, owner);
        assertEq(equipment.fitness(unit, soon), Fitness.NOT_SANITISED);
    }

    function _certify(Place memory place, ICustodyLedger.Turnaround kind) private {
        vm.prank(place.biomedical.account);
        custody.certifyTurnaround(unit, kind, keccak256("certificate"));
    }

    function test_inspects_in_the_borrowers_hands_only() public {
        bytes memory notInHands =
            abi.encodeWithSelector(ICustodyLedger.CustodyNotInHands.selector, unit, borrower.id);
        vm.expectRevert(abi.encodeWithSelector(ICustodyLedger.CustodyNotOnLoan.selector, _id));
        vm.prank(borrower.biomedical.account);
        custody.inspect(_id, true, 0);
        handOver(_id, owner, carrier);
        vm.expectRevert(notInHands);
        vm.prank(borrower.biomedical.account);
        custody.inspect(_id, true, 0);
        handOver(_id, carrier, borrower);
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityStaffUnauthorized.selector, borrower.operator.account, Role.BIOMEDICAL
            )
        );
        vm.prank(borrower.operator.account);
        custody.inspect(_id, true, 0);
        inspect(_id);
        assertTrue(custody.loanOf(_id).inspected);
        vm.expectRevert(abi.encodeWithSelector(ICustodyLedger.CustodyNotInHands.selector, unit, owner.id));
        vm.prank(owner.biomedical.account);
        custody.certifyTurnaround(unit, ICustodyLedger.Turnaround.Sanitisation, 0);
    }
}
