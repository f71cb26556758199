// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ICustodyLedger} from "../../src/custody/ICustodyLedger.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {LoanFixture} from "../fixture/LoanFixture.sol";

contract CustodyLedgerCounterTest is LoanFixture {
    uint64 private _id;

    function setUp() public override {
        super.setUp();
        fitMeter(unit, METER_KEY);
        _id = reserve(request(unit, 5, 4));
        vm.warp(reservations.detailsOf(_id).startsAt);
        accept(reading(unit, 10, 5000));
    }

    function _refuse(ICustodyLedger.Handover memory words, Place memory from, Place memory to) private {
        bytes32 digest = custody.digestOf(words);
        bytes memory fromSignature = signEcdsa(from.coordinator, digest);
        bytes memory toSignature = signEcdsa(to.coordinator, digest);
        vm.expectRevert(
            abi.encodeWithSelector(
                ICustodyLedger.CustodyCounterStale.selector,
                unit,
                words.meterSequence,
                meters.latest(unit).sequence
            )
        );
        custody.handOver(words, fromSignature, toSignature);
    }

    function test_records_opening_and_closing_counters() public {
        handOver(_id, owner, borrower);
        vm.warp(block.timestamp + 2 hours);
        accept(reading(unit, 12, 9000));
        handOver(_id, borrower, owner);
        ICustodyLedger.Loan memory loan = custody.loanOf(_id);
        assertTrue(loan.metered);
        assertEq(loan.openingSeconds, 5000);
        assertEq(loan.closingSeconds, 9000);
    }

    function test_refuses_other_counters_than_the_last_accepted() public {
        ICustodyLedger.Handover memory words = handover(_id, owner, borrower);
        words.runSeconds += 1;
        _refuse(words, owner, borrower);
        words = handover(_id, owner, borrower);
        words.meterSequence = 9;
        _refuse(words, owner, borrower);
        words = handover(_id, owner, borrower);
        vm.warp(block.timestamp + 60);
        accept(reading(unit, 11, 5001));
        _refuse(words, owner, borrower);
    }

    function test_refuses_a_pick_up_with_a_reading_older_than_an_hour() public {
        vm.warp(block.timestamp + 1 hours + 1);
        _refuse(handover(_id, owner, borrower), owner, borrower);
        vm.warp(block.timestamp - 1);
        handOver(_id, owner, borrower);
    }

    function test_does_not_ask_carriers_for_a_fresh_reading() public {
        handOver(_id, owner, carrier);
        vm.warp(block.timestamp + 5 hours);
        handOver(_id, carrier, borrower);
        handOver(_id, borrower, carrier);
        _refuse(handover(_id, carrier, owner), carrier, owner);
        accept(reading(unit, 11, 5000));
        handOver(_id, carrier, owner);
    }

    function test_a_failed_meter_does_not_block_the_return() public {
        handOver(_id, owner, borrower);
        vm.warp(block.timestamp + 1 days);
        _refuse(handover(_id, borrower, owner), borrower, owner);
        vm.warp(block.timestamp + 1);
        handOver(_id, borrower, owner);
        assertEq(custody.loanOf(_id).closingSeconds, 5000);
        assertState(_id, IReservationManager.State.Returned);
    }

    function test_a_silent_meter_is_billed_like_no_meter() public {
        handOver(_id, owner, borrower);
        assertTrue(custody.loanOf(_id).metered);
        vm.warp(block.timestamp + 1 days + 1);
        handOver(_id, borrower, owner);
        assertFalse(custody.loanOf(_id).metered);
        uint64 meteredSeconds = settlements.settle(_id).meteredSeconds;
        assertGt(meteredSeconds, 0);
    }

    function test_refuses_a_counter_for_a_unit_without_meter() public {
        uint32 plain = lendableUnit(owner);
        uint64 id = reserve(request(plain, 1, 4));
        vm.warp(reservations.detailsOf(id).startsAt);
        ICustodyLedger.Handover memory words = handover(id, owner, borrower);
        assertEq(words.meterSequence, 0);
        handOver(words, owner, borrower);
        assertFalse(custody.loanOf(id).metered);
    }
}
