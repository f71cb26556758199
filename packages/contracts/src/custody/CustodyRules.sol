// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Peer} from "../access/IPeerBook.sol";
import {PeerBound} from "../access/PeerBound.sol";
import {IEquipmentRegistry} from "../equipment/IEquipmentRegistry.sol";
import {IFacilityRegistry} from "../facility/IFacilityRegistry.sol";
import {Role} from "../facility/Role.sol";
import {IReservationManager} from "../reservation/IReservationManager.sol";
import {IUsageMeter} from "../usage/IUsageMeter.sol";
import {ICustodyLedger} from "./ICustodyLedger.sol";

/// @title What every change of hands must satisfy, and the hashes that are signed
/// @notice Trusts the FacilityRegistry for who may sign, the EquipmentRegistry for the holder and the unit's fitness, the
/// ReservationManager for what is reserved, the UsageMeter for the counter.
abstract contract CustodyRules is ICustodyLedger, EIP712, PeerBound {
    /// @notice How far a signer's clock may be ahead of the chain.
    uint256 public constant CLOCK_SKEW = 2 minutes;
    /// @notice How long after signing a hand-over may be relayed.
    uint256 public constant RELAY_SECONDS = 3 days;
    /// @notice How old the meter's reading may be when a pick-up or a return is signed.
    uint256 public constant READING_SECONDS = 1 hours;
    /// @notice A meter silent for so long counts as failed and does not block a return.
    uint256 public constant SILENCE_SECONDS = 1 days;

    /// @notice How long before the next start a unit may be handed on.
    uint40 public constant HAND_ON_EARLY = 24 hours;

    uint16 private constant CONSENTING_ROLES = Role.ADMINISTRATOR | Role.COORDINATOR | Role.BIOMEDICAL;
    uint16 private constant SIGNING_ROLES = CONSENTING_ROLES | Role.OPERATOR;
    bytes32 private constant HANDOVER_TYPEHASH = keccak256(
        "Handover(uint64 reservationId,uint32 sequence,uint32 releaserId,uint32 receiverId,address releasedBy,"
        "address receivedBy,bytes32 loanPack,uint32 meterSequence,uint64 runSeconds,uint40 signedAt)"
    );
    bytes32 private constant HAND_ON_TYPEHASH = keccak256(
        "HandOn(Handover handover,uint64 nextReservationId,uint32 ownerId,address consentedBy)"
        "Handover(uint64 reservationId,uint32 sequence,uint32 releaserId,uint32 receiverId,address releasedBy,"
        "address receivedBy,bytes32 loanPack,uint32 meterSequence,uint64 runSeconds,uint40 signedAt)"
    );

    IFacilityRegistry internal immutable FACILITIES;
    IEquipmentRegistry internal immutable EQUIPMENT;
    IReservationManager internal immutable RESERVATIONS;
    IUsageMeter internal immutable METER;

    constructor() EIP712("MedEquipShare Custody", "1") {
        FACILITIES = IFacilityRegistry(_peerAddress(Peer.FacilityRegistry));
        EQUIPMENT = IEquipmentRegistry(_peerAddress(Peer.EquipmentRegistry));
        RESERVATIONS = IReservationManager(_peerAddress(Peer.ReservationManager));
        METER = IUsageMeter(_peerAddress(Peer.UsageMeter));
    }

    // Views

    /// @inheritdoc ICustodyLedger
    function holderOf(uint32 unitId) public view returns (uint32 facilityId) {
        return EQUIPMENT.unitOf(unitId).holderId;
    }

    /// @inheritdoc ICustodyLedger
    function digestOf(Handover calldata handover) public view returns (bytes32) {
        // Every member is static, so the struct encodes as its members one after another, as EIP-712 asks.
        return _hashTypedDataV4(keccak256(abi.encode(HANDOVER_TYPEHASH, handover)));
    }

    /// @inheritdoc ICustodyLedger
    function handOnDigestOf(HandOn calldata words) public view returns (bytes32) {
        bytes32 handover = keccak256(abi.encode(HANDOVER_TYPEHASH, words.handover));
        return _hashTypedDataV4(
            keccak256(
                abi.encode(HAND_ON_TYPEHASH, handover, words.nextReservationId, words.ownerId, words.consentedBy)
            )
        );
    }

    // Checks

    function _checkStep(Handover calldata handover, IReservationManager.Details memory details, Loan memory loan)
        internal
        view
    {
        IReservationManager.State expected =
            loan.handovers == 0 ? IReservationManager.State.Confirmed : IReservationManager.State.OnLoan;
        if (details.reservation.state != expected) revert CustodyNotOnLoan(handover.reservationId);
        if (handover.sequence != loan.handovers) {
            revert CustodySequenceUnexpected(handover.reservationId, handover.sequence, loan.handovers);
        }
        uint32 holderId = holderOf(details.unitId);
        bool fromOwner = loan.handovers != 0 || handover.releaserId == details.ownerId;
        if (handover.releaserId != holderId || !fromOwner) {
            revert CustodyNotHolder(details.unitId, handover.releaserId, holderId);
        }
    }

    function _checkReceiver(Handover calldata handover, IReservationManager.Details memory details) internal view {
        uint32 receiverId = handover.receiverId;
        bool party = receiverId == details.ownerId || receiverId == details.reservation.borrowerId;
        if (receiverId == handover.releaserId || (!party && !_isActiveCarrier(receiverId))) {
            revert CustodyReceiverInvalid(handover.reservationId, receiverId);
        }
    }

    function _checkSignedAt(uint40 signedAt, uint40 pickedUpAt) internal view {
        bool early = signedAt > block.timestamp + CLOCK_SKEW || signedAt < pickedUpAt;
        if (early || signedAt + RELAY_SECONDS < block.timestamp) {
            revert CustodySignedAtInvalid(signedAt, uint40(block.timestamp));
        }
    }

    function _checkPickUp(Handover calldata handover, IReservationManager.Details memory details) internal view {
        if (handover.signedAt < details.startsAt || handover.signedAt >= details.endsAt) {
            revert CustodyOutsideInterval(
                handover.reservationId, handover.signedAt, details.startsAt, details.endsAt
            );
        }
        _checkBorrowable(details, handover.signedAt);
    }

    function _checkBorrowable(IReservationManager.Details memory details, uint40 at) internal view {
        uint16 reasons = EQUIPMENT.fitness(details.unitId, details.endsAt);
        if (reasons != 0) revert IEquipmentRegistry.EquipmentNotFit(details.unitId, reasons);
        _checkStanding(details.reservation.borrowerId, at);
    }

    /// @dev At the pick-up only: what is lent already must come back whatever has expired (INV-ACC-1).
    function _checkStanding(uint32 borrowerId, uint40 at) internal view {
        IFacilityRegistry.Standing memory standing = FACILITIES.standingOf(borrowerId);
        if (standing.activeUntil <= at) {
            revert IFacilityRegistry.FacilityNotActive(borrowerId, standing.activeUntil, at);
        }
        if (standing.insuredUntil <= at) {
            revert IFacilityRegistry.FacilityInsuranceExpired(borrowerId, standing.insuredUntil, at);
        }
    }

    /// @return metered Whether the unit has a meter, and on arrival also whether that meter has spoken within a day: what
    /// a silent one counted is not known, so such a loan is billed like one without a meter.
    function _checkCounter(Handover calldata handover, uint32 unitId, bool pickUp, bool arrival)
        internal
        view
        returns (bool metered)
    {
        IUsageMeter.Reading memory reading = METER.latest(unitId);
        metered = reading.epoch != 0;
        bool stale = handover.meterSequence != reading.sequence || handover.runSeconds != reading.runSeconds;
        if (metered && (pickUp || arrival)) {
            bool old = reading.takenAt + READING_SECONDS < handover.signedAt;
            bool failed = arrival && reading.takenAt + SILENCE_SECONDS < handover.signedAt;
            stale = stale || (old && !failed);
            metered = !failed;
        }
        if (stale) revert CustodyCounterStale(unitId, handover.meterSequence, reading.sequence);
    }

    function _checkSigner(address signer, uint32 facilityId, bytes32 digest, bytes calldata signature) internal view {
        _checkSignerIn(SIGNING_ROLES, signer, facilityId, digest, signature);
    }

    function _checkConsent(HandOn calldata words, bytes32 digest, bytes calldata signature) internal view {
        _checkSignerIn(CONSENTING_ROLES, words.consentedBy, words.ownerId, digest, signature);
    }

    function _checkSignerIn(
        uint16 roles,
        address signer,
        uint32 facilityId,
        bytes32 digest,
        bytes calldata signature
    ) private view {
        IFacilityRegistry.Staff memory staff = FACILITIES.staffOf(signer);
        bool appointed = staff.roles & roles != 0 && block.timestamp < staff.until;
        if (staff.facilityId != facilityId || !appointed) revert CustodySignerNotStaff(signer, facilityId);
        if (!SignatureChecker.isValidSignatureNowCalldata(signer, digest, signature)) {
            revert CustodySignatureInvalid(signer);
        }
    }

    function _isActiveCarrier(uint32 facilityId) internal view returns (bool) {
        IFacilityRegistry.Standing memory standing = FACILITIES.standingOf(facilityId);
        return standing.kind == IFacilityRegistry.Kind.Carrier && block.timestamp < standing.activeUntil;
    }

    // Checks of a hand-on

    function _checkHandOn(
        HandOn calldata words,
        IReservationManager.Details memory ending,
        IReservationManager.Details memory next,
        Loan memory loan
    ) internal view {
        Handover calldata handover = words.handover;
        if (loan.handovers == 0) revert CustodyNotOnLoan(handover.reservationId);
        _checkStep(handover, ending, loan);
        uint32 borrowerId = ending.reservation.borrowerId;
        if (handover.releaserId != borrowerId) revert CustodyNotInHands(ending.unitId, borrowerId);
        if (handover.receiverId == borrowerId) {
            revert CustodyReceiverInvalid(handover.reservationId, borrowerId);
        }
        bool confirmed = next.reservation.state == IReservationManager.State.Confirmed;
        if (!confirmed || next.unitId != ending.unitId || next.reservation.borrowerId != handover.receiverId) {
            revert CustodyNextInvalid(words.nextReservationId, ending.unitId, handover.receiverId);
        }
        if (words.ownerId != ending.ownerId) {
            revert CustodyNotOwner(ending.unitId, words.ownerId, ending.ownerId);
        }
        _checkSignedAt(handover.signedAt, loan.pickedUpAt);
        _checkTurn(words, ending, next);
    }

    /// @dev Before the next start the unit is not yet the next borrower's, so nobody else may be due to have it.
    function _checkTurn(
        HandOn calldata words,
        IReservationManager.Details memory ending,
        IReservationManager.Details memory next
    ) private view {
        uint40 signedAt = words.handover.signedAt;
        uint40 earliest = next.startsAt - HAND_ON_EARLY;
        if (signedAt < earliest || signedAt >= next.endsAt) {
            revert CustodyOutsideInterval(words.nextReservationId, signedAt, earliest, next.endsAt);
        }
        if (signedAt >= next.startsAt) return;
        bool promised;
        uint40 from = ending.endsAt;
        if (signedAt < from) {
            (promised,) = RESERVATIONS.waitOf(words.handover.reservationId);
        } else {
            from = signedAt - signedAt % ((from - ending.startsAt) / ending.reservation.slotCount);
        }
        if (from < next.startsAt) promised = promised || !RESERVATIONS.isFree(next.unitId, from, next.startsAt);
        if (promised) revert CustodyPromised(words.nextReservationId, from, next.startsAt);
    }
}
