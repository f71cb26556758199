// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ICustodyLedger} from "../../src/custody/ICustodyLedger.sol";
import {Fitness} from "../../src/equipment/Fitness.sol";
import {LoanFixture} from "../fixture/LoanFixture.sol";

/// @notice What the borrower certified counts only as long as the meter has not run on.
contract CustodyLedgerTurnaroundTest is LoanFixture {
    uint16 private constant BOTH = Fitness.NOT_DECONTAMINATED | Fitness.NOT_SANITISED;
    ICustodyLedger.Turnaround private constant CLEAN = ICustodyLedger.Turnaround.Decontamination;
    ICustodyLedger.Turnaround private constant WIPED = ICustodyLedger.Turnaround.Sanitisation;

    uint64 private _id;
    uint32 private _sequence;

    function setUp() public override {
        super.setUp();
        fitMeter(unit, METER_KEY);
        _id = reserve(request(unit, 5, 40));
        vm.warp(reservations.detailsOf(_id).startsAt);
        _read(5000);
        handOver(_id, owner, borrower);
    }

    function _read(uint64 runSeconds) private {
        vm.warp(block.timestamp + 30 minutes);
        accept(reading(unit, ++_sequence, runSeconds));
    }

    function _certify(Place memory place, ICustodyLedger.Turnaround kind) private {
        vm.prank(place.biomedical.account);
        custody.certifyTurnaround(unit, kind, keccak256("certificate"));
    }

    function _certifyBoth(Place memory place) private {
        _certify(place, CLEAN);
        _certify(place, WIPED);
    }

    function _assertNeeds(uint16 reasons) private view {
        assertEq(equipment.fitness(unit, uint40(block.timestamp)), reasons);
    }

    function test_use_after_the_certificates_voids_both() public {
        _certifyBoth(borrower);
        _read(5001);
        handOver(_id, borrower, owner);
        _assertNeeds(BOTH);
    }

    function test_a_later_reading_that_shows_no_use_voids_nothing() public {
        _read(6000);
        _certifyBoth(borrower);
        _read(6000);
        handOver(_id, borrower, owner);
        _assertNeeds(0);
    }

    function test_use_between_the_two_voids_the_first() public {
        _certify(borrower, CLEAN);
        _read(6000);
        _certify(borrower, WIPED);
        handOver(_id, borrower, owner);
        _assertNeeds(Fitness.NOT_DECONTAMINATED);
    }

    function test_certifying_anew_after_use_counts() public {
        _certifyBoth(borrower);
        _read(6000);
        _certifyBoth(borrower);
        handOver(_id, borrower, owner);
        _assertNeeds(0);
    }

    function test_use_that_only_the_reading_at_the_return_shows_counts_too() public {
        _certifyBoth(borrower);
        handOver(_id, borrower, carrier);
        _assertNeeds(0);
        _read(6000);
        handOver(_id, carrier, owner);
        _assertNeeds(BOTH);
    }

    function test_what_somebody_else_certified_stands() public {
        _certifyBoth(borrower);
        handOver(_id, borrower, carrier);
        _certify(carrier, CLEAN);
        _read(6000);
        handOver(_id, carrier, owner);
        _assertNeeds(Fitness.NOT_SANITISED);
    }

    function test_a_meter_gone_silent_voids_both() public {
        _certifyBoth(borrower);
        vm.warp(block.timestamp + 1 days + 1 hours);
        handOver(_id, borrower, owner);
        _assertNeeds(BOTH);
    }

    function test_a_second_time_with_the_borrower_voids_both() public {
        _certifyBoth(borrower);
        handOver(_id, borrower, carrier);
        handOver(_id, carrier, borrower);
        _read(5000);
        handOver(_id, borrower, owner);
        _assertNeeds(BOTH);
    }

    function test_the_owners_certificates_after_the_return_are_final() public {
        _certifyBoth(borrower);
        _read(6000);
        handOver(_id, borrower, owner);
        _certifyBoth(owner);
        _assertNeeds(0);
    }
}
