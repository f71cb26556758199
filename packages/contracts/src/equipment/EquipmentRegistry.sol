// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC4906} from "@openzeppelin/contracts/interfaces/IERC4906.sol";
import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {Peer} from "../access/IPeerBook.sol";
import {PeerBound} from "../access/PeerBound.sol";
import {IFacilityRegistry} from "../facility/IFacilityRegistry.sol";
import {Role} from "../facility/Role.sol";
import {ServiceArea} from "../facility/ServiceArea.sol";
import {Fitness} from "./Fitness.sol";
import {IERC4907} from "./IERC4907.sol";
import {IEquipmentRegistry} from "./IEquipmentRegistry.sol";
import {TermsBook} from "./TermsBook.sol";
import {UnitStore} from "./UnitStore.sol";

/// @title Units of equipment: identity, certificates, status, holder, valuation, terms and the fitness verdict
/// @notice Trusts the FacilityRegistry for who may act, and each writing peer for its own part of a unit's word:
/// CustodyLedger for holder and turnaround, MaintenanceFund for the maintenance date, UsageMeter for production.
/// @custom:invariant INV-EQP-1 a unit that is not fit to lend cannot be newly lent.
contract EquipmentRegistry is UnitStore, PeerBound {
    uint16 private constant _ANY_ROLE = type(uint16).max;
    uint16 private constant _CUSTODY_REASONS =
        Fitness.NOT_DECONTAMINATED | Fitness.NOT_SANITISED | Fitness.ACCESSORIES_MISSING;
    uint16 private constant _FULL_BPS = 10_000;
    uint64 private constant _DEAREST = uint64(((1 << 28) - 1) * TermsBook.DOLLAR);

    IFacilityRegistry private immutable _FACILITIES;
    address private immutable _CUSTODY_LEDGER;
    address private immutable _MAINTENANCE_FUND;
    address private immutable _USAGE_METER;
    address private immutable _AMENDMENT_DESK;
    address private immutable _WAITLIST_DESK;

    /// @inheritdoc IEquipmentRegistry
    bytes32 public immutable productCodeRoot;

    mapping(bytes32 identifierHash => uint32 unitId) private _unitOfIdentifier;

    constructor(bytes32 productCodeRoot_) ERC721("MedEquipShare Unit", "UNIT") {
        productCodeRoot = productCodeRoot_;
        _FACILITIES = IFacilityRegistry(_peerAddress(Peer.FacilityRegistry));
        _CUSTODY_LEDGER = _peerAddress(Peer.CustodyLedger);
        _MAINTENANCE_FUND = _peerAddress(Peer.MaintenanceFund);
        _USAGE_METER = _peerAddress(Peer.UsageMeter);
        _AMENDMENT_DESK = _peerAddress(Peer.AmendmentDesk);
        _WAITLIST_DESK = _peerAddress(Peer.WaitlistDesk);
    }

    // Registration

    /// @inheritdoc IEquipmentRegistry
    function register(Registration calldata registration) external returns (uint32 unitId) {
        uint32 ownerId = _FACILITIES.requireStaff(msg.sender, Role.BIOMEDICAL);
        _checkActive(ownerId);
        _checkRegistration(registration);
        bytes32 identifier = keccak256(abi.encode(registration.deviceIdentifier, registration.serialNumber));
        unitId = _unitOfIdentifier[identifier];
        if (unitId != 0) {
            revert EquipmentAlreadyRegistered(registration.deviceIdentifier, registration.serialNumber, unitId);
        }

        unitId = ++unitCount;
        _unitOfIdentifier[identifier] = unitId;
        _store(unitId, ownerId, registration);
        _mint(_FACILITIES.accountOf(ownerId), unitId);
        _emitRegistered(unitId, ownerId, registration);
        emit FitnessChanged(unitId, _units[unitId].reasons, 0);
    }

    /// @inheritdoc IEquipmentRegistry
    function approve(uint32 unitId) external {
        Unit memory unit = _requireOwnerStaff(unitId, Role.BIOMEDICAL | Role.CLINICAL_LEAD);
        if (unit.reasons & Fitness.NOT_APPROVED == 0) revert EquipmentReasonAbsent(unitId, Fitness.NOT_APPROVED);
        if (_identities[unitId].registeredBy == msg.sender) revert EquipmentSecondPersonNeeded(unitId, msg.sender);
        _changeReasons(unitId, 0, Fitness.NOT_APPROVED);
        emit UnitApproved(unitId, msg.sender);
    }

    // Certificates and terms

    /// @inheritdoc IEquipmentRegistry
    function issueCertificate(uint32 unitId, CertificateKind kind, uint40 validUntil, bytes32 document) external {
        _requireOwnerStaff(unitId, Role.BIOMEDICAL);
        if (validUntil <= block.timestamp) revert EquipmentCertificateExpired(unitId, validUntil);
        if (kind == CertificateKind.Calibration) _units[unitId].calibratedUntil = validUntil;
        else _units[unitId].electricallySafeUntil = validUntil;
        emit CertificateIssued(unitId, kind, msg.sender, validUntil, document);
        emit IERC4906.MetadataUpdate(unitId);
    }

    /// @inheritdoc IEquipmentRegistry
    function setTerms(uint32 unitId, Terms calldata terms) external {
        Unit memory unit = _requireOwnerStaff(unitId, Role.COORDINATOR | Role.FINANCE);
        if (!TermsBook.fits(terms, unit.slotSeconds)) revert EquipmentTermsInvalid(unitId);
        uint16 version = unit.termsVersion + 1;
        _units[unitId].termsVersion = version;
        _terms[unitId][version] = TermsBook.pack(terms, unit.slotSeconds, _bookValue(unitId, block.timestamp));
        _lateFees[unitId][version] = terms.lateFeePerHour;
        emit TermsSet(unitId, version, terms);
        if (version == 1) _changeReasons(unitId, 0, Fitness.TERMS_MISSING);
    }

    /// @inheritdoc IEquipmentRegistry
    function setReserveFloor(bytes3 productCode, uint32 floor) external {
        uint32 ownerId = _FACILITIES.requireStaff(msg.sender, Role.COORDINATOR);
        _stocks[ownerId][productCode].floor = floor;
        emit ReserveFloorSet(ownerId, productCode, msg.sender, floor);
    }

    // Quarantine

    /// @inheritdoc IEquipmentRegistry
    function quarantine(uint32 unitId, uint16 faultCode) external {
        Unit memory unit = _known(unitId);
        uint32 facilityId = _FACILITIES.requireStaff(msg.sender, _ANY_ROLE);
        if (facilityId != unit.ownerId && facilityId != unit.holderId) revert EquipmentNotParty(unitId, facilityId);
        _changeReasons(unitId, Fitness.QUARANTINED, 0);
        emit UnitQuarantined(unitId, msg.sender, faultCode);
    }

    /// @inheritdoc IEquipmentRegistry
    function releaseQuarantine(uint32 unitId, bytes32 document) external {
        Unit memory unit = _requireOwnerStaff(unitId, Role.BIOMEDICAL);
        if (unit.reasons & Fitness.QUARANTINED == 0) revert EquipmentReasonAbsent(unitId, Fitness.QUARANTINED);
        _changeReasons(unitId, 0, Fitness.QUARANTINED);
        emit UnitReleased(unitId, msg.sender, document);
    }

    // Written by peers

    /// @inheritdoc IEquipmentRegistry
    function setHolder(uint32 unitId, uint32 holderId, address user, uint64 userUntil)
        external
        onlyPeer(_CUSTODY_LEDGER)
    {
        _countAtHome(unitId, holderId);
        _units[unitId].holderId = holderId;
        emit HolderChanged(unitId, holderId);
        _setUser(unitId, user, userUntil);
    }

    /// @inheritdoc IEquipmentRegistry
    function setWaitlist(uint32 unitId, uint8 waitlist) external onlyPeer(_WAITLIST_DESK) {
        _units[unitId].waitlist = waitlist;
        emit WaitlistNoted(unitId, waitlist);
    }

    /// @inheritdoc IEquipmentRegistry
    function setReasons(uint32 unitId, uint16 set, uint16 cleared) external onlyPeer(_CUSTODY_LEDGER) {
        _changeReasons(unitId, set & _CUSTODY_REASONS, cleared & _CUSTODY_REASONS);
    }

    /// @inheritdoc IEquipmentRegistry
    function setMaintenanceDue(uint32 unitId, uint40 dueAt) external onlyPeer(_MAINTENANCE_FUND) {
        _units[unitId].maintenanceDueAt = dueAt;
        emit FitnessChanged(unitId, _units[unitId].reasons, dueAt);
    }

    /// @inheritdoc IEquipmentRegistry
    function setProduction(uint32 unitId, uint64 runSeconds) external onlyPeer(_USAGE_METER) {
        _production[unitId] = runSeconds;
    }

    /// @inheritdoc IERC4907
    /// @dev Custody sets the user together with the holder; the AmendmentDesk changes until when.
    function setUser(uint256 tokenId, address user, uint64 expires) external {
        if (msg.sender != _AMENDMENT_DESK) _checkPeer(_CUSTODY_LEDGER);
        _setUser(tokenId, user, expires);
    }

    // Checks

    function _requireOwnerStaff(uint32 unitId, uint16 roles) private view returns (Unit memory unit) {
        unit = _known(unitId);
        uint32 facilityId = _FACILITIES.requireStaff(msg.sender, roles);
        if (facilityId != unit.ownerId) revert EquipmentNotParty(unitId, facilityId);
    }

    function _checkActive(uint32 facilityId) private view {
        uint40 nowAt = uint40(block.timestamp);
        if (_FACILITIES.isActive(facilityId, nowAt)) return;
        uint40 activeUntil = _FACILITIES.standingOf(facilityId).activeUntil;
        revert IFacilityRegistry.FacilityNotActive(facilityId, activeUntil, nowAt);
    }

    function _checkRegistration(Registration calldata registration) private view {
        string memory field = _missingField(registration);
        if (bytes(field).length != 0) revert EquipmentRegistrationIncomplete(field);
        _checkProductCode(registration);
        _checkValuation(registration.valuation);
    }

    function _missingField(Registration calldata registration) private pure returns (string memory) {
        if (registration.deviceIdentifier == 0) return "deviceIdentifier";
        if (registration.serialNumber == 0) return "serialNumber";
        if (registration.specification == 0) return "specification";
        uint64 cell = registration.locationCell;
        bool known = ServiceArea.isCell(cell) && ServiceArea.resolutionOf(cell) == ServiceArea.HOME_RESOLUTION;
        if (!known) return "locationCell";
        bool timed = registration.slotSeconds == 1 hours || registration.slotSeconds == 15 minutes;
        return timed ? "" : "slotSeconds";
    }

    /// @dev The leaf of an OpenZeppelin standard Merkle tree is hashed twice.
    function _checkProductCode(Registration calldata registration) private view {
        bytes memory row =
            abi.encode(registration.productCode, registration.deviceClass, registration.lifeSustaining);
        bytes32 leaf = keccak256(bytes.concat(keccak256(row)));
        if (MerkleProof.verifyCalldata(registration.proof, productCodeRoot, leaf)) return;
        revert EquipmentProductCodeUnknown(
            registration.productCode, registration.deviceClass, registration.lifeSustaining
        );
    }

    /// @dev The cost must fit the 28 bits of dollars that a reservation keeps for the insured value.
    function _checkValuation(Valuation calldata valuation) private view {
        if (valuation.cost > _DEAREST) revert EquipmentValuationInvalid("cost");
        if (valuation.residual > valuation.cost) revert EquipmentValuationInvalid("residual");
        if (valuation.acquiredAt > block.timestamp) revert EquipmentValuationInvalid("acquiredAt");
        if (valuation.method != DepreciationMethod.DecliningBalance) {
            if (valuation.life == 0) revert EquipmentValuationInvalid("life");
        } else if (valuation.rateBps == 0 || valuation.rateBps > _FULL_BPS) {
            revert EquipmentValuationInvalid("rateBps");
        }
    }

    // Effects

    function _store(uint32 unitId, uint32 ownerId, Registration calldata registration) private {
        uint16 reasons = Fitness.TERMS_MISSING;
        if (registration.lifeSustaining) reasons |= Fitness.NOT_APPROVED;
        Unit storage unit = _units[unitId];
        unit.ownerId = ownerId;
        unit.holderId = ownerId;
        unit.reasons = reasons;
        unit.slotSeconds = registration.slotSeconds;
        _identities[unitId] = Identity({registeredBy: msg.sender, productCode: registration.productCode});
        _valuations[unitId] = registration.valuation;
        _specifications[unitId] = registration.specification;
        _stocks[ownerId][registration.productCode].atHome += 1;
    }

    /// @dev What comes home is never refused, however few are there.
    function _countAtHome(uint32 unitId, uint32 holderId) private {
        Unit storage unit = _units[unitId];
        uint32 ownerId = unit.ownerId;
        (bool wasHome, bool isHome) = (unit.holderId == ownerId, holderId == ownerId);
        if (wasHome == isHome) return;
        bytes3 productCode = _identities[unitId].productCode;
        Stock storage stock = _stocks[ownerId][productCode];
        uint32 atHome = stock.atHome;
        if (wasHome && atHome <= stock.floor) {
            revert EquipmentReserveFloor(unitId, productCode, atHome, stock.floor);
        }
        stock.atHome = isHome ? atHome + 1 : atHome - 1;
    }

    function _emitRegistered(uint32 unitId, uint32 ownerId, Registration calldata registration) private {
        emit UnitRegistered(
            unitId,
            ownerId,
            registration.productCode,
            msg.sender,
            registration.deviceClass,
            registration.lifeSustaining,
            registration.deviceIdentifier,
            registration.serialNumber,
            registration.specification,
            registration.locationCell,
            registration.slotSeconds,
            registration.valuation
        );
    }

    function _changeReasons(uint32 unitId, uint16 set, uint16 cleared) private {
        uint16 reasons = (_units[unitId].reasons & ~cleared) | set;
        _units[unitId].reasons = reasons;
        emit FitnessChanged(unitId, reasons, _units[unitId].maintenanceDueAt);
    }
}
