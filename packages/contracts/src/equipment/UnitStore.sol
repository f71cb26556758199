// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Cid} from "../document/Cid.sol";
import {Tariff} from "../settlement/Tariff.sol";
import {Depreciation} from "./Depreciation.sol";
import {ERC4907} from "./ERC4907.sol";
import {Fitness} from "./Fitness.sol";
import {IEquipmentRegistry} from "./IEquipmentRegistry.sol";
import {TermsBook} from "./TermsBook.sol";

/// @title What the registry stores of each unit, and the verdict that follows from it
abstract contract UnitStore is IEquipmentRegistry, ERC4907 {
    /// @dev What never changes after registration, beside the specification.
    struct Identity {
        address registeredBy;
        bytes3 productCode;
    }

    using TermsBook for TermsBook.Bargain;

    bytes4 private constant _ERC4906_ID = 0x49064906;

    /// @inheritdoc IEquipmentRegistry
    uint32 public unitCount;

    mapping(uint32 unitId => Unit) internal _units;
    mapping(uint32 unitId => Identity) internal _identities;
    mapping(uint32 unitId => Valuation) internal _valuations;
    mapping(uint32 unitId => bytes32 digest) internal _specifications;
    mapping(uint32 unitId => uint64 runSeconds) internal _production;
    mapping(uint32 unitId => mapping(uint16 version => TermsBook.Bargain)) internal _terms;
    mapping(uint32 ownerId => mapping(bytes3 productCode => Stock)) internal _stocks;
    /// @dev The one term that nobody needs before a loan is late.
    mapping(uint32 unitId => mapping(uint16 version => uint40 perHour)) internal _lateFees;

    // The verdict

    /// @inheritdoc IEquipmentRegistry
    function offer(uint32 unitId, uint16 termsVersion, uint40 startsAt, uint40 endsAt)
        external
        view
        returns (Offer memory made)
    {
        Unit memory unit = _units[unitId];
        if (unit.ownerId == 0) revert EquipmentUnknown(unitId);
        uint16 version = termsVersion == 0 ? unit.termsVersion : termsVersion;
        TermsBook.Bargain memory bargain = _terms[unitId][version];
        // Without terms there is nothing to check the interval against; the unit is not fit then.
        if (termsVersion == 0 && version != 0) bargain.checkWindow(unitId, unit.slotSeconds, startsAt, endsAt);
        uint16 reasons = _reasons(unit, endsAt);
        if (reasons != 0) revert EquipmentNotFit(unitId, reasons);

        made.ownerId = unit.ownerId;
        made.slotSeconds = unit.slotSeconds;
        made.termsVersion = version;
        made.insured = uint56(bargain.insuredDollars * TermsBook.DOLLAR);
        made.freeCancelSlots = bargain.freeCancelSlots;
        made.deposit = bargain.deposit;
        // Bits 0 to 3 and 4 to 5.
        made.policy = bargain.policy | unit.waitlist << 4;
        (made.escrow, made.lateFee) = bargain.priceDown(unit.slotSeconds, endsAt - startsAt);
    }

    /// @inheritdoc IEquipmentRegistry
    function fitness(uint32 unitId, uint40 endsAt) external view returns (uint16 reasons) {
        return _reasons(_known(unitId), endsAt);
    }

    function _reasons(Unit memory unit, uint40 endsAt) private pure returns (uint16 reasons) {
        reasons = unit.reasons;
        if (unit.calibratedUntil < endsAt) reasons |= Fitness.CALIBRATION_EXPIRED;
        if (unit.electricallySafeUntil < endsAt) reasons |= Fitness.ELECTRICAL_SAFETY_EXPIRED;
        // Without a plan the date is 0: a unit nobody maintains is overdue.
        if (unit.maintenanceDueAt < endsAt) reasons |= Fitness.MAINTENANCE_OVERDUE;
    }

    // Reading

    /// @inheritdoc IEquipmentRegistry
    function bookValue(uint32 unitId, uint40 at) external view returns (uint64) {
        _known(unitId);
        return _bookValue(unitId, at);
    }

    /// @inheritdoc IEquipmentRegistry
    function unitOf(uint32 unitId) external view returns (Unit memory) {
        return _units[unitId];
    }

    /// @inheritdoc IEquipmentRegistry
    function stockOf(uint32 ownerId, bytes3 productCode) external view returns (Stock memory) {
        return _stocks[ownerId][productCode];
    }

    /// @inheritdoc IEquipmentRegistry
    function valuationOf(uint32 unitId) external view returns (Valuation memory) {
        return _valuations[unitId];
    }

    /// @inheritdoc IEquipmentRegistry
    function termsOf(uint32 unitId, uint16 version) external view returns (Terms memory) {
        return _termsOf(unitId, version);
    }

    /// @inheritdoc IEquipmentRegistry
    function escrowOf(uint32 unitId, uint16 version, uint256 slotCount) external view returns (uint256) {
        Terms memory terms = _termsOf(unitId, version);
        // Valid terms have a shortest length of at least one slot.
        if (terms.minimumSlots == 0) revert EquipmentTermsInvalid(unitId);
        return Tariff.escrowDown(terms, slotCount, _units[unitId].slotSeconds);
    }

    function _termsOf(uint32 unitId, uint16 version) private view returns (Terms memory) {
        return _terms[unitId][version].unpack(_units[unitId].slotSeconds, _lateFees[unitId][version]);
    }

    /// @inheritdoc IEquipmentRegistry
    function depositOf(uint32 unitId, uint16 version) external view returns (uint256) {
        return _terms[unitId][version].deposit;
    }

    /// @inheritdoc IEquipmentRegistry
    function productCodeOf(uint32 unitId) external view returns (bytes3) {
        return _identities[unitId].productCode;
    }

    /// @notice The unit's public specification on IPFS.
    function tokenURI(uint256 tokenId) public view override returns (string memory) {
        _requireOwned(tokenId);
        // Tokens are minted for unit ids only, which have 32 bits.
        return string.concat("ipfs://", Cid.ofDigest(_specifications[uint32(tokenId)]));
    }

    /// @inheritdoc ERC4907
    function supportsInterface(bytes4 interfaceId) public view override returns (bool) {
        return interfaceId == _ERC4906_ID || super.supportsInterface(interfaceId);
    }

    /// @dev Every transfer is refused until hand-over of ownership comes with its acceptance.
    function _update(address to, uint256 tokenId, address auth) internal override returns (address) {
        if (_ownerOf(tokenId) != address(0)) revert EquipmentTransferNotAccepted(uint32(tokenId), to);
        return super._update(to, tokenId, auth);
    }

    function _known(uint32 unitId) internal view returns (Unit memory unit) {
        unit = _units[unitId];
        if (unit.ownerId == 0) revert EquipmentUnknown(unitId);
    }

    function _bookValue(uint32 unitId, uint256 at) internal view returns (uint64) {
        Valuation memory valuation = _valuations[unitId];
        bool metered = valuation.method == DepreciationMethod.UnitsOfProduction;
        return Depreciation.bookValue(valuation, at, metered ? _production[unitId] : 0);
    }
}
