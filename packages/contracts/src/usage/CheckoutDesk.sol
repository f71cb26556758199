// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";
import {WebAuthn} from "@openzeppelin/contracts/utils/cryptography/WebAuthn.sol";
import {Peer} from "../access/IPeerBook.sol";
import {PeerBound} from "../access/PeerBound.sol";
import {ICustodyLedger} from "../custody/ICustodyLedger.sol";
import {IEquipmentRegistry} from "../equipment/IEquipmentRegistry.sol";
import {IFacilityRegistry} from "../facility/IFacilityRegistry.sol";
import {Role} from "../facility/Role.sol";
import {IReservationManager} from "../reservation/IReservationManager.sol";
import {BreakGlassJournal} from "./BreakGlassJournal.sol";
import {IBreakGlass} from "./IBreakGlass.sol";
import {ICheckoutDesk} from "./ICheckoutDesk.sol";

/// @title Check-out: two factors of different kinds, both verified on chain
/// @notice Trusts the FacilityRegistry for who an operator is and the CustodyLedger for where the unit is. Whether a
/// facility is still active is deliberately not asked: equipment in use stays usable.
/// @custom:invariant INV-USE-3 one stolen authenticator opens nothing.
/// @custom:invariant INV-USE-4 every opening without a grant that its lock signed can be recorded, exactly once, in
/// every state: recording asks for the lock's signature and for nothing else.
/// @custom:invariant INV-ACC-1 a loan picked up can be checked out although a facility has expired since.
contract CheckoutDesk is ICheckoutDesk, EIP712, PeerBound, BreakGlassJournal {
    /// @notice How long a presence statement counts.
    uint256 public constant PRESENCE_SECONDS = 5 minutes;
    /// @notice How far a lock's clock may be ahead of the chain.
    uint256 public constant CLOCK_SKEW = 2 minutes;
    /// @notice How long after an opening its person has to say who and why.
    uint40 public constant IDENTIFY_SECONDS = 15 minutes;

    uint16 private constant REVIEWING_ROLES = Role.CLINICAL_LEAD | Role.AUDITOR | Role.ADMINISTRATOR;
    bytes32 private constant CHECK_OUT_TYPEHASH = keccak256(
        "CheckOut(uint64 reservationId,uint32 unitId,address operator,bytes32 lockNonce,uint40 expiresAt)"
    );

    struct Key {
        bytes32 x;
        bytes32 y;
    }

    /// @dev One word.
    struct Grant {
        uint64 reservationId;
        uint192 nonceTag;
    }

    IFacilityRegistry private immutable FACILITIES;
    IEquipmentRegistry private immutable EQUIPMENT;
    IReservationManager private immutable RESERVATIONS;
    ICustodyLedger private immutable CUSTODY;

    mapping(uint32 unitId => Key) private _proposed;
    mapping(uint32 unitId => Key) private _locks;
    mapping(uint32 unitId => mapping(address operator => Grant)) private _grants;

    constructor() EIP712("MedEquipShare Checkout", "1") {
        FACILITIES = IFacilityRegistry(_peerAddress(Peer.FacilityRegistry));
        EQUIPMENT = IEquipmentRegistry(_peerAddress(Peer.EquipmentRegistry));
        RESERVATIONS = IReservationManager(_peerAddress(Peer.ReservationManager));
        CUSTODY = ICustodyLedger(_peerAddress(Peer.CustodyLedger));
    }

    // Locks

    /// @inheritdoc ICheckoutDesk
    function proposeLock(uint32 unitId, bytes32 x, bytes32 y) external {
        uint32 facilityId = FACILITIES.requireStaff(msg.sender, Role.BIOMEDICAL);
        if (facilityId != _requireInOwnersHands(unitId)) {
            revert IEquipmentRegistry.EquipmentNotParty(unitId, facilityId);
        }
        if (!P256.isValidPublicKey(x, y)) revert CheckoutKeyInvalid(x, y);
        _proposed[unitId] = Key(x, y);
        emit LockProposed(unitId, msg.sender, x, y);
    }

    /// @inheritdoc ICheckoutDesk
    function enrolLock(uint32 unitId, bytes32 x, bytes32 y) external {
        uint32 facilityId = FACILITIES.requireStaff(msg.sender, Role.BIOMEDICAL);
        if (facilityId == _requireInOwnersHands(unitId)) revert CheckoutWitnessNotIndependent(unitId, facilityId);
        Key memory proposed = _proposed[unitId];
        // Zero is no point of the curve, so it was never proposed.
        if (proposed.x != x || proposed.y != y || (x == 0 && y == 0)) revert CheckoutLockNotProposed(unitId);
        delete _proposed[unitId];
        _locks[unitId] = proposed;
        _numberLock(unitId, x, y);
        emit LockEnrolled(unitId, msg.sender, x, y);
    }

    // Check-out

    /// @inheritdoc ICheckoutDesk
    function checkOut(CheckOut calldata request, Presence calldata presence, WebAuthn.WebAuthnAuth calldata assertion)
        external
    {
        Key memory lock = _locks[request.unitId];
        if (lock.x == 0 && lock.y == 0) revert CheckoutLockUnknown(request.unitId);
        _checkLoan(request);
        _checkOperator(request);
        _checkTimes(request.expiresAt, presence.issuedAt);
        (bytes32 x, bytes32 y) = FACILITIES.passkeyOf(request.operator);
        if (!WebAuthn.verify(abi.encodePacked(digestOf(request)), assertion, x, y, true)) {
            revert CheckoutAssertionInvalid(request.operator);
        }
        bytes32 seen = presenceDigestOf(request.unitId, request.operator, request.lockNonce, presence.issuedAt);
        if (!P256.verify(seen, presence.r, presence.s, lock.x, lock.y)) {
            revert CheckoutPresenceInvalid(request.unitId);
        }
        _grants[request.unitId][request.operator] = Grant(request.reservationId, _tagOf(request.lockNonce));
        emit CheckoutGranted(request.reservationId, request.unitId, request.operator, request.lockNonce);
    }

    // Openings without a grant

    /// @inheritdoc IBreakGlass
    function recordBreakGlass(Opening calldata opening, LockSignature calldata signature, uint64 reservationId)
        external
    {
        (uint32 unitId, uint32 sequence) = (opening.unitId, opening.sequence);
        uint32 lock = lockNumberOf(unitId, signature.x, signature.y);
        bytes32 digest = breakGlassDigestOf(opening);
        if (lock == 0 || !P256.verify(digest, signature.r, signature.s, signature.x, signature.y)) {
            revert CheckoutBreakGlassInvalid(unitId, sequence);
        }
        Recorded storage recorded = _recorded[unitId][_key(lock, sequence)];
        if (recorded.recordedAt != 0) revert CheckoutBreakGlassKnown(unitId, lock, sequence);
        uint40 nowAt = uint40(block.timestamp);
        recorded.recordedAt = nowAt;
        // A clock ahead of the chain must not give more time, nor refuse the record.
        recorded.at = opening.openedAt == 0 || opening.openedAt > nowAt ? nowAt : opening.openedAt;
        if (!_place(recorded, unitId, reservationId)) recorded.holderId = EQUIPMENT.unitOf(unitId).holderId;
        emit BreakGlassRecorded({
            unitId: unitId,
            lock: lock,
            sequence: sequence,
            bootCount: opening.bootCount,
            openedAt: opening.openedAt,
            identifyBy: recorded.at + IDENTIFY_SECONDS,
            holderId: recorded.holderId,
            reservationId: recorded.reservationId
        });
    }

    /// @inheritdoc IBreakGlass
    function placeBreakGlass(uint32 unitId, uint32 lock, uint32 sequence, uint64 reservationId) external {
        Recorded storage recorded = _requireOpen(unitId, lock, sequence);
        if (recorded.identifiedAt != 0) {
            revert CheckoutBreakGlassIdentified(unitId, sequence, recorded.identifiedBy);
        }
        if (recorded.reservationId != 0 || !_place(recorded, unitId, reservationId)) {
            revert CheckoutBreakGlassNotDuring(unitId, sequence, reservationId);
        }
        emit BreakGlassPlaced(unitId, lock, sequence, recorded.holderId, reservationId);
    }

    /// @inheritdoc IBreakGlass
    function identifyBreakGlass(uint32 unitId, uint32 lock, uint32 sequence, uint16 reasonCode, bytes32 reasonHash)
        external
    {
        Recorded storage recorded = _requireOpen(unitId, lock, sequence);
        if (recorded.identifiedAt != 0) {
            revert CheckoutBreakGlassIdentified(unitId, sequence, recorded.identifiedBy);
        }
        IFacilityRegistry.Staff memory staff = FACILITIES.staffOf(msg.sender);
        if (block.timestamp >= staff.until || staff.roles == 0 || !_answers(recorded, staff.facilityId)) {
            revert CheckoutBreakGlassNotParty(unitId, sequence, msg.sender);
        }
        recorded.identifiedAt = uint40(block.timestamp);
        recorded.identifiedBy = msg.sender;
        emit BreakGlassIdentified({
            unitId: unitId,
            lock: lock,
            sequence: sequence,
            facilityId: staff.facilityId,
            identifiedBy: msg.sender,
            reasonCode: reasonCode,
            reasonHash: reasonHash,
            late: block.timestamp > recorded.at + IDENTIFY_SECONDS
        });
    }

    /// @inheritdoc IBreakGlass
    function reviewBreakGlass(uint32 unitId, uint32 lock, uint32 sequence, bool justified, bytes32 documentHash)
        external
    {
        Recorded storage recorded = _requireOpen(unitId, lock, sequence);
        uint32 facilityId = FACILITIES.requireStaff(msg.sender, REVIEWING_ROLES);
        if (!_answers(recorded, facilityId) && facilityId != EQUIPMENT.unitOf(unitId).ownerId) {
            revert CheckoutBreakGlassNotParty(unitId, sequence, msg.sender);
        }
        if (recorded.identifiedBy == msg.sender) revert CheckoutBreakGlassOwnReview(unitId, sequence, msg.sender);
        uint40 identifyBy = recorded.at + IDENTIFY_SECONDS;
        // Else whoever opened it could review it and never say so.
        if (recorded.identifiedAt == 0 && (justified || block.timestamp <= identifyBy)) {
            revert CheckoutBreakGlassUnidentified(unitId, sequence, identifyBy);
        }
        recorded.reviewed = true;
        emit BreakGlassReviewed(unitId, lock, sequence, facilityId, msg.sender, justified, documentHash);
    }

    // Views

    /// @inheritdoc ICheckoutDesk
    function mayOpen(uint32 unitId, address operator, bytes32 lockNonce) external view returns (bool) {
        Grant memory grant = _grants[unitId][operator];
        if (grant.reservationId == 0 || grant.nonceTag != _tagOf(lockNonce)) return false;
        IReservationManager.Details memory loan = RESERVATIONS.detailsOf(grant.reservationId);
        if (!_inUse(grant.reservationId, loan)) return false;
        IFacilityRegistry.Staff memory staff = FACILITIES.staffOf(operator);
        return staff.facilityId == loan.reservation.borrowerId && staff.roles & Role.OPERATOR != 0
            && block.timestamp < staff.until;
    }

    /// @inheritdoc ICheckoutDesk
    function lockOf(uint32 unitId) external view returns (bytes32 x, bytes32 y) {
        Key memory lock = _locks[unitId];
        return (lock.x, lock.y);
    }

    /// @inheritdoc ICheckoutDesk
    function digestOf(CheckOut calldata request) public view returns (bytes32) {
        return _hashTypedDataV4(
            keccak256(
                abi.encode(
                    CHECK_OUT_TYPEHASH,
                    request.reservationId,
                    request.unitId,
                    request.operator,
                    request.lockNonce,
                    request.expiresAt
                )
            )
        );
    }

    /// @inheritdoc ICheckoutDesk
    function presenceDigestOf(uint32 unitId, address operator, bytes32 nonce, uint40 issuedAt)
        public
        view
        returns (bytes32)
    {
        return sha256(
            abi.encodePacked(
                "MEDEQUIPSHARE/PRESENCE/1", block.chainid, address(this), unitId, operator, nonce, issuedAt
            )
        );
    }

    // Checks

    function _requireInOwnersHands(uint32 unitId) private view returns (uint32 ownerId) {
        IEquipmentRegistry.Unit memory unit = EQUIPMENT.unitOf(unitId);
        if (unit.ownerId == 0) revert IEquipmentRegistry.EquipmentUnknown(unitId);
        if (unit.holderId != unit.ownerId) revert ICustodyLedger.CustodyNotInHands(unitId, unit.ownerId);
        return unit.ownerId;
    }

    function _checkLoan(CheckOut calldata request) private view {
        IReservationManager.Details memory loan = RESERVATIONS.detailsOf(request.reservationId);
        if (loan.unitId != request.unitId || !_inUse(request.reservationId, loan)) {
            revert CheckoutNotOnLoan(request.reservationId, request.unitId);
        }
        if (FACILITIES.staffOf(request.operator).facilityId != loan.reservation.borrowerId) {
            revert CheckoutNotBorrower(request.reservationId, request.operator);
        }
    }

    function _checkOperator(CheckOut calldata request) private view {
        FACILITIES.requireStaff(request.operator, Role.OPERATOR);
        FACILITIES.requireCompetency(request.operator, EQUIPMENT.productCodeOf(request.unitId));
        if (_grants[request.unitId][request.operator].reservationId == request.reservationId) {
            revert CheckoutAlreadyGranted(request.reservationId, request.operator);
        }
    }

    function _checkTimes(uint40 expiresAt, uint40 issuedAt) private view {
        uint40 nowAt = uint40(block.timestamp);
        if (expiresAt < nowAt) revert CheckoutExpired(expiresAt, nowAt);
        if (issuedAt > nowAt + CLOCK_SKEW || issuedAt + PRESENCE_SECONDS < nowAt) {
            revert CheckoutExpired(issuedAt, nowAt);
        }
    }

    /// @dev Whether the loan was under way at the time of the opening; if so the opening is put down to it. While it
    /// lasts its holder answers, after it its borrower.
    function _place(Recorded storage recorded, uint32 unitId, uint64 reservationId) private returns (bool) {
        if (reservationId >> 32 != unitId) return false;
        ICustodyLedger.Loan memory loan = CUSTODY.loanOf(reservationId);
        bool ended = loan.returnedAt != 0;
        if (loan.pickedUpAt == 0 || recorded.at < loan.pickedUpAt || (ended && recorded.at >= loan.returnedAt)) {
            return false;
        }
        recorded.reservationId = reservationId;
        recorded.borrowerId = RESERVATIONS.reservationOf(reservationId).borrowerId;
        recorded.holderId = ended ? recorded.borrowerId : EQUIPMENT.unitOf(unitId).holderId;
        return true;
    }

    /// @dev Custody takes the inspection back with every hand-over, so `inspected` means: in the borrower's hands. A unit
    /// handed on may be there before the start.
    function _inUse(uint64 reservationId, IReservationManager.Details memory loan) private view returns (bool) {
        return loan.reservation.state == IReservationManager.State.OnLoan && block.timestamp >= loan.startsAt
            && CUSTODY.loanOf(reservationId).inspected;
    }

    /// @dev 192 bits of a 256-bit nonce keep the grant in one word and leave nothing to guess.
    function _tagOf(bytes32 lockNonce) private pure returns (uint192) {
        return uint192(uint256(keccak256(abi.encode(lockNonce))));
    }
}
