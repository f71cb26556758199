// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AreaRegister} from "./AreaRegister.sol";
import {IFacilityRegistry} from "./IFacilityRegistry.sol";
import {Role} from "./Role.sol";

/// @title Master agreements between an owner and a borrower
/// @notice Both parties sign the same words; the later agreement of a pair replaces the earlier one.
abstract contract AgreementBook is AreaRegister {
    /// @dev One word. `served` says whether the borrower lay in the owner's service area at `areaVersion`, so that
    /// reserving need not look for its cell again until the area changes.
    struct Term {
        uint40 from;
        uint40 until;
        uint32 areaVersion;
        bool served;
    }

    uint40 private constant _SHORTEST = 365 days;
    uint8 private constant _BY_OWNER = 1;
    uint8 private constant _BY_BORROWER = 2;

    mapping(uint32 ownerId => mapping(uint32 borrowerId => Term)) internal _agreements;
    mapping(bytes32 agreementHash => uint8 signatures) private _signatures;

    /// @inheritdoc IFacilityRegistry
    function signAgreement(Agreement calldata agreement) external {
        uint32 signedFor = requireStaff(msg.sender, Role.ADMINISTRATOR);
        uint32 ownerId = agreement.ownerId;
        uint32 borrowerId = agreement.borrowerId;
        if (signedFor != ownerId && signedFor != borrowerId) revert FacilityNotParty(signedFor);
        _checkAgreement(agreement);

        bytes32 agreementHash = keccak256(abi.encode(agreement));
        uint8 signatures = _signatures[agreementHash] | (signedFor == ownerId ? _BY_OWNER : _BY_BORROWER);
        _signatures[agreementHash] = signatures;
        emit AgreementSigned(ownerId, borrowerId, signedFor, msg.sender, agreementHash);
        if (signatures != _BY_OWNER | _BY_BORROWER) return;

        delete _signatures[agreementHash];
        _agreements[ownerId][borrowerId] = Term({
            from: agreement.from,
            until: agreement.until,
            areaVersion: _memberships[ownerId].areaVersion,
            served: serves(ownerId, _members[borrowerId].homeCell)
        });
        emit AgreementInForce(ownerId, borrowerId, agreement);
    }

    /// @inheritdoc IFacilityRegistry
    function agreementOf(uint32 ownerId, uint32 borrowerId) external view returns (uint40 from, uint40 until) {
        Term memory term = _agreements[ownerId][borrowerId];
        return (term.from, term.until);
    }

    /// @dev Reverts unless the agreement covers the whole loan and the borrower lies in the service area.
    /// @return stale Whether the area was looked up because it changed since the term remembered it.
    function _checkTerm(uint32 ownerId, uint32 borrowerId, uint32 areaVersion, uint40 startsAt, uint40 endsAt)
        internal
        view
        returns (bool stale)
    {
        Term memory term = _agreements[ownerId][borrowerId];
        if (term.from > startsAt || term.until < endsAt) {
            revert FacilityAgreementMissing(ownerId, borrowerId, term.until, endsAt);
        }
        stale = term.areaVersion != areaVersion;
        if (stale ? serves(ownerId, _members[borrowerId].homeCell) : term.served) return stale;
        revert FacilityOutsideServiceArea(ownerId, borrowerId, _members[borrowerId].homeCell);
    }

    /// @dev Remembers that the borrower is served by the area as it is now.
    function _rememberServed(uint32 ownerId, uint32 borrowerId) internal {
        Term storage term = _agreements[ownerId][borrowerId];
        term.areaVersion = _memberships[ownerId].areaVersion;
        term.served = true;
    }

    function _checkAgreement(Agreement calldata agreement) private view {
        _checkKnown(agreement.ownerId);
        _checkKnown(agreement.borrowerId);
        bool lasts = uint256(agreement.until) >= uint256(agreement.from) + _SHORTEST && agreement.until > _now();
        if (agreement.ownerId == agreement.borrowerId || !lasts) {
            revert FacilityAgreementInvalid(
                agreement.ownerId, agreement.borrowerId, agreement.from, agreement.until
            );
        }
    }
}
