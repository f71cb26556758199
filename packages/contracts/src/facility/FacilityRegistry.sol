// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AgreementBook} from "./AgreementBook.sol";
import {IFacilityRegistry} from "./IFacilityRegistry.sol";
import {Npi} from "./Npi.sol";
import {Role} from "./Role.sol";
import {ServiceArea} from "./ServiceArea.sol";

/// @title Facilities, their standing, staff, service areas and agreements
/// @notice Trusts the reviewers of two other owners to have read the evidence, and the deployer for the founders
/// named in the constructor. Nobody may change a facility's standing otherwise.
/// @custom:invariant INV-FAC-1 no right survives the expiry or revocation it depends on, INV-ACC-1 excepted.
contract FacilityRegistry is AgreementBook {
    /// @dev The first of two equal attestations; one word.
    struct FirstReview {
        address reviewer;
        uint32 facilityId;
    }

    mapping(uint32 facilityId => mapping(bytes32 attestationHash => FirstReview)) private _firstReviews;
    /// @dev Written on activation only, so that an application cannot occupy somebody else's number.
    mapping(uint64 npi => uint32 facilityId) private _facilityOfNpi;
    mapping(bytes6 ccn => uint32 facilityId) private _facilityOfCcn;

    constructor(Founder[] memory founders) {
        for (uint256 i = 0; i < founders.length; ++i) {
            Founder memory founder = founders[i];
            Passkey memory passkey = Passkey(founder.passkeyX, founder.passkeyY);
            uint32 facilityId =
                _admit(founder.administrator, founder.application, Role.ADMINISTRATOR | Role.REVIEWER, passkey);
            _checkAttestation(facilityId, founder.attestation);
            _activate(facilityId, founder.attestation);
        }
    }

    // Membership

    /// @inheritdoc IFacilityRegistry
    function applyForMembership(Application calldata application, bytes32 passkeyX, bytes32 passkeyY)
        external
        returns (uint32 facilityId)
    {
        return _admit(msg.sender, application, Role.ADMINISTRATOR, Passkey(passkeyX, passkeyY));
    }

    /// @inheritdoc IFacilityRegistry
    function attest(uint32 facilityId, Attestation calldata attestation) external {
        uint32 reviewerId = requireStaff(msg.sender, Role.REVIEWER);
        if (!isActive(reviewerId, _now())) {
            revert FacilityNotActive(reviewerId, _memberships[reviewerId].activeUntil, _now());
        }
        _checkKnown(facilityId);
        _checkIndependent(facilityId, facilityId, reviewerId);
        _checkAttestation(facilityId, attestation);

        bytes32 attestationHash = keccak256(abi.encode(attestation));
        FirstReview memory first = _firstReviews[facilityId][attestationHash];
        bool seconded = _stillReviews(first);
        if (seconded) _checkIndependent(facilityId, first.facilityId, reviewerId);
        emit FacilityAttested(facilityId, reviewerId, msg.sender, attestation);
        if (seconded) {
            delete _firstReviews[facilityId][attestationHash];
            _activate(facilityId, attestation);
        } else {
            _firstReviews[facilityId][attestationHash] = FirstReview(msg.sender, reviewerId);
        }
    }

    // The path of a reservation

    /// @inheritdoc IFacilityRegistry
    function admitBorrower(address account, uint32 ownerId, uint40 startsAt, uint40 endsAt)
        external
        returns (uint32 borrowerId, uint64 cover)
    {
        borrowerId = requireStaff(account, Role.COORDINATOR);
        bool stale;
        (cover, stale) = _checkGates(borrowerId, ownerId, startsAt, endsAt);
        if (stale) _rememberServed(ownerId, borrowerId);
    }

    /// @inheritdoc IFacilityRegistry
    function admitFacility(uint32 borrowerId, uint32 ownerId, uint40 startsAt, uint40 endsAt)
        external
        returns (uint64 cover)
    {
        bool stale;
        (cover, stale) = _checkGates(borrowerId, ownerId, startsAt, endsAt);
        if (stale) _rememberServed(ownerId, borrowerId);
    }

    /// @inheritdoc IFacilityRegistry
    function admitClinicalLead(address account, uint32 ownerId, uint40 startsAt, uint40 endsAt)
        external
        returns (uint32 borrowerId, uint64 cover)
    {
        borrowerId = requireStaff(account, Role.CLINICAL_LEAD);
        bool stale;
        (cover, stale) = _checkGates(borrowerId, ownerId, startsAt, endsAt);
        if (stale) _rememberServed(ownerId, borrowerId);
    }

    /// @inheritdoc IFacilityRegistry
    function checkBorrower(address account, uint32 ownerId, uint40 startsAt, uint40 endsAt)
        external
        view
        returns (uint32 borrowerId, uint64 cover)
    {
        borrowerId = requireStaff(account, Role.COORDINATOR);
        (cover,) = _checkGates(borrowerId, ownerId, startsAt, endsAt);
    }

    function _checkGates(uint32 borrowerId, uint32 ownerId, uint40 startsAt, uint40 endsAt)
        private
        view
        returns (uint64 cover, bool stale)
    {
        Membership storage borrower = _memberships[borrowerId];
        (uint40 activeUntil, uint40 insuredUntil) = (borrower.activeUntil, borrower.insuredUntil);
        cover = borrower.cover;
        if (activeUntil < endsAt) revert FacilityNotActive(borrowerId, activeUntil, endsAt);
        if (insuredUntil < endsAt) revert FacilityInsuranceExpired(borrowerId, insuredUntil, endsAt);
        // ReservationManager refuses a loan to oneself by its own name.
        if (ownerId == borrowerId) return (cover, false);
        Membership storage owner = _memberships[ownerId];
        activeUntil = owner.activeUntil;
        if (activeUntil < endsAt) revert FacilityNotActive(ownerId, activeUntil, endsAt);
        stale = _checkTerm(ownerId, borrowerId, owner.areaVersion, startsAt, endsAt);
    }

    // Admission

    function _admit(address account, Application memory application, uint16 roles, Passkey memory passkey)
        private
        returns (uint32 facilityId)
    {
        uint32 employer = _employer(account);
        if (employer != 0) revert FacilityAccountTaken(account, employer);
        facilityId = facilityCount + 1;
        _checkApplication(facilityId, application);
        facilityCount = facilityId;

        uint32 head = application.ownerGroup;
        _members[facilityId] = Member({
            account: account,
            group: head == 0 ? facilityId : _members[head].group,
            npi: application.npi,
            ccn: application.ccn,
            homeCell: application.homeCell
        });
        _memberships[facilityId].kind = application.kind;
        emit FacilityApplied(facilityId, account, application);
        _setStaff(facilityId, account, roles, type(uint40).max, passkey);
    }

    function _checkApplication(uint32 facilityId, Application memory application) private view {
        string memory field = _missingField(application);
        if (bytes(field).length != 0) revert FacilityApplicationIncomplete(field);
        if (!Npi.isValid(application.npi)) revert FacilityNpiInvalid(application.npi);
        _checkNumbersFree(facilityId, application.npi, application.ccn);
        uint64 cell = application.homeCell;
        if (!ServiceArea.isCell(cell) || ServiceArea.resolutionOf(cell) != ServiceArea.HOME_RESOLUTION) {
            revert FacilityServiceAreaInvalid(facilityId, cell);
        }
        if (application.ownerGroup != 0) _checkKnown(application.ownerGroup);
    }

    function _missingField(Application memory application) private pure returns (string memory) {
        if (application.kind == Kind.None) return "kind";
        if (application.homeCell == 0) return "homeCell";
        if (application.profile == 0) return "profile";
        if (application.evidence == 0) return "evidence";
        return application.encryptionX == 0 || application.encryptionY == 0 ? "encryptionKey" : "";
    }

    function _checkNumbersFree(uint32 facilityId, uint64 npi, bytes6 ccn) private view {
        uint32 holder = _facilityOfNpi[npi];
        if (holder != 0 && holder != facilityId) revert FacilityNpiTaken(npi, holder);
        holder = _facilityOfCcn[ccn];
        if (holder != 0 && holder != facilityId) revert FacilityCcnTaken(ccn, holder);
    }

    function _checkAttestation(uint32 facilityId, Attestation memory attestation) private view {
        if (attestation.licensedUntil <= _now() || attestation.insuredUntil <= _now()) {
            revert FacilityAttestationExpired(facilityId, attestation.licensedUntil, attestation.insuredUntil);
        }
    }

    /// @dev `first` and `second` must belong to different groups, and neither to the group of `facilityId`.
    function _checkIndependent(uint32 facilityId, uint32 first, uint32 second) private view {
        if (_members[first].group == _members[second].group) {
            revert FacilityReviewerNotIndependent(facilityId, second);
        }
    }

    /// @dev A first review counts only while its author could still give it (INV-FAC-1).
    function _stillReviews(FirstReview memory first) private view returns (bool) {
        if (first.facilityId == 0 || !isActive(first.facilityId, _now())) return false;
        Staff memory staff = _staffNow(first.reviewer);
        return staff.facilityId == first.facilityId && staff.roles & Role.REVIEWER != 0;
    }

    function _activate(uint32 facilityId, Attestation memory attestation) private {
        Member storage member = _members[facilityId];
        _checkNumbersFree(facilityId, member.npi, member.ccn);
        _facilityOfNpi[member.npi] = facilityId;
        if (member.ccn != 0) _facilityOfCcn[member.ccn] = facilityId;

        Membership storage membership = _memberships[facilityId];
        membership.activeUntil = attestation.licensedUntil;
        membership.insuredUntil = attestation.insuredUntil;
        membership.cover = attestation.cover;
        emit FacilityActivated(
            facilityId, attestation.licensedUntil, attestation.insuredUntil, attestation.cover
        );
    }
}
