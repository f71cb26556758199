// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Units of equipment: identity, certificates, status, holder, valuation, terms and the fitness verdict
/// @notice ERC-721 (the unit belongs to the owner facility's account), ERC-4906, ERC-4907. A unit's token does
/// not move by ERC-721 transfer alone: the receiver must have accepted it beforehand.
/// @custom:invariant INV-EQP-1 a unit that is not fit to lend cannot be newly lent.
interface IEquipmentRegistry {
    /// @notice Certificates that a unit needs before it may be lent.
    enum CertificateKind {
        Calibration,
        ElectricalSafety
    }

    /// @notice How the book value falls from `cost` to `residual`.
    enum DepreciationMethod {
        StraightLine,
        DecliningBalance,
        UnitsOfProduction
    }

    /// @param cost Token units at `acquiredAt`.
    /// @param residual Token units below which the book value never falls.
    /// @param acquiredAt Unix seconds.
    /// @param life Seconds: calendar life, or metered seconds for units of production.
    /// @param rateBps Yearly rate in basis points, for declining balance.
    struct Valuation {
        uint64 cost;
        uint64 residual;
        uint40 acquiredAt;
        uint32 life;
        uint16 rateBps;
        DepreciationMethod method;
    }

    /// @notice Terms of sharing. Two words.
    /// @param ratePerHour Price of one metered hour, token units.
    /// @param deposit Token units held beside the price.
    /// @param contributionPerHour Maintenance-fund contribution for one metered hour, token units.
    /// @param lateFeePerHour Price of one hour past the end, token units.
    /// @param minimumSlots Shortest reservation, in slots.
    /// @param maximumSlots Longest reservation, in slots.
    /// @param leadSeconds Least time between reserving and the start; a multiple of the slot length.
    /// @param horizonDays How far ahead one may reserve.
    /// @param freeCancelSeconds Cancelling at least this long before the start is free; a multiple of the slot length.
    /// @param lateCancelBps Share of the price (not of the deposit) owed for a later cancellation.
    /// @param turnaroundSlots Slots at the end of each reservation reserved for return and decontamination.
    /// @param policy Bit 0: the owner approves each reservation. Bits 1, 2, 3: elective, urgent, emergency ones are
    /// accepted; at least one.
    struct Terms {
        uint48 ratePerHour;
        uint48 deposit;
        uint40 contributionPerHour;
        uint40 lateFeePerHour;
        uint16 minimumSlots;
        uint16 maximumSlots;
        uint32 leadSeconds;
        uint16 horizonDays;
        uint32 freeCancelSeconds;
        uint16 lateCancelBps;
        uint8 turnaroundSlots;
        uint8 policy;
    }

    /// @notice What the owner states about a unit when registering it.
    /// @param productCode FDA product code, three ASCII letters.
    /// @param deviceClass FDA class 1..3, 0 when unclassified.
    /// @param lifeSustaining FDA life-support flag.
    /// @param proof Merkle proof that the three belong to the published FDA table.
    /// @param deviceIdentifier UDI-DI, ASCII, left-aligned.
    /// @param serialNumber Serial number, ASCII, left-aligned; unique together with the DI.
    /// @param specification Digest of the public specification document.
    /// @param locationCell H3 cell of resolution 8 where the unit is kept.
    /// @param slotSeconds 3600 for equipment that travels, 900 for equipment that people travel to.
    struct Registration {
        bytes3 productCode;
        uint8 deviceClass;
        bool lifeSustaining;
        bytes32[] proof;
        bytes32 deviceIdentifier;
        bytes32 serialNumber;
        bytes32 specification;
        uint64 locationCell;
        uint16 slotSeconds;
        Valuation valuation;
    }

    /// @notice The word that decides whether a unit may be lent. Each writer owns its own part.
    /// @param ownerId Owner facility.
    /// @param holderId Facility that has the unit in its hands; written by CustodyLedger.
    /// @param reasons Sum of {Fitness} bits that hold now; date-bound reasons are not in it.
    /// @param calibratedUntil Unix seconds, exclusive.
    /// @param electricallySafeUntil Unix seconds, exclusive.
    /// @param maintenanceDueAt Unix seconds from which maintenance is overdue; written by MaintenanceFund.
    /// @param slotSeconds 3600 or 900.
    /// @param termsVersion 0 until terms are set.
    /// @param waitlist Bit 0: facilities wait for it. Bit 1: slots were freed that they must be offered first. Written by
    /// WaitlistDesk.
    struct Unit {
        uint32 ownerId;
        uint32 holderId;
        uint16 reasons;
        uint40 calibratedUntil;
        uint40 electricallySafeUntil;
        uint40 maintenanceDueAt;
        uint16 slotSeconds;
        uint16 termsVersion;
        uint8 waitlist;
    }

    /// @notice Units of one type at one owner.
    /// @param atHome How many are in the owner's own hands.
    /// @param floor How many must stay there.
    struct Stock {
        uint32 atHome;
        uint32 floor;
    }

    /// @notice What a reservation of an interval under a version of the terms comes to.
    /// @param escrow deposit + (ratePerHour + contributionPerHour) * usable seconds / 3600, rounded down, token units.
    /// @param insured What is taken from the borrower's cover: the book value when the terms were set, rounded up to
    /// a dollar, token units. Both sides know it beforehand, and it never lies below the book value later.
    /// @param freeCancelSlots Cancelling at least this many slots before the start is free.
    /// @param lateFee What a later cancellation costs: lateCancelBps of escrow less deposit, rounded down, token units.
    /// @param deposit Part of the escrow that is no price, token units.
    /// @param policy As in {Terms}; bits 4 and 5 are bits 0 and 1 of {Unit}.waitlist.
    struct Offer {
        uint32 ownerId;
        uint16 slotSeconds;
        uint16 termsVersion;
        uint56 escrow;
        uint56 insured;
        uint16 freeCancelSlots;
        uint40 lateFee;
        uint40 deposit;
        uint8 policy;
    }

    event UnitRegistered(
        uint32 indexed unitId,
        uint32 indexed ownerId,
        bytes3 indexed productCode,
        address registeredBy,
        uint8 deviceClass,
        bool lifeSustaining,
        bytes32 deviceIdentifier,
        bytes32 serialNumber,
        bytes32 specification,
        uint64 locationCell,
        uint16 slotSeconds,
        Valuation valuation
    );
    event UnitApproved(uint32 indexed unitId, address indexed approvedBy);
    event CertificateIssued(
        uint32 indexed unitId, CertificateKind indexed kind, address issuedBy, uint40 validUntil, bytes32 document
    );
    event TermsSet(uint32 indexed unitId, uint16 indexed version, Terms terms);
    event UnitQuarantined(uint32 indexed unitId, address indexed by, uint16 faultCode);
    event UnitReleased(uint32 indexed unitId, address indexed by, bytes32 document);
    /// @notice Emitted whenever {Unit}.reasons or its maintenance date changes, registration included.
    event FitnessChanged(uint32 indexed unitId, uint16 reasons, uint40 maintenanceDueAt);
    event HolderChanged(uint32 indexed unitId, uint32 indexed holderId);
    event ReserveFloorSet(uint32 indexed ownerId, bytes3 indexed productCode, address by, uint32 floor);
    event WaitlistNoted(uint32 indexed unitId, uint8 waitlist);

    /// @notice Thrown when no unit has this id.
    error EquipmentUnknown(uint32 unitId);
    /// @notice Thrown when the code, class and flag are not a row of the published FDA table.
    error EquipmentProductCodeUnknown(bytes3 productCode, uint8 deviceClass, bool lifeSustaining);
    /// @notice Thrown when a unit with this DI and serial number is registered already.
    error EquipmentAlreadyRegistered(bytes32 deviceIdentifier, bytes32 serialNumber, uint32 unitId);
    /// @notice Thrown when a registration lacks an identifier, a specification or has a wrong slot length.
    error EquipmentRegistrationIncomplete(string field);
    /// @notice Thrown when residual exceeds cost, life is zero, or the rate is out of range.
    error EquipmentValuationInvalid(string field);
    /// @notice Thrown when the person who registered a life-sustaining unit also approves it.
    error EquipmentSecondPersonNeeded(uint32 unitId, address registeredBy);
    /// @notice Thrown when there is nothing to approve or to release.
    error EquipmentReasonAbsent(uint32 unitId, uint16 reason);
    /// @notice Thrown when the caller's facility neither owns nor holds the unit.
    error EquipmentNotParty(uint32 unitId, uint32 facilityId);
    /// @notice Thrown when a unit may not be lent; `reasons` are {Fitness} bits.
    error EquipmentNotFit(uint32 unitId, uint16 reasons);
    /// @notice Thrown when a unit would leave its owner's hands although no more are there than have to stay.
    error EquipmentReserveFloor(uint32 unitId, bytes3 productCode, uint32 atHome, uint32 floor);
    /// @notice Thrown when terms contradict themselves.
    error EquipmentTermsInvalid(uint32 unitId);
    /// @notice Thrown when a certificate ends in the past.
    error EquipmentCertificateExpired(uint32 unitId, uint40 validUntil);
    /// @notice Thrown on every token transfer that the receiver has not accepted beforehand.
    error EquipmentTransferNotAccepted(uint32 unitId, address to);

    /// @notice Registers a unit for the caller's facility. Caller: biomedical of an active facility.
    /// @dev Emits {UnitRegistered}. A life-sustaining unit waits for {approve}.
    function register(Registration calldata registration) external returns (uint32 unitId);

    /// @notice A second person of the owner approves a life-sustaining unit. Caller: biomedical or clinical lead.
    /// @dev Emits {UnitApproved}.
    function approve(uint32 unitId) external;

    /// @notice Files a certificate. Caller: biomedical of the owner.
    /// @dev Emits {CertificateIssued} and ERC-4906 MetadataUpdate.
    function issueCertificate(uint32 unitId, CertificateKind kind, uint40 validUntil, bytes32 document) external;

    /// @notice Sets the terms for reservations made from now on. Caller: coordinator or finance of the owner.
    /// @dev Emits {TermsSet}. Existing reservations keep the version they were made under.
    function setTerms(uint32 unitId, Terms calldata terms) external;

    /// @notice Takes a unit out of lending. Caller: any role at the owner or the holder.
    /// @dev Emits {UnitQuarantined}.
    function quarantine(uint32 unitId, uint16 faultCode) external;

    /// @notice Ends a quarantine. Caller: biomedical of the owner.
    /// @dev Emits {UnitReleased}.
    function releaseQuarantine(uint32 unitId, bytes32 document) external;

    /// @notice Sets how many of its units of a type the caller's facility keeps in its own hands. Caller: coordinator.
    /// @dev Emits {ReserveFloorSet}. From then on no unit of the type is picked up that would leave fewer; nothing is
    /// called back for it, and no return is refused. May exceed what is there.
    function setReserveFloor(bytes3 productCode, uint32 floor) external;

    /// @notice Notes whether facilities wait for a unit, see {Unit}. Caller: WaitlistDesk.
    /// @dev Emits {WaitlistNoted}.
    function setWaitlist(uint32 unitId, uint8 waitlist) external;

    /// @notice Sets the holder and the ERC-4907 user. Caller: CustodyLedger.
    /// @dev Emits {HolderChanged} and ERC-4907 UpdateUser. `userUntil` 0 clears the user. Reverts with
    /// {EquipmentReserveFloor} when the unit leaves its owner's hands and too few of its type stay.
    function setHolder(uint32 unitId, uint32 holderId, address user, uint64 userUntil) external;

    /// @notice Sets and clears reasons owned by CustodyLedger. Caller: CustodyLedger.
    /// @dev Emits {FitnessChanged}.
    function setReasons(uint32 unitId, uint16 set, uint16 cleared) external;

    /// @notice Caller: MaintenanceFund.
    /// @dev Emits {FitnessChanged}.
    function setMaintenanceDue(uint32 unitId, uint40 dueAt) external;

    /// @notice Metered seconds over the unit's life, for units-of-production valuation. Caller: UsageMeter.
    function setProduction(uint32 unitId, uint64 runSeconds) external;

    /// @notice What reserving [startsAt, endsAt) comes to.
    /// @dev Reverts with {IReservationManager-ReservationIntervalEmpty}, -OffGrid, -InPast, -LeadTooShort,
    /// -BeyondHorizon or -LengthOutOfRange when the current terms do not allow the interval, then with
    /// {EquipmentNotFit} and all reasons. A unit without terms is not fit.
    /// @param termsVersion 0 for the current terms. An earlier version is for a hold made under it: the interval was
    /// checked then and is not checked again.
    function offer(uint32 unitId, uint16 termsVersion, uint40 startsAt, uint40 endsAt)
        external
        view
        returns (Offer memory);

    /// @notice All reasons why the unit may not be lent until `endsAt`; 0 when it may.
    function fitness(uint32 unitId, uint40 endsAt) external view returns (uint16 reasons);

    /// @notice Book value at `at`, token units; what it has lost is rounded down.
    function bookValue(uint32 unitId, uint40 at) external view returns (uint64);

    function unitOf(uint32 unitId) external view returns (Unit memory);
    function stockOf(uint32 ownerId, bytes3 productCode) external view returns (Stock memory);
    function valuationOf(uint32 unitId) external view returns (Valuation memory);
    function termsOf(uint32 unitId, uint16 version) external view returns (Terms memory);
    /// @notice Escrow for so many slots under a version of the terms, token units, rounded down.
    /// @dev Reverts with {EquipmentTermsInvalid} when there is no such version.
    function escrowOf(uint32 unitId, uint16 version, uint256 slotCount) external view returns (uint256);
    /// @notice The deposit of a version of the terms, token units.
    function depositOf(uint32 unitId, uint16 version) external view returns (uint256);
    function productCodeOf(uint32 unitId) external view returns (bytes3);
    function unitCount() external view returns (uint32);
    /// @notice Merkle root of the FDA table that {register} checks against.
    function productCodeRoot() external view returns (bytes32);
}
