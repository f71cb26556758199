// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {WebAuthn} from "@openzeppelin/contracts/utils/cryptography/WebAuthn.sol";
import {ERC7739Utils} from "@openzeppelin/contracts/utils/cryptography/draft-ERC7739Utils.sol";
import {PasskeyAccountFactory} from "../../src/access/PasskeyAccountFactory.sol";
import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {Role} from "../../src/facility/Role.sol";
import {LoanFixture} from "../fixture/LoanFixture.sol";

/// @notice Nobody is appointed, or appointed otherwise, but by what they have signed themselves.
contract FacilityRegistryAcceptanceTest is LoanFixture {
    uint16 private constant ANY = type(uint16).max;
    Person private nurse;

    function setUp() public override {
        super.setUp();
        nurse = newPerson("nurse");
    }

    // What is signed

    function test_the_digest_is_that_of_eip_712_over_these_very_terms() public view {
        IFacilityRegistry.Acceptance memory words = _words();
        (, string memory name, string memory version, uint256 chainId, address registry,,) = facilities.eip712Domain();
        assertEq(name, "MedEquipShare Facility");
        assertEq(registry, address(facilities));
        bytes32 domain = keccak256(
            abi.encode(
                keccak256(
                    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
                ),
                keccak256(bytes(name)),
                keccak256(bytes(version)),
                chainId,
                registry
            )
        );
        bytes32 terms = keccak256(
            abi.encode(
                keccak256(
                    "Acceptance(uint32 facilityId,address account,uint16 roles,uint40 until,bytes32 passkeyX,"
                    "bytes32 passkeyY,uint256 nonce)"
                ),
                words.facilityId,
                words.account,
                words.roles,
                words.until,
                words.passkeyX,
                words.passkeyY,
                words.nonce
            )
        );
        assertEq(facilities.acceptanceDigestOf(words), MessageHashUtils.toTypedDataHash(domain, terms));
    }

    // Appointing

    function test_a_wallet_is_appointed_by_its_own_signature() public {
        IFacilityRegistry.Acceptance memory words = _words();
        _send(words, _sign(nurse, words));
        assertEq(facilities.requireStaff(nurse.account, Role.OPERATOR), owner.id);
        assertEq(facilities.acceptanceNonceOf(nurse.account), words.nonce + 1);
    }

    function test_an_account_of_a_passkey_is_appointed_by_its_passkey_once_it_exists() public {
        PasskeyAccountFactory factory = new PasskeyAccountFactory();
        bytes[] memory signers = new bytes[](1);
        signers[0] = abi.encodePacked(factory.webAuthnVerifier(), nurse.x, nurse.y);
        IFacilityRegistry.Acceptance memory words = _words();
        words.account = factory.predict(signers, 1);
        bytes memory signature = _signAsAccount(nurse.key, words, factory, signers);
        bytes memory another = _signAsAccount(nurse.key + 1, words, factory, signers);
        _refuse(words, signature);

        factory.create(signers, 1);
        _refuse(words, another);
        _send(words, signature);
        assertEq(facilities.requireStaff(words.account, Role.OPERATOR), owner.id);
    }

    function test_nobody_is_appointed_without_a_signature_or_by_anothers() public {
        IFacilityRegistry.Acceptance memory words = _words();
        _refuse(words, "");
        _refuse(words, _sign(owner.administrator, words));
        _refuse(words, abi.encodePacked(_sign(nurse, words), uint8(0)));
        assertEq(facilities.staffOf(nurse.account).facilityId, 0);
    }

    function test_an_acceptance_is_for_one_facility_and_for_these_terms() public {
        IFacilityRegistry.Acceptance memory words = _words();
        bytes memory signature = _sign(nurse, words);

        vm.expectRevert(_invalid(nurse.account, borrower.id, 0));
        vm.prank(borrower.administrator.account);
        facilities.appoint(words.account, words.roles, words.until, words.passkeyX, words.passkeyY, signature);

        words.roles |= Role.ADMINISTRATOR;
        _refuse(words, signature);
        words = _words();
        ++words.until;
        _refuse(words, signature);
        words = _words();
        words.passkeyX = owner.administrator.x;
        _refuse(words, signature);
        words = _words();
        words.passkeyY = owner.administrator.y;
        _refuse(words, signature);
        words = _words();
        words.account = newPerson("somebody else").account;
        _refuse(words, signature);
        _send(_words(), signature);
    }

    function test_an_acceptance_on_another_chain_counts_for_nothing_here() public {
        IFacilityRegistry.Acceptance memory words = _words();
        bytes memory signature = _sign(nurse, words);
        vm.chainId(block.chainid + 1);
        _refuse(words, signature);
    }

    // Changing

    function test_no_administrator_puts_another_passkey_or_other_roles_under_the_name_of_its_staff() public {
        Person memory operator = owner.operator;
        IFacilityRegistry.Acceptance memory words = offer(owner.id, operator, Role.OPERATOR, FOREVER);
        words.passkeyX = owner.administrator.x;
        words.passkeyY = owner.administrator.y;
        _refuse(words, _sign(owner.administrator, words));
        _refuse(offer(owner.id, operator, Role.OPERATOR | Role.BIOMEDICAL, FOREVER), "");
        _refuse(offer(owner.id, operator, 0, FOREVER), "");
        _refuse(offer(owner.id, operator, Role.OPERATOR, FOREVER + 1), "");
        (bytes32 x, bytes32 y) = facilities.passkeyOf(operator.account);
        assertEq(x, operator.x);
        assertEq(y, operator.y);

        words = offer(owner.id, operator, Role.OPERATOR | Role.BIOMEDICAL, FOREVER + 1);
        _send(words, _sign(operator, words));
        assertEq(facilities.requireStaff(operator.account, Role.BIOMEDICAL), owner.id);
    }

    function test_an_administrator_changes_its_own_appointment_by_sending_it() public {
        address account = owner.administrator.account;
        vm.prank(account);
        facilities.appoint(account, Role.ADMINISTRATOR | Role.AUDITOR, FOREVER, 0, 0, "");
        assertEq(facilities.requireStaff(account, Role.AUDITOR), owner.id);
    }

    function test_another_administrator_cannot_do_it_instead() public {
        Person memory second = newStaff(owner, Role.ADMINISTRATOR);
        address account = owner.administrator.account;
        uint256 nonce = facilities.acceptanceNonceOf(account);
        vm.expectRevert(_invalid(account, owner.id, nonce));
        vm.prank(second.account);
        facilities.appoint(account, Role.AUDITOR, FOREVER, 0, 0, "");
    }

    // Nonces

    function test_an_acceptance_counts_once() public {
        IFacilityRegistry.Acceptance memory words = _words();
        bytes memory signature = _sign(nurse, words);
        _send(words, signature);
        _refuse(words, signature);
    }

    function test_an_old_acceptance_does_not_bring_back_who_was_dismissed() public {
        IFacilityRegistry.Acceptance memory words = _words();
        bytes memory used = _sign(nurse, words);
        _send(words, used);
        IFacilityRegistry.Acceptance memory longer = offer(owner.id, nurse, Role.OPERATOR, FOREVER + 1);
        bytes memory kept = _sign(nurse, longer);
        vm.prank(owner.administrator.account);
        facilities.dismiss(nurse.account);

        _refuse(words, used);
        _refuse(longer, kept);
        IFacilityRegistry.Acceptance memory anew = offer(owner.id, nurse, Role.OPERATOR, FOREVER);
        _send(anew, _sign(nurse, anew));
    }

    function test_of_two_offers_accepted_at_once_the_first_sent_voids_the_other() public {
        IFacilityRegistry.Acceptance memory here = _words();
        IFacilityRegistry.Acceptance memory there = offer(borrower.id, nurse, Role.OPERATOR, START + 1);
        bytes memory kept = _sign(nurse, here);
        appoint(borrower, nurse, Role.OPERATOR, START + 1);
        vm.warp(there.until);
        _refuse(here, kept);
    }

    // resign

    function test_resign_ends_everything_at_once_and_voids_what_was_accepted() public {
        address operator = owner.operator.account;
        IFacilityRegistry.Acceptance memory longer = offer(owner.id, owner.operator, Role.OPERATOR, FOREVER + 1);
        bytes memory kept = _sign(owner.operator, longer);
        vm.expectEmit();
        emit IFacilityRegistry.StaffResigned(owner.id, operator);
        vm.prank(operator);
        facilities.resign();

        vm.expectRevert(_unauthorized(operator));
        facilities.requireStaff(operator, ANY);
        (bytes32 x, bytes32 y) = facilities.passkeyOf(operator);
        assertEq(x | y, 0);
        assertEq(facilities.competentUntil(operator, CBK), 0);
        _refuse(longer, kept);
        appoint(borrower, owner.operator, Role.OPERATOR, FOREVER);
    }

    function test_resign_lets_go_who_holds_no_role() public {
        appoint(owner, nurse, 0, FOREVER);
        vm.startPrank(nurse.account);
        facilities.resign();
        assertEq(facilities.staffOf(nurse.account).facilityId, 0);
    }

    function test_resign_is_refused_to_administrators() public {
        address account = owner.administrator.account;
        vm.expectRevert(
            abi.encodeWithSelector(IFacilityRegistry.FacilityAdministratorSelfDismissed.selector, account)
        );
        vm.prank(account);
        facilities.resign();
    }

    function test_resign_is_refused_to_who_is_nobodys_staff_or_no_more() public {
        vm.expectRevert(_unauthorized(nurse.account));
        vm.prank(nurse.account);
        facilities.resign();
        vm.warp(FOREVER);
        vm.expectRevert(_unauthorized(owner.operator.account));
        vm.prank(owner.operator.account);
        facilities.resign();
    }

    // Helpers

    function _words() private view returns (IFacilityRegistry.Acceptance memory) {
        return offer(owner.id, nurse, Role.OPERATOR, FOREVER);
    }

    function _sign(Person memory person, IFacilityRegistry.Acceptance memory words) private view returns (bytes memory) {
        return signEcdsa(person, facilities.acceptanceDigestOf(words));
    }

    /// @dev By the administrator of the owner.
    function _send(IFacilityRegistry.Acceptance memory words, bytes memory signature) private {
        vm.prank(owner.administrator.account);
        facilities.appoint(words.account, words.roles, words.until, words.passkeyX, words.passkeyY, signature);
    }

    function _refuse(IFacilityRegistry.Acceptance memory words, bytes memory signature) private {
        vm.expectRevert(_invalid(words.account, owner.id, facilities.acceptanceNonceOf(words.account)));
        _send(words, signature);
    }

    function _invalid(address account, uint32 facilityId, uint256 nonce) private pure returns (bytes memory) {
        return abi.encodeWithSelector(
            IFacilityRegistry.FacilityAcceptanceInvalid.selector, account, facilityId, nonce
        );
    }

    function _unauthorized(address account) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IFacilityRegistry.FacilityStaffUnauthorized.selector, account, ANY);
    }

    /// @dev A passkey's signature as its account checks it, by ERC-7739 as a PersonalSign.
    function _signAsAccount(
        uint256 key,
        IFacilityRegistry.Acceptance memory words,
        PasskeyAccountFactory factory,
        bytes[] memory signers
    ) private returns (bytes memory) {
        // The account's domain is asked of one of the same kind: its own may not exist yet.
        uint256 before = vm.snapshotState();
        EIP712 account = EIP712(factory.create(signers, 1));
        (, string memory name, string memory version, uint256 chainId, address verifying,,) = account.eip712Domain();
        vm.revertToState(before);
        bytes32 domain = keccak256(
            abi.encode(
                keccak256(
                    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
                ),
                keccak256(bytes(name)),
                keccak256(bytes(version)),
                chainId,
                verifying
            )
        );
        bytes32 personal = ERC7739Utils.personalSignStructHash(facilities.acceptanceDigestOf(words));
        bytes32 challenge = MessageHashUtils.toTypedDataHash(domain, personal);
        WebAuthn.WebAuthnAuth memory signed = assertion(key, challenge);
        bytes[] memory signatures = new bytes[](1);
        signatures[0] = abi.encode(
            signed.r, signed.s, signed.challengeIndex, signed.typeIndex, signed.authenticatorData, signed.clientDataJSON
        );
        return abi.encode(signers, signatures);
    }
}
