// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {MemberStore} from "./MemberStore.sol";
import {IFacilityRegistry} from "./IFacilityRegistry.sol";
import {Role} from "./Role.sol";

/// @title Staff, their passkeys and competencies
/// @notice Every right here ends in the second its `until` passes, and on dismissal at once. A facility's own expiry
/// ends nobody's role: what concerns a loan already picked up must still work (INV-ACC-1). Nobody is appointed, or
/// appointed otherwise, but by what they have signed themselves.
abstract contract StaffRoster is MemberStore, EIP712 {
    /// @dev One word. `changes` counts what became of the account so far and outlives every appointment.
    struct Employment {
        uint32 facilityId;
        uint16 roles;
        uint40 until;
        uint64 changes;
    }

    struct Passkey {
        bytes32 x;
        bytes32 y;
    }

    uint16 private constant _ANY_ROLE = type(uint16).max;

    bytes32 private constant _ACCEPTANCE_TYPEHASH = keccak256(
        "Acceptance(uint32 facilityId,address account,uint16 roles,uint40 until,bytes32 passkeyX,bytes32 passkeyY,"
        "uint256 nonce)"
    );

    mapping(address account => Employment) private _staff;
    mapping(address account => Passkey) private _passkeys;
    /// @dev By facility, so that a competency does not follow a person to the next employer.
    mapping(uint32 facilityId => mapping(address account => mapping(bytes3 productCode => uint40 until))) private
        _competencies;

    constructor() EIP712("MedEquipShare Facility", "1") {}

    // Appointments

    /// @inheritdoc IFacilityRegistry
    function appoint(
        address account,
        uint16 roles,
        uint40 until,
        bytes32 passkeyX,
        bytes32 passkeyY,
        bytes calldata acceptance
    ) external {
        uint32 facilityId = requireStaff(msg.sender, Role.ADMINISTRATOR);
        uint40 activeUntil = _memberships[facilityId].activeUntil;
        // An applicant nobody has vouched for could otherwise tie up the accounts of others.
        if (activeUntil == 0) revert FacilityNotActive(facilityId, activeUntil, _now());
        if (until <= _now()) revert FacilityTermInPast(until);
        if (account == msg.sender && roles & Role.ADMINISTRATOR == 0) {
            revert FacilityAdministratorSelfDismissed(account);
        }
        uint32 employer = _employer(account);
        if (employer != 0 && employer != facilityId) revert FacilityAccountTaken(account, employer);
        if (account != msg.sender) {
            uint256 nonce = acceptanceNonceOf(account);
            Acceptance memory words = Acceptance(facilityId, account, roles, until, passkeyX, passkeyY, nonce);
            _checkAcceptance(words, acceptance);
        }
        _setStaff(facilityId, account, roles, until, Passkey(passkeyX, passkeyY));
    }

    /// @inheritdoc IFacilityRegistry
    function dismiss(address account) external {
        uint32 facilityId = requireStaff(msg.sender, Role.ADMINISTRATOR);
        if (account == msg.sender) revert FacilityAdministratorSelfDismissed(account);
        if (_staff[account].facilityId != facilityId) revert FacilityStaffUnauthorized(account, _ANY_ROLE);
        _endEmployment(account);
        emit StaffDismissed(facilityId, account);
    }

    /// @inheritdoc IFacilityRegistry
    function resign() external {
        Staff memory staff = _staffNow(msg.sender);
        if (staff.facilityId == 0) revert FacilityStaffUnauthorized(msg.sender, _ANY_ROLE);
        if (staff.roles & Role.ADMINISTRATOR != 0) revert FacilityAdministratorSelfDismissed(msg.sender);
        _endEmployment(msg.sender);
        emit StaffResigned(staff.facilityId, msg.sender);
    }

    /// @inheritdoc IFacilityRegistry
    function requireStaff(address account, uint16 roles) public view returns (uint32 facilityId) {
        Employment storage staff = _staff[account];
        if (staff.roles & roles == 0 || staff.until <= block.timestamp) {
            revert FacilityStaffUnauthorized(account, roles);
        }
        return staff.facilityId;
    }

    /// @inheritdoc IFacilityRegistry
    function staffOf(address account) external view returns (Staff memory) {
        return _appointmentOf(account);
    }

    /// @inheritdoc IFacilityRegistry
    function passkeyOf(address account) external view returns (bytes32 x, bytes32 y) {
        Passkey storage passkey = _passkeys[account];
        return (passkey.x, passkey.y);
    }

    /// @inheritdoc IFacilityRegistry
    function acceptanceNonceOf(address account) public view returns (uint256) {
        return _staff[account].changes;
    }

    /// @inheritdoc IFacilityRegistry
    function acceptanceDigestOf(Acceptance memory acceptance) public view returns (bytes32) {
        // Every member is static, so the struct encodes as its members one after another, as EIP-712 asks.
        return _hashTypedDataV4(keccak256(abi.encode(_ACCEPTANCE_TYPEHASH, acceptance)));
    }

    // Competencies

    /// @inheritdoc IFacilityRegistry
    function certifyCompetency(address account, bytes3 productCode, uint40 until, bytes32 evidence) external {
        uint32 facilityId = requireStaff(msg.sender, Role.CLINICAL_LEAD | Role.ADMINISTRATOR);
        if (_employer(account) != facilityId) revert FacilityStaffUnauthorized(account, _ANY_ROLE);
        if (until != 0 && until <= _now()) revert FacilityTermInPast(until);
        _competencies[facilityId][account][productCode] = until;
        emit CompetencyCertified(facilityId, account, productCode, until, evidence);
    }

    /// @inheritdoc IFacilityRegistry
    function requireCompetency(address account, bytes3 productCode) external view {
        uint40 until = competentUntil(account, productCode);
        if (until <= block.timestamp) revert FacilityCompetencyMissing(account, productCode, until);
    }

    /// @inheritdoc IFacilityRegistry
    function competentUntil(address account, bytes3 productCode) public view returns (uint40) {
        return _competencies[_employer(account)][account][productCode];
    }

    // Shared with the registry

    /// @dev The facility where `account` is appointed now, or 0. Nothing is ever stored under facility 0.
    function _employer(address account) internal view returns (uint32) {
        return _staffNow(account).facilityId;
    }

    /// @dev The appointment of `account` if it has not ended, else nothing.
    function _staffNow(address account) internal view returns (Staff memory staff) {
        staff = _appointmentOf(account);
        if (staff.until <= block.timestamp) delete staff;
    }

    function _setStaff(uint32 facilityId, address account, uint16 roles, uint40 until, Passkey memory passkey)
        internal
    {
        uint64 changes = _staff[account].changes + 1;
        _staff[account] = Employment({facilityId: facilityId, roles: roles, until: until, changes: changes});
        _passkeys[account] = passkey;
        emit StaffAppointed(facilityId, account, roles, until, passkey.x, passkey.y);
    }

    /// @dev Counts as a change, so that nothing accepted before brings the account back.
    function _endEmployment(address account) private {
        uint64 changes = _staff[account].changes + 1;
        _staff[account] = Employment({facilityId: 0, roles: 0, until: 0, changes: changes});
        delete _passkeys[account];
    }

    function _checkAcceptance(Acceptance memory words, bytes calldata signature) private view {
        bytes32 digest = acceptanceDigestOf(words);
        if (!SignatureChecker.isValidSignatureNowCalldata(words.account, digest, signature)) {
            revert FacilityAcceptanceInvalid(words.account, words.facilityId, words.nonce);
        }
    }

    function _appointmentOf(address account) private view returns (Staff memory) {
        Employment storage staff = _staff[account];
        return Staff({facilityId: staff.facilityId, roles: staff.roles, until: staff.until});
    }
}
