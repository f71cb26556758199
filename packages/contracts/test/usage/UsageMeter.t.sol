// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";
import {ICustodyLedger} from "../../src/custody/ICustodyLedger.sol";
import {IEquipmentRegistry} from "../../src/equipment/IEquipmentRegistry.sol";
import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {Role} from "../../src/facility/Role.sol";
import {IUsageMeter} from "../../src/usage/IUsageMeter.sol";
import {LoanFixture} from "../fixture/LoanFixture.sol";

contract UsageMeterTest is LoanFixture {
    function setUp() public override {
        super.setUp();
        fitMeter(unit, METER_KEY);
    }

    function _refuse(IUsageMeter.Reading memory taken, uint256 key, bytes memory reason) private {
        IUsageMeter.Reading memory before = meters.latest(unit);
        (bytes32 r, bytes32 s) = signP256(key, meters.digestOf(taken));
        vm.expectRevert(reason);
        meters.accept(taken, r, s);
        assertEq(keccak256(abi.encode(meters.latest(unit))), keccak256(abi.encode(before)));
    }

    function test_the_preimage_is_the_documented_one() public view {
        IUsageMeter.Reading memory taken = reading(unit, 3, 7200);
        bytes memory preimage = abi.encodePacked(
            bytes23("MEDEQUIPSHARE/READING/1"),
            bytes32(block.chainid),
            bytes20(address(meters)),
            bytes4(unit),
            bytes4(uint32(1)),
            bytes4(uint32(3)),
            bytes5(uint40(block.timestamp)),
            bytes8(uint64(7200)),
            bytes8(uint64(2400))
        );
        assertEq(preimage.length, 23 + 32 + 20 + 4 + 4 + 4 + 5 + 8 + 8);
        assertEq(meters.digestOf(taken), sha256(preimage));
    }

    function test_accepts_what_the_meter_signed_from_anyone() public {
        IUsageMeter.Reading memory taken = reading(unit, 3, 7200);
        vm.expectEmit(address(meters));
        emit IUsageMeter.ReadingAccepted(unit, 1, 3, uint40(block.timestamp), 7200, 2400);
        accept(taken);
        assertEq(keccak256(abi.encode(meters.latest(unit))), keccak256(abi.encode(taken)));
    }

    function test_refuses_another_key_and_every_altered_field() public {
        IUsageMeter.Reading memory taken = reading(unit, 3, 7200);
        bytes memory reason = abi.encodeWithSelector(IUsageMeter.UsageSignatureInvalid.selector, unit, 3);
        _refuse(taken, LOCK_KEY, reason);
        (bytes32 r, bytes32 s) = signP256(METER_KEY, meters.digestOf(taken));
        taken.runSeconds += 1;
        vm.expectRevert(reason);
        meters.accept(taken, r, s);
        taken.runSeconds -= 1;
        taken.cycles += 1;
        vm.expectRevert(reason);
        meters.accept(taken, r, s);
        taken.cycles -= 1;
        taken.takenAt -= 1;
        vm.expectRevert(reason);
        meters.accept(taken, r, s);
        taken.takenAt += 1;
        vm.expectRevert(reason);
        meters.accept(taken, r, bytes32(P256.N - uint256(s)));
        meters.accept(taken, r, s);
    }

    function test_refuses_a_reading_for_another_unit() public {
        uint32 other = lendableUnit(owner);
        fitMeter(other, LOCK_KEY);
        IUsageMeter.Reading memory taken = reading(other, 3, 7200);
        (bytes32 r, bytes32 s) = signP256(METER_KEY, meters.digestOf(taken));
        vm.expectRevert(abi.encodeWithSelector(IUsageMeter.UsageSignatureInvalid.selector, other, 3));
        meters.accept(taken, r, s);
    }

    function test_refuses_repeats_and_older_readings() public {
        IUsageMeter.Reading memory taken = reading(unit, 3, 7200);
        accept(taken);
        _refuse(taken, METER_KEY, abi.encodeWithSelector(IUsageMeter.UsageSequenceNotNewer.selector, unit, 3, 3));
        taken.sequence = 2;
        _refuse(taken, METER_KEY, abi.encodeWithSelector(IUsageMeter.UsageSequenceNotNewer.selector, unit, 2, 3));
        _refuse(
            reading(unit, 0, 7200),
            METER_KEY,
            abi.encodeWithSelector(IUsageMeter.UsageSequenceNotNewer.selector, unit, 0, 3)
        );
    }

    function test_refuses_lower_counters_and_earlier_times() public {
        vm.warp(block.timestamp + 1 hours);
        accept(reading(unit, 3, 7200));
        bytes memory reason = abi.encodeWithSelector(IUsageMeter.UsageCounterDecreased.selector, unit, 7199, 7200);
        _refuse(reading(unit, 4, 7199), METER_KEY, reason);
        reason = abi.encodeWithSelector(IUsageMeter.UsageCounterDecreased.selector, unit, 7200, 7200);
        IUsageMeter.Reading memory taken = reading(unit, 4, 7200);
        taken.cycles = 2399;
        _refuse(taken, METER_KEY, reason);
        taken.cycles = 2400;
        taken.takenAt -= 1;
        _refuse(taken, METER_KEY, reason);
        taken.takenAt += 1;
        accept(taken);
    }

    function test_refuses_times_more_than_two_minutes_ahead() public {
        IUsageMeter.Reading memory taken = reading(unit, 3, 7200);
        taken.takenAt = uint40(block.timestamp) + 121;
        _refuse(
            taken,
            METER_KEY,
            abi.encodeWithSelector(
                IUsageMeter.UsageReadingInFuture.selector, unit, taken.takenAt, block.timestamp
            )
        );
        taken.takenAt -= 1;
        accept(taken);
    }

    function test_refuses_more_run_time_than_time_but_for_a_minute() public {
        accept(reading(unit, 3, 7200));
        vm.warp(block.timestamp + 100);
        _refuse(
            reading(unit, 4, 7200 + 161),
            METER_KEY,
            abi.encodeWithSelector(IUsageMeter.UsageCounterImplausible.selector, unit, 161, 100)
        );
        accept(reading(unit, 4, 7200 + 160));
    }

    function test_lost_readings_lose_nothing() public {
        accept(reading(unit, 1, 100));
        vm.warp(block.timestamp + 6 hours);
        accept(reading(unit, 7, 100 + 6 hours));
        assertEq(meters.latest(unit).runSeconds, 100 + 6 hours);
    }

    function test_refuses_units_without_meter_and_other_epochs() public {
        uint32 other = lendableUnit(owner);
        IUsageMeter.Reading memory taken = reading(other, 3, 7200);
        (bytes32 r, bytes32 s) = signP256(METER_KEY, meters.digestOf(taken));
        vm.expectRevert(abi.encodeWithSelector(IUsageMeter.UsageMeterUnknown.selector, other));
        meters.accept(taken, r, s);
        taken = reading(unit, 3, 7200);
        taken.epoch = 2;
        _refuse(taken, METER_KEY, abi.encodeWithSelector(IUsageMeter.UsageEpochUnexpected.selector, unit, 2, 1));
    }

    function test_a_new_meter_begins_a_new_epoch() public {
        accept(reading(unit, 3, 7200));
        fitMeter(unit, LOCK_KEY);
        IUsageMeter.Reading memory taken = reading(unit, 1, 0);
        assertEq(taken.epoch, 2);
        _refuse(taken, METER_KEY, abi.encodeWithSelector(IUsageMeter.UsageSignatureInvalid.selector, unit, 1));
        (bytes32 r, bytes32 s) = signP256(LOCK_KEY, meters.digestOf(taken));
        meters.accept(taken, r, s);
        (uint32 epoch,,) = meters.meterOf(unit);
        assertEq(epoch, 2);
    }

    function test_enrols_only_what_owner_and_another_facility_agree_on() public {
        (bytes32 x, bytes32 y) = point(LOCK_KEY);
        vm.expectRevert(abi.encodeWithSelector(IUsageMeter.UsageMeterUnknown.selector, unit));
        vm.prank(provider.biomedical.account);
        meters.enrolMeter(unit, x, y);
        vm.prank(owner.biomedical.account);
        meters.proposeMeter(unit, x, y);
        vm.expectRevert(abi.encodeWithSelector(IUsageMeter.UsageWitnessNotIndependent.selector, unit, owner.id));
        vm.prank(owner.biomedical.account);
        meters.enrolMeter(unit, x, y);
        vm.expectRevert(abi.encodeWithSelector(IUsageMeter.UsageMeterUnknown.selector, unit));
        vm.prank(provider.biomedical.account);
        meters.enrolMeter(unit, x, bytes32(uint256(y) + 1));
        vm.expectRevert(abi.encodeWithSelector(IUsageMeter.UsageMeterUnknown.selector, unit));
        vm.prank(provider.biomedical.account);
        meters.enrolMeter(unit, 0, 0);
    }

    function test_refuses_proposals_by_others_and_points_off_the_curve() public {
        (bytes32 x, bytes32 y) = point(LOCK_KEY);
        vm.expectRevert(
            abi.encodeWithSelector(IEquipmentRegistry.EquipmentNotParty.selector, unit, borrower.id)
        );
        vm.prank(borrower.biomedical.account);
        meters.proposeMeter(unit, x, y);
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityStaffUnauthorized.selector, owner.operator.account, Role.BIOMEDICAL
            )
        );
        vm.prank(owner.operator.account);
        meters.proposeMeter(unit, x, y);
        bytes32 off = bytes32(uint256(y) ^ 1);
        vm.expectRevert(abi.encodeWithSelector(IUsageMeter.UsageKeyInvalid.selector, x, off));
        vm.prank(owner.biomedical.account);
        meters.proposeMeter(unit, x, off);
        vm.expectRevert(abi.encodeWithSelector(IEquipmentRegistry.EquipmentUnknown.selector, 99));
        vm.prank(owner.biomedical.account);
        meters.proposeMeter(99, x, y);
    }

    function test_refuses_a_change_of_meter_during_a_loan() public {
        (bytes32 x, bytes32 y) = point(LOCK_KEY);
        vm.prank(owner.biomedical.account);
        meters.proposeMeter(unit, x, y);
        vm.warp(onGrid());
        accept(reading(unit, 1, 0));
        lend();
        bytes memory reason = abi.encodeWithSelector(ICustodyLedger.CustodyNotInHands.selector, unit, owner.id);
        vm.expectRevert(reason);
        vm.prank(provider.biomedical.account);
        meters.enrolMeter(unit, x, y);
        vm.expectRevert(reason);
        vm.prank(owner.biomedical.account);
        meters.proposeMeter(unit, x, y);
    }

    /// forge-config: default.fuzz.runs = 64
    function testFuzz_a_signature_fits_its_own_digest_only(bytes32 r, bytes32 s) public {
        IUsageMeter.Reading memory taken = reading(unit, 3, 7200);
        vm.expectRevert(abi.encodeWithSelector(IUsageMeter.UsageSignatureInvalid.selector, unit, 3));
        meters.accept(taken, r, s);
    }
}
