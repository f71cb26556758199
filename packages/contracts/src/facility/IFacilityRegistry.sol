// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Facilities, their standing, staff, service areas and agreements
/// @notice A facility is an id. It is active at a time t when credentials attested by two reviewers of other
/// owners are valid at t; this is cached as expiry times in one word, so nothing walks credentials when a
/// reservation is made. Staff are opaque accounts with roles, an optional passkey and competencies.
interface IFacilityRegistry {
    /// @notice What a facility is. `None` means that no such facility exists.
    enum Kind {
        None,
        Hospital,
        Clinic,
        Manufacturer,
        Lessor,
        Provider,
        Carrier
    }

    /// @notice What an applicant states about itself.
    /// @param kind Not `None`.
    /// @param npi National Provider Identifier, ten digits, Luhn-valid with prefix 80840; unique.
    /// @param ccn CMS certification number as six ASCII characters, or zero when the facility has none; unique.
    /// @param homeCell H3 cell of resolution 8 in which the facility stands.
    /// @param ownerGroup Facility id of the head of the group that owns this facility; 0 when it owns itself.
    /// @param profile Digest of the public profile document (name, address).
    /// @param evidence Digest of the encrypted evidence document.
    /// @param encryptionX First coordinate of the P-256 key to which documents for the facility are encrypted.
    /// @param encryptionY Second coordinate of it.
    struct Application {
        Kind kind;
        uint64 npi;
        bytes6 ccn;
        uint64 homeCell;
        uint32 ownerGroup;
        bytes32 profile;
        bytes32 evidence;
        bytes32 encryptionX;
        bytes32 encryptionY;
    }

    /// @notice What a reviewer has found in the evidence.
    /// @param licensedUntil Unix seconds at which the earliest licence ends.
    /// @param insuredUntil Unix seconds at which the liability insurance ends.
    /// @param cover Insured amount, token units (6 decimals).
    /// @param evidence Digest of the evidence document that was reviewed.
    struct Attestation {
        uint40 licensedUntil;
        uint40 insuredUntil;
        uint64 cover;
        bytes32 evidence;
    }

    /// @notice The word that the path of a reservation reads.
    /// @param activeUntil Unix seconds, exclusive; 0 when never active.
    /// @param insuredUntil Unix seconds, exclusive.
    /// @param cover Insured amount, token units; what live loans take of it is counted by the FacilityLedger.
    /// @param homeCell H3 cell, resolution 8.
    /// @param areaResolutions Bit r is set when the service area holds cells of resolution r; at most three bits.
    /// @param kind What the facility is.
    struct Standing {
        uint40 activeUntil;
        uint40 insuredUntil;
        uint64 cover;
        uint64 homeCell;
        uint16 areaResolutions;
        Kind kind;
    }

    /// @notice A person at a facility. One account belongs to at most one facility.
    /// @param facilityId 0 when the account is nobody's staff.
    /// @param roles Sum of role bits (see {Role}).
    /// @param until Unix seconds, exclusive, at which the appointment ends.
    struct Staff {
        uint32 facilityId;
        uint16 roles;
        uint40 until;
    }

    /// @notice The terms of an appointment as the person signs them, by EIP-712.
    /// @param passkeyX The person's passkey, or zero for a plain wallet.
    /// @param passkeyY Second coordinate of it.
    /// @param nonce How often an appointment of `account` has begun, changed or been ended before: whatever happens to
    /// it voids what was signed before.
    struct Acceptance {
        uint32 facilityId;
        address account;
        uint16 roles;
        uint40 until;
        bytes32 passkeyX;
        bytes32 passkeyY;
        uint256 nonce;
    }

    /// @notice An agreement under which `borrowerId` may borrow from `ownerId`.
    /// @param from Unix seconds, inclusive.
    /// @param until Unix seconds, exclusive; at least 365 days after `from`.
    /// @param document Digest of the encrypted master agreement.
    /// @param priceSchedule Digest of the price schedule agreed with it.
    struct Agreement {
        uint32 ownerId;
        uint32 borrowerId;
        uint40 from;
        uint40 until;
        bytes32 document;
        bytes32 priceSchedule;
    }

    /// @notice A founding member, active from deployment on the deployer's word.
    struct Founder {
        address administrator;
        bytes32 passkeyX;
        bytes32 passkeyY;
        Application application;
        Attestation attestation;
    }

    event FacilityApplied(uint32 indexed facilityId, address indexed account, Application application);
    event FacilityAttested(
        uint32 indexed facilityId, uint32 indexed reviewerFacilityId, address reviewer, Attestation attestation
    );
    event FacilityActivated(uint32 indexed facilityId, uint40 activeUntil, uint40 insuredUntil, uint64 cover);
    event StaffAppointed(
        uint32 indexed facilityId, address indexed account, uint16 roles, uint40 until, bytes32 passkeyX, bytes32 passkeyY
    );
    event StaffDismissed(uint32 indexed facilityId, address indexed account);
    event StaffResigned(uint32 indexed facilityId, address indexed account);
    event CompetencyCertified(
        uint32 indexed facilityId, address indexed account, bytes3 indexed productCode, uint40 until, bytes32 evidence
    );
    event ServiceAreaChanged(uint32 indexed facilityId, uint64[] added, uint64[] removed, uint16 areaResolutions);
    event AgreementSigned(
        uint32 indexed ownerId, uint32 indexed borrowerId, uint32 signedFor, address signedBy, bytes32 agreementHash
    );
    event AgreementInForce(uint32 indexed ownerId, uint32 indexed borrowerId, Agreement agreement);

    /// @notice Thrown when no facility has this id.
    error FacilityUnknown(uint32 facilityId);
    /// @notice Thrown when a facility's licence or membership does not last until `neededUntil`.
    error FacilityNotActive(uint32 facilityId, uint40 activeUntil, uint40 neededUntil);
    /// @notice Thrown when a borrower's insurance ends before the loan does.
    error FacilityInsuranceExpired(uint32 facilityId, uint40 insuredUntil, uint40 neededUntil);
    /// @notice Thrown when the insured amount left is less than the unit's book value.
    error FacilityCoverExceeded(uint32 facilityId, uint64 coverLeft, uint64 needed);
    /// @notice Thrown when an NPI fails its check digit.
    error FacilityNpiInvalid(uint64 npi);
    /// @notice Thrown when another facility holds this NPI.
    error FacilityNpiTaken(uint64 npi, uint32 facilityId);
    /// @notice Thrown when another facility holds this CCN.
    error FacilityCcnTaken(bytes6 ccn, uint32 facilityId);
    /// @notice Thrown when an application names no kind, no cell, no profile, no evidence or no encryption key.
    error FacilityApplicationIncomplete(string field);
    /// @notice Thrown when an account already belongs to a facility.
    error FacilityAccountTaken(address account, uint32 facilityId);
    /// @notice Thrown when a reviewer reviews its own facility, its own group, or the same group reviewed before.
    error FacilityReviewerNotIndependent(uint32 facilityId, uint32 reviewerFacilityId);
    /// @notice Thrown when an attestation ends before it begins to count.
    error FacilityAttestationExpired(uint32 facilityId, uint40 licensedUntil, uint40 insuredUntil);
    /// @notice Thrown when `account` does not hold one of the roles at this moment.
    error FacilityStaffUnauthorized(address account, uint16 rolesNeeded);
    /// @notice Thrown when `account` is not competent for this type of equipment at this moment.
    error FacilityCompetencyMissing(address account, bytes3 productCode, uint40 competentUntil);
    /// @notice Thrown when an appointment or competency ends in the past.
    error FacilityTermInPast(uint40 until);
    /// @notice Thrown when an administrator dismisses itself or resigns.
    error FacilityAdministratorSelfDismissed(address account);
    /// @notice Thrown when `account` has not signed these terms of an appointment at this facility with this nonce.
    error FacilityAcceptanceInvalid(address account, uint32 facilityId, uint256 nonce);
    /// @notice Thrown when a service area would hold more than three resolutions, or an invalid cell.
    error FacilityServiceAreaInvalid(uint32 facilityId, uint64 cell);
    /// @notice Thrown when the borrower lies outside the owner's service area.
    error FacilityOutsideServiceArea(uint32 ownerId, uint32 borrowerId, uint64 homeCell);
    /// @notice Thrown when no agreement covers the whole loan.
    error FacilityAgreementMissing(uint32 ownerId, uint32 borrowerId, uint40 inForceUntil, uint40 neededUntil);
    /// @notice Thrown when an agreement lasts less than a year, has ended, or is with oneself.
    error FacilityAgreementInvalid(uint32 ownerId, uint32 borrowerId, uint40 from, uint40 until);
    /// @notice Thrown when the caller signs for a facility that is no party.
    error FacilityNotParty(uint32 facilityId);

    /// @notice Applies for membership; the caller becomes the facility's account and first administrator.
    /// NPI and CCN are taken on activation only: an application cannot keep the rightful holder out.
    /// @dev Emits {FacilityApplied} and {StaffAppointed}.
    /// @param passkeyX The caller's passkey, or zero when the caller is a plain wallet.
    function applyForMembership(Application calldata application, bytes32 passkeyX, bytes32 passkeyY)
        external
        returns (uint32 facilityId);

    /// @notice A reviewer states what the evidence shows; the second equal attestation, by a reviewer of
    /// another owner, makes the facility active or renews it.
    /// @dev Emits {FacilityAttested} and, on the second, {FacilityActivated}.
    function attest(uint32 facilityId, Attestation calldata attestation) external;

    /// @notice Appoints a member of staff, or changes roles, term or passkey. Caller: administrator of a facility that
    /// has been active: an applicant nobody vouched for has no staff yet.
    /// @dev Emits {StaffAppointed}.
    /// @param acceptance Signature of `account` (ECDSA or ERC-1271) over the {Acceptance} of exactly these terms; not
    /// looked at when the caller appoints itself.
    function appoint(
        address account,
        uint16 roles,
        uint40 until,
        bytes32 passkeyX,
        bytes32 passkeyY,
        bytes calldata acceptance
    ) external;

    /// @notice Ends an appointment at once. Caller: administrator of the same facility.
    /// @dev Emits {StaffDismissed}.
    function dismiss(address account) external;

    /// @notice Ends the caller's appointment at once. An administrator leaves by another's dismissal, so that no
    /// facility is without one.
    /// @dev Emits {StaffResigned}.
    function resign() external;

    /// @notice States that a member of staff is competent for a type of equipment; `until` 0 revokes.
    /// Caller: clinical lead or administrator of the same facility.
    /// @dev Emits {CompetencyCertified}.
    function certifyCompetency(address account, bytes3 productCode, uint40 until, bytes32 evidence) external;

    /// @notice Changes the caller's facility's service area. Caller: coordinator or administrator.
    /// @dev Emits {ServiceAreaChanged}. Cells may have at most three different resolutions in all.
    function changeServiceArea(uint64[] calldata added, uint64[] calldata removed) external;

    /// @notice Signs an agreement for the caller's facility; in force once both parties signed the same one.
    /// Caller: administrator.
    /// @dev Emits {AgreementSigned} and, on the second signature, {AgreementInForce}.
    function signAgreement(Agreement calldata agreement) external;

    /// @notice Checks every gate on the borrower's side but its cover, and remembers that the service area holds it.
    /// Anyone may call: what is remembered is true.
    /// @dev Gates: the account is a coordinator; borrower active until `endsAt`; insured until `endsAt`; owner active
    /// until `endsAt`; agreement in force for the whole loan; borrower's cell in the owner's service area. A facility
    /// is not asked for an agreement with itself.
    /// @return borrowerId The facility of `account`.
    /// @return cover Its insured amount; ReservationManager compares it with what live loans take.
    function admitBorrower(address account, uint32 ownerId, uint40 startsAt, uint40 endsAt)
        external
        returns (uint32 borrowerId, uint64 cover);

    /// @notice The same for a facility that an account acted for before: every gate but the account's role.
    function admitFacility(uint32 borrowerId, uint32 ownerId, uint40 startsAt, uint40 endsAt)
        external
        returns (uint64 cover);

    /// @notice The same for a clinical lead, who acts in an emergency.
    function admitClinicalLead(address account, uint32 ownerId, uint40 startsAt, uint40 endsAt)
        external
        returns (uint32 borrowerId, uint64 cover);

    /// @notice The gates of {admitBorrower} as a view.
    function checkBorrower(address account, uint32 ownerId, uint40 startsAt, uint40 endsAt)
        external
        view
        returns (uint32 borrowerId, uint64 cover);

    /// @notice The facility of `account` if it holds any of `roles` now.
    /// @dev Reverts with {FacilityStaffUnauthorized}.
    function requireStaff(address account, uint16 roles) external view returns (uint32 facilityId);

    /// @notice Reverts with {FacilityCompetencyMissing} unless `account` is competent now.
    function requireCompetency(address account, bytes3 productCode) external view;

    /// @notice Whether the facility is active at `at` (unix seconds).
    function isActive(uint32 facilityId, uint40 at) external view returns (bool);

    /// @notice Whether `cell` (resolution 8) lies in the facility's service area.
    function serves(uint32 facilityId, uint64 cell) external view returns (bool);

    function standingOf(uint32 facilityId) external view returns (Standing memory);
    function accountOf(uint32 facilityId) external view returns (address);
    /// @notice The head of the group that owns the facility, or the facility itself.
    function groupOf(uint32 facilityId) external view returns (uint32);
    function staffOf(address account) external view returns (Staff memory);
    function passkeyOf(address account) external view returns (bytes32 x, bytes32 y);
    /// @notice The nonce of the next {Acceptance} of `account`.
    function acceptanceNonceOf(address account) external view returns (uint256);
    /// @notice EIP-712 digest that the person signs.
    function acceptanceDigestOf(Acceptance memory acceptance) external view returns (bytes32);
    function competentUntil(address account, bytes3 productCode) external view returns (uint40);
    function agreementOf(uint32 ownerId, uint32 borrowerId) external view returns (uint40 from, uint40 until);
    function facilityCount() external view returns (uint32);
}
