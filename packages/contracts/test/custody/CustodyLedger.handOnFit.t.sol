// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {WebAuthn} from "@openzeppelin/contracts/utils/cryptography/WebAuthn.sol";
import {ICustodyLedger} from "../../src/custody/ICustodyLedger.sol";
import {Fitness} from "../../src/equipment/Fitness.sol";
import {IEquipmentRegistry} from "../../src/equipment/IEquipmentRegistry.sol";
import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {ICheckoutDesk} from "../../src/usage/ICheckoutDesk.sol";
import {HandOnFixture} from "../fixture/HandOnFixture.sol";

/// @notice A hand-on asks for what a pick-up asks for, and what follows opens no lock too early.
contract CustodyLedgerHandOnFitTest is HandOnFixture {
    // What a pick-up asks for

    function test_needs_a_reading_no_older_than_an_hour_however_long_the_meter_is_silent() public {
        uint40[2] memory ages = [uint40(1 hours + 1), uint40(1 days + 1)];
        vm.prank(_other.coordinator.account);
        amendments.amend(_next, _endsAt, _endsAt + 40 hours);
        uint40 readAt = uint40(block.timestamp);
        for (uint256 i = 0; i < 2; ++i) {
            vm.warp(readAt + ages[i]);
            _refuse(
                _words(),
                abi.encodeWithSelector(ICustodyLedger.CustodyCounterStale.selector, unit, _sequence, _sequence)
            );
        }
        vm.warp(readAt + 1 hours);
        ICustodyLedger.HandOn memory words = _words();
        words.handover.runSeconds -= 1;
        _refuse(
            words, abi.encodeWithSelector(ICustodyLedger.CustodyCounterStale.selector, unit, _sequence, _sequence)
        );
        _handOn();
    }

    function test_needs_it_cleaned_since_its_last_run() public {
        vm.warp(block.timestamp + 20 minutes);
        _read(9001);
        _refuse(
            _words(),
            abi.encodeWithSelector(
                IEquipmentRegistry.EquipmentNotFit.selector,
                unit,
                Fitness.NOT_DECONTAMINATED | Fitness.NOT_SANITISED
            )
        );
        _clean(unit, borrower);
        _handOn();
    }

    function test_what_the_one_certified_does_not_count_for_the_next() public {
        _handOn();
        vm.warp(_endsAt + 1 hours);
        _read(9000);
        handOver(_next, _other, owner);
        assertEq(
            equipment.fitness(unit, uint40(block.timestamp)), Fitness.NOT_DECONTAMINATED | Fitness.NOT_SANITISED
        );
    }

    function test_needs_a_unit_that_is_fit_until_the_next_end() public {
        vm.prank(borrower.operator.account);
        equipment.quarantine(unit, 1);
        _refuse(
            _words(),
            abi.encodeWithSelector(IEquipmentRegistry.EquipmentNotFit.selector, unit, Fitness.QUARANTINED)
        );
        vm.startPrank(owner.biomedical.account);
        equipment.releaseQuarantine(unit, keccak256("released"));
        uint40 until = reservations.detailsOf(_next).endsAt;
        equipment.issueCertificate(
            unit, IEquipmentRegistry.CertificateKind.Calibration, until - 1, keccak256("calibration")
        );
        vm.stopPrank();
        _refuse(
            _words(),
            abi.encodeWithSelector(IEquipmentRegistry.EquipmentNotFit.selector, unit, Fitness.CALIBRATION_EXPIRED)
        );
        vm.prank(owner.biomedical.account);
        equipment.issueCertificate(
            unit, IEquipmentRegistry.CertificateKind.Calibration, until, keccak256("calibration")
        );
        _handOn();
    }

    function test_needs_the_next_borrowers_standing_and_nobody_elses() public {
        IFacilityRegistry.Attestation memory found = attestation();
        found.licensedUntil = uint40(block.timestamp + 1);
        activate(borrower.id, found);
        activate(owner.id, found);
        uint256 state = vm.snapshotState();
        vm.warp(block.timestamp + 1);
        _handOn();
        vm.revertToState(state);
        activate(_other.id, found);
        vm.warp(block.timestamp + 1);
        _refuse(
            _words(),
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityNotActive.selector, _other.id, found.licensedUntil, block.timestamp
            )
        );
    }

    // Check-out

    function test_opens_for_the_next_borrower_from_its_start_and_never_again_for_the_last() public {
        // A lock is fitted at home only.
        uint32 locked = lendableUnit(owner);
        fitLock(locked, LOCK_KEY);
        IReservationManager.Request memory wanted = request(locked, 0, 6);
        uint64 id = reserve(wanted);
        (wanted.startsAt, wanted.endsAt) = (wanted.endsAt, wanted.endsAt + 4 hours);
        vm.prank(_other.coordinator.account);
        uint64 next = reservations.reserve(wanted);
        vm.warp(onGrid());
        handOver(id, owner, borrower);
        inspect(id);
        checkOut(id);
        assertTrue(checkouts.mayOpen(locked, borrower.operator.account, NONCE));
        _clean(locked, borrower);
        handOn(
            handOnOf(id, next, borrower, _other), borrower.coordinator, _other.coordinator, owner.coordinator
        );
        assertFalse(checkouts.mayOpen(locked, borrower.operator.account, NONCE));

        vm.prank(_other.biomedical.account);
        custody.inspect(next, true, keccak256("inspection"));
        vm.warp(wanted.startsAt - 1);
        ICheckoutDesk.CheckOut memory out = checkOutOf(next);
        out.operator = _other.operator.account;
        ICheckoutDesk.Presence memory seen = presence(LOCK_KEY, out);
        WebAuthn.WebAuthnAuth memory signed = assertion(_other.operator.key, checkouts.digestOf(out));
        vm.expectRevert(abi.encodeWithSelector(ICheckoutDesk.CheckoutNotOnLoan.selector, next, locked));
        checkouts.checkOut(out, seen, signed);
        vm.warp(wanted.startsAt);
        checkouts.checkOut(out, seen, signed);
        assertTrue(checkouts.mayOpen(locked, _other.operator.account, NONCE));
    }
}
