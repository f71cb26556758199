// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Fitness} from "../equipment/Fitness.sol";
import {Role} from "../facility/Role.sol";
import {IReservationManager} from "../reservation/IReservationManager.sol";
import {CustodyRules} from "./CustodyRules.sol";
import {ICustodyLedger} from "./ICustodyLedger.sol";

/// @title Who has a unit in its hands
/// @notice The holder itself is kept in the EquipmentRegistry, written from here alone. Whether a facility is active
/// is asked of carriers that receive a unit and of nobody else, so that a return is never blocked.
/// @custom:invariant INV-CUS-1 a unit has exactly one holder, changed only by both signatures over one hash.
/// @custom:invariant INV-CUS-2 a unit that is handed on closes one loan and opens the next at the same second and by
/// the same counter: nothing is billed twice, nothing is lost.
/// @custom:invariant INV-ACC-1 return works in every expired state.
contract CustodyLedger is CustodyRules {
    uint16 private constant TURNAROUND_REASONS = Fitness.NOT_DECONTAMINATED | Fitness.NOT_SANITISED;

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
        if (handover.receiverId == details.reservation.borrowerId) {
            _reachBorrower(details);
        } else {
            EQUIPMENT.setHolder(details.unitId, handover.receiverId, address(0), 0);
            _leaveBorrower(handover, details.unitId, arrival, hadMeter && !loan.metered);
        }
        if (arrival) RESERVATIONS.markReturned(handover.reservationId);
    }

    /// @inheritdoc ICustodyLedger
    function handOn(
        HandOn calldata words,
        bytes calldata releaserSignature,
        bytes calldata receiverSignature,
        bytes calldata ownerSignature
    ) external {
        Handover calldata handover = words.handover;
        IReservationManager.Details memory ending = RESERVATIONS.detailsOf(handover.reservationId);
        IReservationManager.Details memory next = RESERVATIONS.detailsOf(words.nextReservationId);
        Loan memory loan = _loans[handover.reservationId];
        _checkHandOn(words, ending, next, loan);
        // A pick-up's reading, so a meter that has failed is no way through.
        loan.metered = _checkCounter(handover, ending.unitId, true, false);
        bytes32 digest = handOnDigestOf(words);
        _checkSigner(handover.releasedBy, handover.releaserId, digest, releaserSignature);
        _checkSigner(handover.receivedBy, handover.receiverId, digest, receiverSignature);
        _checkConsent(words, digest, ownerSignature);

        _pass(words, loan, ending.unitId);
        _leaveBorrower(handover, ending.unitId, true, false);
        // After what the one borrower left undone has become a reason.
        _checkBorrowable(next, handover.signedAt);
        _reachBorrower(next);
        RESERVATIONS.markReturned(handover.reservationId);
        RESERVATIONS.start(words.nextReservationId);
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

    /// @dev The one loan closes at the second and by the counter by which the other opens.
    function _pass(HandOn calldata words, Loan memory loan, uint32 unitId) private {
        Handover calldata handover = words.handover;
        _record(handover, loan, false, true);
        _loans[words.nextReservationId] = Loan({
            handovers: 1,
            inspected: false,
            metered: loan.metered,
            pickedUpAt: handover.signedAt,
            returnedAt: 0,
            openingSeconds: handover.runSeconds,
            closingSeconds: 0
        });
        emit HandedOn(
            handover.reservationId, words.nextReservationId, unitId, handOnDigestOf(words), words
        );
    }

    /// @dev The borrower's account is the unit's ERC-4907 user while the borrower has it. Nothing it certifies counts
    /// before it has the unit.
    function _reachBorrower(IReservationManager.Details memory details) private {
        uint32 unitId = details.unitId;
        uint32 borrowerId = details.reservation.borrowerId;
        EQUIPMENT.setHolder(unitId, borrowerId, FACILITIES.accountOf(borrowerId), details.endsAt);
        _turns[unitId] = Turn({withBorrower: true, owed: TURNAROUND_REASONS, byBorrower: 0, runSeconds: 0});
    }

    /// @dev When the unit leaves the borrower without being decontaminated and sanitised, it is not fit until somebody
    /// certifies both; not before, or nobody could reserve a unit for next week that is on loan today. What the
    /// borrower certified counts unless the meter has run on or gone silent since, which the reading that a return
    /// needs may be the first to show.
    function _leaveBorrower(Handover calldata handover, uint32 unitId, bool arrival, bool silent) private {
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
