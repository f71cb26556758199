// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {WebAuthn} from "@openzeppelin/contracts/utils/cryptography/WebAuthn.sol";
import {ICustodyLedger} from "../../src/custody/ICustodyLedger.sol";
import {IEquipmentRegistry} from "../../src/equipment/IEquipmentRegistry.sol";
import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {Role} from "../../src/facility/Role.sol";
import {ICheckoutDesk} from "../../src/usage/ICheckoutDesk.sol";
import {LoanFixture} from "../fixture/LoanFixture.sol";

contract CheckoutDeskTest is LoanFixture {
    uint64 private _id;

    function setUp() public override {
        super.setUp();
        fitLock(unit, LOCK_KEY);
        _id = lend();
    }

    function _refuse(ICheckoutDesk.CheckOut memory out, bytes memory reason) private {
        bytes32 digest = checkouts.digestOf(out);
        _refuse(out, presence(LOCK_KEY, out), assertion(borrower.operator.key, digest), reason);
    }

    function _refuse(
        ICheckoutDesk.CheckOut memory out,
        ICheckoutDesk.Presence memory seen,
        WebAuthn.WebAuthnAuth memory signed,
        bytes memory reason
    ) private {
        vm.expectRevert(reason);
        checkouts.checkOut(out, seen, signed);
        assertFalse(checkouts.mayOpen(unit, out.operator, out.lockNonce));
    }

    function _bad(bytes4 selector) private view returns (bytes memory) {
        return abi.encodeWithSelector(selector, borrower.operator.account);
    }

    function test_grants_on_both_factors_and_on_that_nonce_only() public {
        vm.expectEmit(address(checkouts));
        emit ICheckoutDesk.CheckoutGranted(_id, unit, borrower.operator.account, NONCE);
        checkOut(_id);
        assertTrue(checkouts.mayOpen(unit, borrower.operator.account, NONCE));
        assertFalse(checkouts.mayOpen(unit, borrower.operator.account, keccak256("other")));
        assertFalse(checkouts.mayOpen(unit, borrower.coordinator.account, NONCE));
    }

    function test_the_presence_preimage_is_the_documented_one() public view {
        bytes memory preimage = abi.encodePacked(
            bytes24("MEDEQUIPSHARE/PRESENCE/1"),
            bytes32(block.chainid),
            bytes20(address(checkouts)),
            bytes4(unit),
            bytes20(borrower.operator.account),
            NONCE,
            bytes5(uint40(77))
        );
        assertEq(
            checkouts.presenceDigestOf(unit, borrower.operator.account, NONCE, 77), sha256(preimage)
        );
    }

    function test_a_passkey_alone_opens_nothing() public {
        ICheckoutDesk.CheckOut memory out = checkOutOf(_id);
        bytes memory reason = abi.encodeWithSelector(ICheckoutDesk.CheckoutPresenceInvalid.selector, unit);
        WebAuthn.WebAuthnAuth memory signed = assertion(borrower.operator.key, checkouts.digestOf(out));
        _refuse(out, presence(borrower.operator.key, out), signed, reason);
        _refuse(out, ICheckoutDesk.Presence(uint40(block.timestamp), 0, 0), signed, reason);
        uint32 other = lendableUnit(owner);
        fitLock(other, METER_KEY);
        _refuse(out, presence(METER_KEY, out), signed, reason);
    }

    function test_a_lock_alone_opens_nothing() public {
        ICheckoutDesk.CheckOut memory out = checkOutOf(_id);
        bytes32 digest = checkouts.digestOf(out);
        bytes memory reason = _bad(ICheckoutDesk.CheckoutAssertionInvalid.selector);
        _refuse(out, presence(LOCK_KEY, out), assertion(LOCK_KEY, digest), reason);
        _refuse(out, presence(LOCK_KEY, out), assertion(borrower.coordinator.key, digest), reason);
        WebAuthn.WebAuthnAuth memory none;
        _refuse(out, presence(LOCK_KEY, out), none, reason);
    }

    function test_presence_counts_for_its_own_operator_and_nonce() public {
        Person memory second = newStaff(borrower, Role.OPERATOR);
        ICheckoutDesk.CheckOut memory out = checkOutOf(_id);
        ICheckoutDesk.CheckOut memory others = checkOutOf(_id);
        others.operator = second.account;
        WebAuthn.WebAuthnAuth memory signed = assertion(borrower.operator.key, checkouts.digestOf(out));
        bytes memory reason = abi.encodeWithSelector(ICheckoutDesk.CheckoutPresenceInvalid.selector, unit);
        _refuse(out, presence(LOCK_KEY, others), signed, reason);
        others = checkOutOf(_id);
        others.lockNonce = keccak256("older");
        _refuse(out, presence(LOCK_KEY, others), signed, reason);
    }

    function test_refuses_an_assertion_over_anything_else() public {
        ICheckoutDesk.CheckOut memory out = checkOutOf(_id);
        bytes memory reason = _bad(ICheckoutDesk.CheckoutAssertionInvalid.selector);
        ICheckoutDesk.CheckOut memory other = checkOutOf(_id);
        other.expiresAt += 1;
        _refuse(
            out, presence(LOCK_KEY, out), assertion(borrower.operator.key, checkouts.digestOf(other)), reason
        );
        other = checkOutOf(_id);
        other.lockNonce = keccak256("another nonce");
        _refuse(
            out, presence(LOCK_KEY, out), assertion(borrower.operator.key, checkouts.digestOf(other)), reason
        );
    }

    function test_refuses_an_assertion_without_user_verification() public {
        ICheckoutDesk.CheckOut memory out = checkOutOf(_id);
        WebAuthn.WebAuthnAuth memory signed =
            assertionWith(borrower.operator.key, checkouts.digestOf(out), hex"01");
        _refuse(out, presence(LOCK_KEY, out), signed, _bad(ICheckoutDesk.CheckoutAssertionInvalid.selector));
    }

    function test_cannot_be_replayed() public {
        ICheckoutDesk.CheckOut memory out = checkOutOf(_id);
        ICheckoutDesk.Presence memory seen = presence(LOCK_KEY, out);
        WebAuthn.WebAuthnAuth memory signed = assertion(borrower.operator.key, checkouts.digestOf(out));
        checkouts.checkOut(out, seen, signed);
        vm.expectRevert(
            abi.encodeWithSelector(
                ICheckoutDesk.CheckoutAlreadyGranted.selector, _id, borrower.operator.account
            )
        );
        checkouts.checkOut(out, seen, signed);
    }

    function test_refuses_stale_and_future_statements() public {
        ICheckoutDesk.CheckOut memory out = checkOutOf(_id);
        uint40 nowAt = uint40(block.timestamp);
        WebAuthn.WebAuthnAuth memory signed = assertion(borrower.operator.key, checkouts.digestOf(out));
        uint40[2] memory wrong = [nowAt - 301, nowAt + 121];
        for (uint256 i = 0; i < 2; ++i) {
            bytes memory reason = abi.encodeWithSelector(ICheckoutDesk.CheckoutExpired.selector, wrong[i], nowAt);
            _refuse(out, presenceAt(LOCK_KEY, out, wrong[i]), signed, reason);
        }
        out.expiresAt = nowAt - 1;
        _refuse(out, abi.encodeWithSelector(ICheckoutDesk.CheckoutExpired.selector, nowAt - 1, nowAt));
        out.expiresAt = nowAt;
        signed = assertion(borrower.operator.key, checkouts.digestOf(out));
        checkouts.checkOut(out, presenceAt(LOCK_KEY, out, nowAt - 300), signed);
    }

    function test_refuses_operators_without_competency_role_or_employment() public {
        ICheckoutDesk.CheckOut memory out = checkOutOf(_id);
        vm.prank(borrower.clinicalLead.account);
        facilities.certifyCompetency(out.operator, CBK, 0, keccak256("revoked"));
        _refuse(
            out,
            abi.encodeWithSelector(IFacilityRegistry.FacilityCompetencyMissing.selector, out.operator, CBK, 0)
        );
        out.operator = borrower.coordinator.account;
        _refuse(
            out,
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityStaffUnauthorized.selector, out.operator, Role.OPERATOR
            )
        );
        out.operator = owner.operator.account;
        _refuse(out, abi.encodeWithSelector(ICheckoutDesk.CheckoutNotBorrower.selector, _id, out.operator));
    }

    function test_refuses_before_inspection_after_refusal_and_after_return() public {
        bytes memory reason = abi.encodeWithSelector(ICheckoutDesk.CheckoutNotOnLoan.selector, _id, unit);
        vm.prank(borrower.biomedical.account);
        custody.inspect(_id, false, keccak256("dented"));
        _refuse(checkOutOf(_id), reason);
        inspect(_id);
        checkOut(_id);
        handOver(_id, borrower, owner);
        assertFalse(checkouts.mayOpen(unit, borrower.operator.account, NONCE));
        _refuse(checkOutOf(_id), reason);
    }

    function test_refuses_another_unit_and_units_without_lock() public {
        uint32 other = lendableUnit(owner);
        ICheckoutDesk.CheckOut memory out = checkOutOf(_id);
        out.unitId = other;
        _refuse(out, abi.encodeWithSelector(ICheckoutDesk.CheckoutLockUnknown.selector, other));
        fitLock(other, LOCK_KEY);
        _refuse(out, abi.encodeWithSelector(ICheckoutDesk.CheckoutNotOnLoan.selector, _id, other));
    }

    function test_a_dismissed_operator_opens_nothing_any_more() public {
        checkOut(_id);
        vm.prank(borrower.administrator.account);
        facilities.dismiss(borrower.operator.account);
        assertFalse(checkouts.mayOpen(unit, borrower.operator.account, NONCE));
        _refuse(
            checkOutOf(_id),
            abi.encodeWithSelector(
                ICheckoutDesk.CheckoutNotBorrower.selector, _id, borrower.operator.account
            )
        );
    }

    function test_works_after_both_facilities_have_expired() public {
        IFacilityRegistry.Attestation memory ending = attestation();
        ending.licensedUntil = uint40(block.timestamp + 1);
        ending.insuredUntil = uint40(block.timestamp + 1);
        activate(borrower.id, ending);
        activate(owner.id, ending);
        vm.warp(block.timestamp + 1 minutes);
        assertFalse(facilities.isActive(borrower.id, uint40(block.timestamp)));
        checkOut(_id);
        assertTrue(checkouts.mayOpen(unit, borrower.operator.account, NONCE));
        handOver(_id, borrower, owner);
        settlements.settle(_id);
    }

    function test_enrols_a_lock_that_the_owner_proposed_and_another_facility_confirmed() public {
        handOver(_id, borrower, owner);
        (bytes32 x, bytes32 y) = point(METER_KEY);
        (bytes32 oldX,) = checkouts.lockOf(unit);
        vm.expectEmit(address(checkouts));
        emit ICheckoutDesk.LockProposed(unit, owner.biomedical.account, x, y);
        vm.prank(owner.biomedical.account);
        checkouts.proposeLock(unit, x, y);
        (bytes32 storedX,) = checkouts.lockOf(unit);
        assertEq(storedX, oldX);
        vm.expectEmit(address(checkouts));
        emit ICheckoutDesk.LockEnrolled(unit, provider.biomedical.account, x, y);
        vm.prank(provider.biomedical.account);
        checkouts.enrolLock(unit, x, y);
        (storedX,) = checkouts.lockOf(unit);
        assertEq(storedX, x);
        vm.expectRevert(abi.encodeWithSelector(ICheckoutDesk.CheckoutLockNotProposed.selector, unit));
        vm.prank(provider.biomedical.account);
        checkouts.enrolLock(unit, x, y);
    }

    function test_lets_only_the_owner_propose_a_lock_and_only_points_of_the_curve() public {
        handOver(_id, borrower, owner);
        (bytes32 x, bytes32 y) = point(METER_KEY);
        vm.expectRevert(abi.encodeWithSelector(IEquipmentRegistry.EquipmentNotParty.selector, unit, borrower.id));
        vm.prank(borrower.biomedical.account);
        checkouts.proposeLock(unit, x, y);
        vm.expectRevert(abi.encodeWithSelector(ICheckoutDesk.CheckoutKeyInvalid.selector, y, x));
        vm.prank(owner.biomedical.account);
        checkouts.proposeLock(unit, y, x);
        vm.expectRevert(abi.encodeWithSelector(IEquipmentRegistry.EquipmentUnknown.selector, 99));
        vm.prank(owner.biomedical.account);
        checkouts.proposeLock(99, x, y);
    }

    function test_lets_no_owner_confirm_its_own_lock_and_nobody_another_key() public {
        handOver(_id, borrower, owner);
        (bytes32 x, bytes32 y) = point(METER_KEY);
        vm.startPrank(owner.biomedical.account);
        checkouts.proposeLock(unit, x, y);
        vm.expectRevert(
            abi.encodeWithSelector(ICheckoutDesk.CheckoutWitnessNotIndependent.selector, unit, owner.id)
        );
        checkouts.enrolLock(unit, x, y);
        vm.stopPrank();
        bytes memory notProposed = abi.encodeWithSelector(ICheckoutDesk.CheckoutLockNotProposed.selector, unit);
        vm.startPrank(provider.biomedical.account);
        vm.expectRevert(notProposed);
        checkouts.enrolLock(unit, y, x);
        vm.expectRevert(notProposed);
        checkouts.enrolLock(unit, 0, 0);
        vm.stopPrank();
    }

    function test_changes_no_lock_during_a_loan() public {
        (bytes32 x, bytes32 y) = point(METER_KEY);
        bytes memory away = abi.encodeWithSelector(ICustodyLedger.CustodyNotInHands.selector, unit, owner.id);
        vm.expectRevert(away);
        vm.prank(owner.biomedical.account);
        checkouts.proposeLock(unit, x, y);
        vm.expectRevert(away);
        vm.prank(provider.biomedical.account);
        checkouts.enrolLock(unit, x, y);
    }
}
