// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ICustodyLedger} from "../../src/custody/ICustodyLedger.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {IWaitlistDesk} from "../../src/reservation/IWaitlistDesk.sol";
import {ISettlementDesk} from "../../src/settlement/ISettlementDesk.sol";
import {HandOnFixture} from "../fixture/HandOnFixture.sol";

/// @notice From one borrower to the next without the way home.
contract CustodyLedgerHandOnTest is HandOnFixture {
    function _outside(uint40 at, uint64 next) private view returns (bytes memory) {
        IReservationManager.Details memory made = reservations.detailsOf(next);
        return abi.encodeWithSelector(
            ICustodyLedger.CustodyOutsideInterval.selector, next, at, made.startsAt - 24 hours, made.endsAt
        );
    }

    // What happens

    function test_ends_one_loan_and_begins_the_next_at_once() public {
        ICustodyLedger.HandOn memory words = _words();
        vm.expectEmit(address(custody));
        emit ICustodyLedger.HandedOn(_id, _next, unit, custody.handOnDigestOf(words), words);
        _handOn();
        assertState(_id, IReservationManager.State.Returned);
        assertState(_next, IReservationManager.State.OnLoan);
        assertEq(custody.holderOf(unit), _other.id);
        assertEq(equipment.userOf(unit), facilities.accountOf(_other.id));
        assertEq(equipment.userExpires(unit), reservations.detailsOf(_next).endsAt);
        assertEq(custody.loanOf(_id).handovers, 2);
        assertEq(custody.loanOf(_next).handovers, 1);
        assertFalse(custody.loanOf(_next).inspected);
    }

    function test_INV_CUS_2_both_loans_settle_by_one_counter() public {
        _handOn();
        assertEq(custody.loanOf(_id).closingSeconds, 9000);
        assertEq(custody.loanOf(_next).openingSeconds, 9000);
        assertEq(custody.loanOf(_id).returnedAt, custody.loanOf(_next).pickedUpAt);
        assertTrue(custody.loanOf(_id).metered && custody.loanOf(_next).metered);
        assertEq(settlements.settle(_id).meteredSeconds, 4000);
        vm.warp(_endsAt + 3 hours);
        _read(12_000);
        handOver(_next, _other, owner);
        assertEq(settlements.settle(_next).meteredSeconds, 3000);
    }

    function test_lateness_counts_by_the_ends_of_each() public {
        vm.warp(_endsAt + 10 minutes);
        _read(9000);
        _handOn();
        ISettlementDesk.Settlement memory first = settlements.settle(_id);
        assertEq(first.lateSeconds, 10 minutes);
        vm.warp(reservations.detailsOf(_next).endsAt + 7);
        _read(9000);
        handOver(_next, _other, owner);
        assertEq(settlements.settle(_next).lateSeconds, 7);
    }

    function test_a_unit_without_a_meter_bills_the_time_reserved_to_each() public {
        uint32 plain = lendableUnit(owner);
        IReservationManager.Request memory wanted = request(plain, 2, 6);
        uint64 id = reserve(wanted);
        (wanted.startsAt, wanted.endsAt) = (wanted.endsAt, wanted.endsAt + 4 hours);
        vm.prank(_other.coordinator.account);
        uint64 next = reservations.reserve(wanted);
        vm.warp(reservations.detailsOf(id).startsAt);
        handOver(id, owner, borrower);
        _clean(plain, borrower);
        handOn(
            handOnOf(id, next, borrower, _other), borrower.coordinator, _other.coordinator, owner.coordinator
        );
        assertFalse(custody.loanOf(next).metered);
        assertEq(settlements.settle(id).meteredSeconds, 5 hours);
    }

    function test_goes_on_to_a_third_borrower_and_home_by_carrier() public {
        _handOn();
        vm.warp(_endsAt + 6 hours);
        uint64 third = _reserveAs(borrower, _endsAt + 6 hours, 4);
        _read(10_000);
        _clean(unit, _other);
        handOn(
            handOnOf(_next, third, _other, borrower), _other.coordinator, borrower.coordinator, owner.coordinator
        );
        assertEq(custody.holderOf(unit), borrower.id);
        handOver(third, borrower, carrier);
        _read(10_000);
        handOver(third, carrier, owner);
        assertState(third, IReservationManager.State.Returned);
        assertEq(custody.loanOf(third).openingSeconds, 10_000);
    }

    function test_the_owners_stock_at_home_stays_as_it_was() public {
        vm.prank(owner.coordinator.account);
        equipment.setReserveFloor(CBK, 1000);
        _handOn();
        vm.warp(_endsAt + 1 hours);
        _read(9000);
        handOver(_next, _other, owner);
        assertEq(custody.holderOf(unit), owner.id);
    }

    // Who signs

    function test_needs_each_of_the_three_signatures() public {
        Person[3] memory people = [borrower.coordinator, _other.coordinator, owner.coordinator];
        for (uint256 i = 0; i < 3; ++i) {
            address named = people[i].account;
            Person memory right = people[i];
            people[i] = carrier.coordinator;
            _refuse(
                _words(),
                people[0],
                people[1],
                people[2],
                abi.encodeWithSelector(ICustodyLedger.CustodySignatureInvalid.selector, named)
            );
            people[i] = right;
        }
    }

    function test_the_owners_consent_is_not_an_operators_nor_anybody_elses() public {
        Person[2] memory wrong = [owner.operator, _other.coordinator];
        for (uint256 i = 0; i < 2; ++i) {
            ICustodyLedger.HandOn memory words = _words();
            words.consentedBy = wrong[i].account;
            _refuse(
                words,
                borrower.coordinator,
                _other.coordinator,
                wrong[i],
                abi.encodeWithSelector(ICustodyLedger.CustodySignerNotStaff.selector, wrong[i].account, owner.id)
            );
        }
        Person[3] memory right = [owner.administrator, owner.biomedical, owner.coordinator];
        uint256 state = vm.snapshotState();
        for (uint256 i = 0; i < 3; ++i) {
            ICustodyLedger.HandOn memory words = _words();
            words.consentedBy = right[i].account;
            handOn(words, borrower.coordinator, _other.coordinator, right[i]);
            vm.revertToState(state);
        }
    }

    function test_the_consent_counts_for_one_reservation_only() public {
        uint64 later = _reserveAs(_other, _endsAt + 6 hours, 4);
        ICustodyLedger.HandOn memory words = _words();
        vm.prank(_other.coordinator.account);
        reservations.cancel(_next);
        bytes memory consent = signEcdsa(owner.coordinator, custody.handOnDigestOf(words));
        words.nextReservationId = later;
        bytes32 digest = custody.handOnDigestOf(words);
        (bytes memory a, bytes memory b) =
            (signEcdsa(borrower.coordinator, digest), signEcdsa(_other.coordinator, digest));
        vm.expectRevert(
            abi.encodeWithSelector(ICustodyLedger.CustodySignatureInvalid.selector, owner.coordinator.account)
        );
        custody.handOn(words, a, b, consent);
    }

    function test_signatures_of_a_hand_over_are_none_of_a_hand_on() public {
        ICustodyLedger.HandOn memory words = _words();
        bytes32 digest = custody.digestOf(words.handover);
        (bytes memory a, bytes memory b, bytes memory c) = (
            signEcdsa(borrower.coordinator, digest),
            signEcdsa(_other.coordinator, digest),
            signEcdsa(owner.coordinator, digest)
        );
        vm.expectRevert(
            abi.encodeWithSelector(ICustodyLedger.CustodySignatureInvalid.selector, borrower.coordinator.account)
        );
        custody.handOn(words, a, b, c);
    }

    function test_only_the_owner_agrees() public {
        ICustodyLedger.HandOn memory words = _words();
        words.ownerId = carrier.id;
        words.consentedBy = carrier.coordinator.account;
        _refuse(
            words,
            borrower.coordinator,
            _other.coordinator,
            carrier.coordinator,
            abi.encodeWithSelector(ICustodyLedger.CustodyNotOwner.selector, unit, carrier.id, owner.id)
        );
    }

    function test_counts_once() public {
        ICustodyLedger.HandOn memory words = _words();
        _handOn();
        _refuse(words, abi.encodeWithSelector(ICustodyLedger.CustodyNotOnLoan.selector, _id));
    }

    // Which loans

    function test_needs_a_loan_that_is_under_way() public {
        ICustodyLedger.HandOn memory words = handOnOf(_next, _id, _other, borrower);
        _refuse(
            words,
            _other.coordinator,
            borrower.coordinator,
            owner.coordinator,
            abi.encodeWithSelector(ICustodyLedger.CustodyNotOnLoan.selector, _next)
        );
    }

    function test_needs_the_next_step_of_the_loan() public {
        ICustodyLedger.HandOn memory words = _words();
        words.handover.sequence = 2;
        _refuse(words, abi.encodeWithSelector(ICustodyLedger.CustodySequenceUnexpected.selector, _id, 2, 1));
        words.handover.sequence = 0;
        _refuse(words, abi.encodeWithSelector(ICustodyLedger.CustodySequenceUnexpected.selector, _id, 0, 1));
    }

    function test_a_carrier_takes_no_part() public {
        handOver(_id, borrower, carrier);
        _refuse(
            handOnOf(_id, _next, carrier, _other),
            carrier.coordinator,
            _other.coordinator,
            owner.coordinator,
            abi.encodeWithSelector(ICustodyLedger.CustodyNotInHands.selector, unit, borrower.id)
        );
        _refuse(
            _words(), abi.encodeWithSelector(ICustodyLedger.CustodyNotHolder.selector, unit, borrower.id, carrier.id)
        );
    }

    function test_the_next_reservation_is_a_confirmed_one_of_the_unit_by_the_receiver() public {
        uint32 second = lendableUnit(owner);
        vm.startPrank(_other.coordinator.account);
        uint64 elsewhere = reservations.reserve(request(second, 2, 4));
        uint64 cancelled = reservations.reserve(request(unit, 40, 4));
        reservations.cancel(cancelled);
        uint64 held = reservations.hold(request(unit, 40, 4));
        vm.stopPrank();
        uint64[3] memory wrong = [elsewhere, cancelled, held];
        for (uint256 i = 0; i < 3; ++i) {
            _refuse(
                handOnOf(_id, wrong[i], borrower, _other),
                abi.encodeWithSelector(ICustodyLedger.CustodyNextInvalid.selector, wrong[i], unit, _other.id)
            );
        }
        ICustodyLedger.HandOn memory words = _words();
        words.handover.receiverId = carrier.id;
        _refuse(words, abi.encodeWithSelector(ICustodyLedger.CustodyNextInvalid.selector, _next, unit, carrier.id));
    }

    function test_nobody_hands_on_to_itself() public {
        uint64 again = _reserveAs(borrower, _endsAt + 6 hours, 4);
        _refuse(
            handOnOf(_id, again, borrower, borrower),
            abi.encodeWithSelector(ICustodyLedger.CustodyReceiverInvalid.selector, _id, borrower.id)
        );
    }

    // When

    function test_is_no_earlier_than_24_hours_before_the_next_start() public {
        vm.prank(_other.coordinator.account);
        amendments.amend(_next, _endsAt + 23 hours, _endsAt + 29 hours);
        vm.warp(_endsAt - 1 hours - 1);
        ICustodyLedger.HandOn memory words = _words();
        _refuse(words, _outside(_endsAt - 1 hours - 1, _next));
        vm.warp(_endsAt - 1 hours);
        _handOn();
    }

    function test_is_before_the_next_end() public {
        uint40 over = reservations.detailsOf(_next).endsAt;
        vm.warp(over);
        _read(9000);
        _refuse(_words(), _outside(over, _next));
        vm.warp(over - 1);
        _handOn();
    }

    function test_is_not_before_the_pick_up_nor_old_nor_ahead() public {
        ICustodyLedger.HandOn memory words = _words();
        uint40[2] memory wrong = [custody.loanOf(_id).pickedUpAt - 1, uint40(block.timestamp + 121)];
        for (uint256 i = 0; i < 2; ++i) {
            words.handover.signedAt = wrong[i];
            _refuse(
                words,
                abi.encodeWithSelector(
                    ICustodyLedger.CustodySignedAtInvalid.selector, wrong[i], uint40(block.timestamp)
                )
            );
        }
        words.handover.signedAt = uint40(block.timestamp + 120);
        uint256 state = vm.snapshotState();
        handOn(words, borrower.coordinator, _other.coordinator, owner.coordinator);
        vm.revertToState(state);
        words = _words();
        vm.warp(block.timestamp + 3 days);
        handOn(words, borrower.coordinator, _other.coordinator, owner.coordinator);
        vm.revertToState(state);
        vm.warp(words.handover.signedAt + 3 days + 1);
        _refuse(
            words,
            abi.encodeWithSelector(
                ICustodyLedger.CustodySignedAtInvalid.selector, words.handover.signedAt, uint40(block.timestamp)
            )
        );
    }

    function test_before_the_next_start_nobody_else_has_the_time_between() public {
        vm.prank(_other.coordinator.account);
        amendments.amend(_next, _endsAt + 4 hours, _endsAt + 10 hours);
        uint256 state = vm.snapshotState();
        _handOn();
        vm.revertToState(state);
        _reserveAs(_third(), _endsAt + 2 hours, 2);
        _refuse(
            _words(),
            abi.encodeWithSelector(ICustodyLedger.CustodyPromised.selector, _next, _endsAt, _endsAt + 4 hours)
        );
        vm.warp(_endsAt + 4 hours - 1);
        _read(9000);
        _refuse(
            _words(),
            abi.encodeWithSelector(
                ICustodyLedger.CustodyPromised.selector, _next, _endsAt + 3 hours, _endsAt + 4 hours
            )
        );
        vm.warp(_endsAt + 4 hours);
        _handOn();
    }

    function test_before_the_next_start_nobody_waits_for_the_loan_that_ends() public {
        IWaitlistDesk.Wish memory wish;
        (wish.unitId, wish.startsAt, wish.endsAt) = (unit, _endsAt - 1 hours, _endsAt + 2 hours);
        wish.blockers = new uint64[](2);
        (wish.blockers[0], wish.blockers[1]) = (_id, _next);
        Place memory third = _third();
        vm.prank(third.coordinator.account);
        waitlists.join(wish);
        _refuse(_words(), abi.encodeWithSelector(ICustodyLedger.CustodyPromised.selector, _next, _endsAt, _endsAt));
        vm.warp(_endsAt);
        _handOn();
    }
}
