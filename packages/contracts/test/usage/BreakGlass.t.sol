// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {Role} from "../../src/facility/Role.sol";
import {IBreakGlass} from "../../src/usage/IBreakGlass.sol";
import {LoanFixture} from "../fixture/LoanFixture.sol";

contract BreakGlassTest is LoanFixture {
    uint16 private constant REASON = 2;
    bytes32 private constant WORDS = keccak256("salt and words");
    bytes32 private constant REPORT = keccak256("report");
    uint256 private constant NEXT_LOCK_KEY = 0x10C5;

    uint64 private _id;

    function setUp() public override {
        super.setUp();
        fitLock(unit, LOCK_KEY);
        _id = lend();
    }

    function _opening(uint32 sequence) private view returns (IBreakGlass.Opening memory) {
        return IBreakGlass.Opening(unit, 1, sequence, uint40(block.timestamp));
    }

    function _sign(uint256 key, IBreakGlass.Opening memory opening)
        private
        view
        returns (IBreakGlass.LockSignature memory signature)
    {
        (signature.x, signature.y) = point(key);
        (signature.r, signature.s) = signP256(key, checkouts.breakGlassDigestOf(opening));
    }

    function _record(IBreakGlass.Opening memory opening) private {
        checkouts.recordBreakGlass(opening, _sign(LOCK_KEY, opening), _id);
    }

    function _identify(Person memory person, uint32 sequence) private {
        vm.prank(person.account);
        checkouts.identifyBreakGlass(unit, 1, sequence, REASON, WORDS);
    }

    function _review(Person memory person, uint32 sequence, bool justified) private {
        vm.prank(person.account);
        checkouts.reviewBreakGlass(unit, 1, sequence, justified, REPORT);
    }

    function _notParty(Person memory person) private view returns (bytes memory) {
        return abi.encodeWithSelector(IBreakGlass.CheckoutBreakGlassNotParty.selector, unit, 1, person.account);
    }

    function _unidentified(uint40 identifyBy) private view returns (bytes memory) {
        return abi.encodeWithSelector(IBreakGlass.CheckoutBreakGlassUnidentified.selector, unit, 1, identifyBy);
    }

    // Recording

    function test_records_what_the_lock_signed_with_holder_and_loan() public {
        IBreakGlass.Opening memory opening = _opening(1);
        vm.expectEmit(address(checkouts));
        emit IBreakGlass.BreakGlassRecorded({
            unitId: unit,
            lock: 1,
            sequence: 1,
            bootCount: 1,
            openedAt: opening.openedAt,
            identifyBy: opening.openedAt + 15 minutes,
            holderId: borrower.id,
            reservationId: _id
        });
        _record(opening);
        IBreakGlass.Recorded memory recorded = checkouts.breakGlassOf(unit, 1, 1);
        assertEq(recorded.recordedAt, block.timestamp);
        assertEq(recorded.borrowerId, borrower.id);
    }

    function test_the_preimage_is_the_documented_one() public view {
        bytes memory preimage = abi.encodePacked(
            bytes27("MEDEQUIPSHARE/BREAK-GLASS/1"),
            bytes32(block.chainid),
            bytes20(address(checkouts)),
            bytes4(unit),
            bytes4(uint32(3)),
            bytes4(uint32(9)),
            bytes5(uint40(77))
        );
        assertEq(
            checkouts.breakGlassDigestOf(IBreakGlass.Opening(unit, 3, 9, 77)), sha256(preimage)
        );
    }

    function test_counts_each_sequence_once_and_in_any_order() public {
        uint32[3] memory order = [uint32(5), 1, 3];
        for (uint256 i = 0; i < 3; ++i) {
            _record(_opening(order[i]));
        }
        // The same sequence signed a second time with another boot count counts no more either.
        IBreakGlass.Opening memory again = _opening(1);
        again.bootCount = 2;
        IBreakGlass.LockSignature memory signature = _sign(LOCK_KEY, again);
        vm.expectRevert(abi.encodeWithSelector(IBreakGlass.CheckoutBreakGlassKnown.selector, unit, 1, 1));
        checkouts.recordBreakGlass(again, signature, _id);
    }

    function test_records_nothing_that_its_lock_did_not_sign() public {
        IBreakGlass.Opening memory opening = _opening(1);
        bytes memory reason = abi.encodeWithSelector(IBreakGlass.CheckoutBreakGlassInvalid.selector, unit, 1);
        IBreakGlass.LockSignature memory wrong = _sign(METER_KEY, opening);
        vm.expectRevert(reason);
        checkouts.recordBreakGlass(opening, wrong, _id);
        (wrong.x, wrong.y) = point(LOCK_KEY);
        vm.expectRevert(reason);
        checkouts.recordBreakGlass(opening, wrong, _id);
        wrong = _sign(LOCK_KEY, opening);
        opening.openedAt -= 1;
        vm.expectRevert(reason);
        checkouts.recordBreakGlass(opening, wrong, _id);
        uint32 other = lendableUnit(owner);
        opening.unitId = other;
        wrong = _sign(LOCK_KEY, opening);
        vm.expectRevert(abi.encodeWithSelector(IBreakGlass.CheckoutBreakGlassInvalid.selector, other, 1));
        checkouts.recordBreakGlass(opening, wrong, _id);
    }

    function test_records_after_everybodys_standing_ended() public {
        IBreakGlass.Opening memory opening = _opening(1);
        IFacilityRegistry.Attestation memory ending = attestation();
        ending.licensedUntil = uint40(block.timestamp + 1);
        ending.insuredUntil = uint40(block.timestamp + 1);
        activate(borrower.id, ending);
        activate(owner.id, ending);
        vm.warp(block.timestamp + 400 days);
        assertFalse(facilities.isActive(borrower.id, uint40(block.timestamp)));
        _record(opening);
        assertEq(checkouts.breakGlassOf(unit, 1, 1).holderId, borrower.id);
    }

    function test_records_what_a_replaced_lock_signed_and_numbers_its_successor() public {
        IBreakGlass.Opening memory opening = _opening(1);
        handOver(_id, borrower, owner);
        fitLock(unit, NEXT_LOCK_KEY);
        _record(opening);
        IBreakGlass.Opening memory next = _opening(1);
        checkouts.recordBreakGlass(next, _sign(NEXT_LOCK_KEY, next), 0);
        assertEq(checkouts.breakGlassOf(unit, 2, 1).holderId, owner.id);
        // A lock that comes back keeps its number, so nothing counts twice.
        fitLock(unit, LOCK_KEY);
        IBreakGlass.LockSignature memory signature = _sign(LOCK_KEY, opening);
        vm.expectRevert(abi.encodeWithSelector(IBreakGlass.CheckoutBreakGlassKnown.selector, unit, 1, 1));
        checkouts.recordBreakGlass(opening, signature, _id);
    }

    function test_puts_an_opening_down_to_the_loan_of_its_time_however_late_it_comes() public {
        IBreakGlass.Opening memory during = _opening(1);
        vm.warp(block.timestamp + 1 hours);
        handOver(_id, borrower, owner);
        IBreakGlass.Opening memory afterwards = _opening(2);
        _record(during);
        _record(afterwards);
        IBreakGlass.Recorded memory first = checkouts.breakGlassOf(unit, 1, 1);
        assertEq(first.reservationId, _id);
        assertEq(first.holderId, borrower.id);
        // [picked up, returned): the second of the return is the owner's.
        IBreakGlass.Recorded memory second = checkouts.breakGlassOf(unit, 1, 2);
        assertEq(second.reservationId, 0);
        assertEq(second.holderId, owner.id);
    }

    function test_counts_a_loan_from_the_second_of_its_pick_up() public {
        uint40 pickedUpAt = custody.loanOf(_id).pickedUpAt;
        IBreakGlass.Opening memory opening = _opening(1);
        opening.openedAt = pickedUpAt - 1;
        _record(opening);
        assertEq(checkouts.breakGlassOf(unit, 1, 1).reservationId, 0);
        opening = _opening(2);
        opening.openedAt = pickedUpAt;
        _record(opening);
        assertEq(checkouts.breakGlassOf(unit, 1, 2).reservationId, _id);
    }

    function test_lets_anyone_show_the_loan_that_a_relay_kept_quiet() public {
        IBreakGlass.Opening memory opening = _opening(1);
        vm.warp(block.timestamp + 1 hours);
        handOver(_id, borrower, owner);
        checkouts.recordBreakGlass(opening, _sign(LOCK_KEY, opening), 0);
        assertEq(checkouts.breakGlassOf(unit, 1, 1).holderId, owner.id);
        uint64 unknown = _id + 1;
        bytes memory notDuring =
            abi.encodeWithSelector(IBreakGlass.CheckoutBreakGlassNotDuring.selector, unit, 1, unknown);
        vm.expectRevert(notDuring);
        checkouts.placeBreakGlass(unit, 1, 1, unknown);
        vm.expectEmit(address(checkouts));
        emit IBreakGlass.BreakGlassPlaced(unit, 1, 1, borrower.id, _id);
        checkouts.placeBreakGlass(unit, 1, 1, _id);
        vm.expectRevert(abi.encodeWithSelector(IBreakGlass.CheckoutBreakGlassNotDuring.selector, unit, 1, _id));
        checkouts.placeBreakGlass(unit, 1, 1, _id);
        _identify(borrower.operator, 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IBreakGlass.CheckoutBreakGlassIdentified.selector, unit, 1, borrower.operator.account
            )
        );
        checkouts.placeBreakGlass(unit, 1, 1, _id);
    }

    // Identity

    function test_a_person_of_the_holder_identifies_within_fifteen_minutes() public {
        IBreakGlass.Opening memory opening = _opening(1);
        _record(opening);
        vm.warp(opening.openedAt + 15 minutes);
        vm.expectEmit(address(checkouts));
        emit IBreakGlass.BreakGlassIdentified(
            unit, 1, 1, borrower.id, borrower.operator.account, REASON, WORDS, false
        );
        _identify(borrower.operator, 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IBreakGlass.CheckoutBreakGlassIdentified.selector, unit, 1, borrower.operator.account
            )
        );
        vm.prank(borrower.coordinator.account);
        checkouts.identifyBreakGlass(unit, 1, 1, REASON, WORDS);
    }

    function test_a_second_later_it_is_late() public {
        IBreakGlass.Opening memory opening = _opening(1);
        _record(opening);
        vm.warp(opening.openedAt + 15 minutes + 1);
        vm.expectEmit(address(checkouts));
        emit IBreakGlass.BreakGlassIdentified(
            unit, 1, 1, borrower.id, borrower.operator.account, REASON, WORDS, true
        );
        _identify(borrower.operator, 1);
    }

    function test_counts_from_the_recording_when_the_lock_had_no_clock_or_was_ahead() public {
        uint40[2] memory times = [0, uint40(block.timestamp + 1 days)];
        for (uint32 i = 0; i < 2; ++i) {
            IBreakGlass.Opening memory opening = _opening(i + 1);
            opening.openedAt = times[i];
            _record(opening);
            assertEq(checkouts.breakGlassOf(unit, 1, i + 1).at, block.timestamp);
        }
    }

    function test_the_borrower_answers_too_while_a_carrier_holds() public {
        handOver(_id, borrower, carrier);
        _record(_opening(1));
        _record(_opening(2));
        assertEq(checkouts.breakGlassOf(unit, 1, 1).holderId, carrier.id);
        _identify(carrier.operator, 1);
        _identify(borrower.operator, 2);
    }

    function test_nobody_else_identifies() public {
        _record(_opening(1));
        vm.expectRevert(_notParty(owner.operator));
        _identify(owner.operator, 1);
        vm.prank(borrower.administrator.account);
        facilities.dismiss(borrower.operator.account);
        vm.expectRevert(_notParty(borrower.operator));
        _identify(borrower.operator, 1);
        vm.expectRevert(abi.encodeWithSelector(IBreakGlass.CheckoutBreakGlassUnknown.selector, unit, 1, 2));
        _identify(borrower.coordinator, 2);
    }

    // Review

    function test_somebody_else_of_holder_or_owner_reviews_once() public {
        _record(_opening(1));
        _identify(borrower.operator, 1);
        vm.expectEmit(address(checkouts));
        emit IBreakGlass.BreakGlassReviewed(
            unit, 1, 1, borrower.id, borrower.clinicalLead.account, true, REPORT
        );
        _review(borrower.clinicalLead, 1, true);
        bytes memory reviewed = abi.encodeWithSelector(IBreakGlass.CheckoutBreakGlassReviewed.selector, unit, 1);
        vm.expectRevert(reviewed);
        _review(owner.administrator, 1, false);
        vm.expectRevert(reviewed);
        _identify(borrower.coordinator, 1);
    }

    function test_each_reviewing_role_reviews_and_no_other() public {
        Person memory auditor = newStaff(owner, Role.AUDITOR);
        Person[3] memory able = [owner.clinicalLead, auditor, owner.administrator];
        for (uint32 i = 0; i < 3; ++i) {
            _record(_opening(i + 1));
            _identify(borrower.operator, i + 1);
            _review(able[i], i + 1, i != 1);
        }
        _record(_opening(4));
        _identify(borrower.operator, 4);
        uint16 roles = Role.CLINICAL_LEAD | Role.AUDITOR | Role.ADMINISTRATOR;
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityStaffUnauthorized.selector, borrower.coordinator.account, roles
            )
        );
        _review(borrower.coordinator, 4, true);
        vm.expectRevert(
            abi.encodeWithSelector(
                IBreakGlass.CheckoutBreakGlassNotParty.selector, unit, 4, provider.administrator.account
            )
        );
        _review(provider.administrator, 4, true);
    }

    function test_nobody_reviews_an_opening_of_their_own() public {
        _record(_opening(1));
        _identify(borrower.clinicalLead, 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IBreakGlass.CheckoutBreakGlassOwnReview.selector, unit, 1, borrower.clinicalLead.account
            )
        );
        _review(borrower.clinicalLead, 1, true);
    }

    function test_one_that_nobody_identified_can_only_be_found_not_justified_and_only_later() public {
        IBreakGlass.Opening memory opening = _opening(1);
        _record(opening);
        uint40 until = opening.openedAt + 15 minutes;
        vm.warp(until);
        vm.expectRevert(_unidentified(until));
        _review(owner.clinicalLead, 1, false);
        vm.warp(until + 1);
        vm.expectRevert(_unidentified(until));
        _review(owner.clinicalLead, 1, true);
        _review(owner.clinicalLead, 1, false);
    }
}
