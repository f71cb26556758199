// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Peer} from "../access/IPeerBook.sol";
import {PeerBound} from "../access/PeerBound.sol";
import {Fitness} from "../equipment/Fitness.sol";
import {IEquipmentRegistry} from "../equipment/IEquipmentRegistry.sol";
import {IFacilityRegistry} from "../facility/IFacilityRegistry.sol";
import {Role} from "../facility/Role.sol";
import {IReservationManager} from "../reservation/IReservationManager.sol";
import {IUsageMeter} from "../usage/IUsageMeter.sol";
import {ICustodyLedger} from "./ICustodyLedger.sol";

/// @title Who has a unit in its hands
/// @notice The holder itself is kept in the EquipmentRegistry, written from here alone. Whether a facility is active
/// is asked of carriers that receive a unit and of nobody else, so that a return is never blocked.
/// @custom:invariant INV-CUS-1 a unit has exactly one holder, changed only by both signatures over one hash.
/// @custom:invariant INV-ACC-1 return works in every expired state.
contract CustodyLedger is ICustodyLedger, EIP712, PeerBound {
    /// @notice How far a signer's clock may be ahead of the chain.
    uint256 public constant CLOCK_SKEW = 2 minutes;
    /// @notice How long after signing a hand-over may be relayed.
    uint256 public constant RELAY_SECONDS = 3 days;
    /// @notice How old the meter's reading may be when a pick-up or a return is signed.
    uint256 public constant READING_SECONDS = 1 hours;
    /// @notice A meter silent for so long counts as failed and does not block a return.
    uint256 public constant SILENCE_SECONDS = 1 days;

    uint16 private constant TURNAROUND_REASONS = Fitness.NOT_DECONTAMINATED | Fitness.NOT_SANITISED;
    uint16 private constant SIGNING_ROLES = Role.ADMINISTRATOR | Role.COORDINATOR | Role.OPERATOR | Role.BIOMEDICAL;
    bytes32 private constant HANDOVER_TYPEHASH = keccak256(
        "Handover(uint64 reservationId,uint32 sequence,uint32 releaserId,uint32 receiverId,address releasedBy,"
        "address receivedBy,bytes32 loanPack,uint32 meterSequence,uint64 runSeconds,uint40 signedAt)"
    );

    IFacilityRegistry private immutable FACILITIES;
    IEquipmentRegistry private immutable EQUIPMENT;
    IReservationManager private immutable RESERVATIONS;
    IUsageMeter private immutable METER;

    /// @dev What a used unit needs, in {Fitness} reasons; one word. `owed` will stand when the unit leaves the
    /// borrower's hands. `byBorrower` was certified by the borrower when the meter's last counter was `runSeconds`.
    struct Turn {
        bool withBorrower;
        uint16 owed;
        uint16 byBorrower;
        uint64 runSeconds;
    }

    mapping(uint64 reservationId => Loan) private _loans;
    mapping(uint32 unitId => Turn) private _turns;

    constructor() EIP712("MedEquipShare Custody", "1") {
        FACILITIES = IFacilityRegistry(_peerAddress(Peer.FacilityRegistry));
        EQUIPMENT = IEquipmentRegistry(_peerAddress(Peer.EquipmentRegistry));
        RESERVATIONS = IReservationManager(_peerAddress(Peer.ReservationManager));
        METER = IUsageMeter(_peerAddress(Peer.UsageMeter));
    }

    // Hand-over

    /// @inheritdoc ICustodyLedger
    function handOver(Handover calldata handover, bytes calldata releaserSignature, bytes calldata receiverSignature)
        external
    {
        IReservationManager.Details memory details = RESERVATIONS.detailsOf(handover.reservationId);
        Loan memory loan = _loans[handover.reservationId];
        _checkStep(handover, details, loan);
        _checkReceiver(handover, details);
        _checkSignedAt(handover.signedAt, loan.pickedUpAt);
        bool pickUp = loan.handovers == 0;
        bool arrival = handover.receiverId == details.ownerId;
        if (pickUp) _checkPickUp(handover, details);
        bool hadMeter = loan.metered;
        loan.metered = _checkCounter(handover, details.unitId, pickUp, arrival);
        bytes32 digest = digestOf(handover);
        _checkSigner(handover.releasedBy, handover.releaserId, digest, releaserSignature);
        _checkSigner(handover.receivedBy, handover.receiverId, digest, receiverSignature);

        _record(handover, loan, pickUp, arrival);
        emit HandoverSigned(handover.reservationId, details.unitId, handover.receiverId, digest, handover);
        if (pickUp) RESERVATIONS.start(handover.reservationId);
        _place(handover, details);
        _settleTurnaround(handover, details, arrival, hadMeter && !loan.metered);
        if (arrival) RESERVATIONS.markReturned(handover.reservationId);
    }

    // What follows a hand-over

    /// @inheritdoc ICustodyLedger
    function inspect(uint64 reservationId, bool accepted, bytes32 document) external {
        uint32 facilityId = FACILITIES.requireStaff(msg.sender, Role.BIOMEDICAL);
        IReservationManager.Details memory details = RESERVATIONS.detailsOf(reservationId);
        if (details.reservation.state != IReservationManager.State.OnLoan) revert CustodyNotOnLoan(reservationId);
        if (facilityId != details.reservation.borrowerId || facilityId != holderOf(details.unitId)) {
            revert CustodyNotInHands(details.unitId, facilityId);
        }
        _loans[reservationId].inspected = accepted;
        emit IncomingInspected(reservationId, details.unitId, msg.sender, accepted, document);
    }

    /// @inheritdoc ICustodyLedger
    function certifyTurnaround(uint32 unitId, Turnaround kind, bytes32 document) external {
        uint32 facilityId = FACILITIES.requireStaff(msg.sender, Role.BIOMEDICAL);
        if (facilityId != holderOf(unitId)) revert CustodyNotInHands(unitId, facilityId);
        emit TurnaroundCertified(unitId, kind, facilityId, msg.sender, document);
        uint16 cleared = kind == Turnaround.Decontamination ? Fitness.NOT_DECONTAMINATED : Fitness.NOT_SANITISED;
        _noteCertificate(unitId, cleared);
        EQUIPMENT.setReasons(unitId, 0, cleared);
    }

    // Views

    /// @inheritdoc ICustodyLedger
    function loanOf(uint64 reservationId) external view returns (Loan memory) {
        return _loans[reservationId];
    }

    /// @inheritdoc ICustodyLedger
    function holderOf(uint32 unitId) public view returns (uint32 facilityId) {
        return EQUIPMENT.unitOf(unitId).holderId;
    }

    /// @inheritdoc ICustodyLedger
    function digestOf(Handover calldata handover) public view returns (bytes32) {
        // Every member is static, so the struct encodes as its members one after another, as EIP-712 asks.
        return _hashTypedDataV4(keccak256(abi.encode(HANDOVER_TYPEHASH, handover)));
    }

    // Checks

    function _checkStep(Handover calldata handover, IReservationManager.Details memory details, Loan memory loan)
        private
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

    function _checkReceiver(Handover calldata handover, IReservationManager.Details memory details) private view {
        uint32 receiverId = handover.receiverId;
        bool party = receiverId == details.ownerId || receiverId == details.reservation.borrowerId;
        if (receiverId == handover.releaserId || (!party && !_isActiveCarrier(receiverId))) {
            revert CustodyReceiverInvalid(handover.reservationId, receiverId);
        }
    }

    function _checkSignedAt(uint40 signedAt, uint40 pickedUpAt) private view {
        bool early = signedAt > block.timestamp + CLOCK_SKEW || signedAt < pickedUpAt;
        if (early || signedAt + RELAY_SECONDS < block.timestamp) {
            revert CustodySignedAtInvalid(signedAt, uint40(block.timestamp));
        }
    }

    function _checkPickUp(Handover calldata handover, IReservationManager.Details memory details) private view {
        if (handover.signedAt < details.startsAt || handover.signedAt >= details.endsAt) {
            revert CustodyOutsideInterval(
                handover.reservationId, handover.signedAt, details.startsAt, details.endsAt
            );
        }
        uint16 reasons = EQUIPMENT.fitness(details.unitId, details.endsAt);
        if (reasons != 0) revert IEquipmentRegistry.EquipmentNotFit(details.unitId, reasons);
        _checkStanding(details.reservation.borrowerId, handover.signedAt);
    }

    /// @dev At the pick-up only: what is lent already must come back whatever has expired (INV-ACC-1).
    function _checkStanding(uint32 borrowerId, uint40 at) private view {
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
        private
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

    function _checkSigner(address signer, uint32 facilityId, bytes32 digest, bytes calldata signature) private view {
        IFacilityRegistry.Staff memory staff = FACILITIES.staffOf(signer);
        bool appointed = staff.roles & SIGNING_ROLES != 0 && block.timestamp < staff.until;
        if (staff.facilityId != facilityId || !appointed) revert CustodySignerNotStaff(signer, facilityId);
        if (!SignatureChecker.isValidSignatureNowCalldata(signer, digest, signature)) {
            revert CustodySignatureInvalid(signer);
        }
    }

    function _isActiveCarrier(uint32 facilityId) private view returns (bool) {
        IFacilityRegistry.Standing memory standing = FACILITIES.standingOf(facilityId);
        return standing.kind == IFacilityRegistry.Kind.Carrier && block.timestamp < standing.activeUntil;
    }

    // Effects

    /// @dev A meter cannot be exchanged during a loan: the UsageMeter enrols meters in the owner's hands only.
    function _record(Handover calldata handover, Loan memory loan, bool pickUp, bool arrival) private {
        if (pickUp) {
            loan.pickedUpAt = handover.signedAt;
            loan.openingSeconds = handover.runSeconds;
        }
        if (arrival) {
            loan.returnedAt = handover.signedAt;
            loan.closingSeconds = handover.runSeconds;
        }
        loan.handovers += 1;
        loan.inspected = false;
        _loans[handover.reservationId] = loan;
    }

    /// @dev The borrower's account is the unit's ERC-4907 user while the borrower has it.
    function _place(Handover calldata handover, IReservationManager.Details memory details) private {
        uint32 unitId = details.unitId;
        uint32 borrowerId = details.reservation.borrowerId;
        if (handover.receiverId == borrowerId) {
            EQUIPMENT.setHolder(unitId, borrowerId, FACILITIES.accountOf(borrowerId), details.endsAt);
            return;
        }
        EQUIPMENT.setHolder(unitId, handover.receiverId, address(0), 0);
    }

    /// @dev When the unit leaves the borrower without being decontaminated and sanitised, it is not fit until somebody
    /// certifies both; not before, or nobody could reserve a unit for next week that is on loan today. What the
    /// borrower certified counts unless the meter has run on or gone silent since, which the reading that a return
    /// needs may be the first to show.
    function _settleTurnaround(
        Handover calldata handover,
        IReservationManager.Details memory details,
        bool arrival,
        bool silent
    ) private {
        uint32 unitId = details.unitId;
        if (handover.receiverId == details.reservation.borrowerId) {
            _turns[unitId] = Turn({withBorrower: true, owed: TURNAROUND_REASONS, byBorrower: 0, runSeconds: 0});
            return;
        }
        Turn memory turn = _turns[unitId];
        uint16 due = turn.owed;
        turn.owed = 0;
        turn.withBorrower = false;
        if (silent || handover.runSeconds != turn.runSeconds) {
            due |= turn.byBorrower;
            turn.byBorrower = 0;
        }
        if (arrival) turn.byBorrower = 0;
        _turns[unitId] = turn;
        if (due != 0) EQUIPMENT.setReasons(unitId, due, 0);
    }

    /// @dev A certificate of anybody else counts without condition.
    function _noteCertificate(uint32 unitId, uint16 cleared) private {
        Turn memory turn = _turns[unitId];
        turn.owed &= ~cleared;
        turn.byBorrower &= ~cleared;
        if (turn.withBorrower) {
            uint64 runSeconds = METER.latest(unitId).runSeconds;
            if (turn.runSeconds != runSeconds) {
                turn.owed |= turn.byBorrower;
                turn.byBorrower = 0;
            }
            turn.byBorrower |= cleared;
            turn.runSeconds = runSeconds;
        }
        _turns[unitId] = turn;
    }
}
