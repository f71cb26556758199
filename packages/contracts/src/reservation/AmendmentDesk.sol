// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Peer} from "../access/IPeerBook.sol";
import {PeerBound} from "../access/PeerBound.sol";
import {IERC4907} from "../equipment/IERC4907.sol";
import {IEquipmentRegistry} from "../equipment/IEquipmentRegistry.sol";
import {IFacilityRegistry} from "../facility/IFacilityRegistry.sol";
import {Role} from "../facility/Role.sol";
import {Tariff} from "../settlement/Tariff.sol";
import {IAmendmentDesk} from "./IAmendmentDesk.sol";
import {IReservationManager} from "./IReservationManager.sol";
import {IWaitlistDesk} from "./IWaitlistDesk.sol";
import {ReservationWords} from "./ReservationWord.sol";

/// @title Changes of what is reserved: amendment, recall, transfer, and maintenance windows
/// @notice Judges who may change what and what it costs; the ReservationManager keeps calendar and records and moves
/// the money through the FacilityLedger. Trusts the FacilityRegistry for who may act and borrow, the EquipmentRegistry
/// for terms, fitness and holder, the WaitlistDesk to offer what becomes free to those who wait.
contract AmendmentDesk is IAmendmentDesk, PeerBound {
    using SafeCast for uint256;

    /// @notice The least notice of a recall: time to finish and to bring the unit back.
    uint256 public constant RECALL_NOTICE = 24 hours;
    /// @notice The longest maintenance window, which bounds the words of a calendar that one act writes.
    uint256 public constant LONGEST_WINDOW = 366 days;

    IFacilityRegistry private immutable FACILITIES;
    IEquipmentRegistry private immutable EQUIPMENT;
    IReservationManager private immutable RESERVATIONS;
    IWaitlistDesk private immutable WAITLIST;

    mapping(uint64 reservationId => uint32 facilityId) private _offers;
    mapping(uint64 reservationId => bool) private _recalled;
    mapping(uint64 windowId => Window) private _windows;
    mapping(uint32 unitId => uint32) private _windowCounts;

    constructor() {
        FACILITIES = IFacilityRegistry(_peerAddress(Peer.FacilityRegistry));
        EQUIPMENT = IEquipmentRegistry(_peerAddress(Peer.EquipmentRegistry));
        RESERVATIONS = IReservationManager(_peerAddress(Peer.ReservationManager));
        WAITLIST = IWaitlistDesk(_peerAddress(Peer.WaitlistDesk));
    }

    // Amendment

    /// @inheritdoc IAmendmentDesk
    function amend(uint64 reservationId, uint40 startsAt, uint40 endsAt) external {
        IReservationManager.Details memory old = RESERVATIONS.detailsOf(reservationId);
        IEquipmentRegistry.Terms memory terms = EQUIPMENT.termsOf(old.unitId, old.reservation.termsVersion);
        bool onLoan = _checkAmendable(reservationId, old, startsAt, endsAt);
        // What the owner approved may become less, not other.
        bool wider = startsAt < old.startsAt || endsAt > old.endsAt;
        if (wider) _checkNoApproval(old.unitId, terms);
        _checkWindow(old, terms, startsAt, endsAt);
        _checkFit(old.unitId, endsAt);
        (uint32 borrowerId,) = FACILITIES.admitBorrower(msg.sender, old.ownerId, startsAt, endsAt);
        if (borrowerId != old.reservation.borrowerId) {
            revert IReservationManager.ReservationNotParty(reservationId, borrowerId);
        }

        IReservationManager.Schedule memory next = _priced(old, terms, startsAt, endsAt);
        (uint40 freeUntil,) = RESERVATIONS.cancellationOf(reservationId);
        bool late = onLoan || block.timestamp > freeUntil;
        if (late) {
            next.toOwner = _lateFeeOfLost(old, terms, startsAt, endsAt);
            next.freeCancelSlots = ReservationWords.NEVER_FREE;
        } else {
            next.freeCancelSlots = _freeCancelSlots(reservationId, old, terms, freeUntil, startsAt);
        }
        next.awaited = _checkWaitlist(old.unitId, wider);
        delete _offers[reservationId];
        _emitAmended(reservationId, old, next);
        RESERVATIONS.reschedule(reservationId, next);
        if (onLoan) _setUserUntil(old, endsAt);
        WAITLIST.promoteUnit(old.unitId);
    }

    function _emitAmended(
        uint64 reservationId,
        IReservationManager.Details memory old,
        IReservationManager.Schedule memory next
    ) private {
        emit ReservationAmended({
            reservationId: reservationId,
            unitId: old.unitId,
            borrowerId: old.reservation.borrowerId,
            by: msg.sender,
            startsAt: next.startsAt,
            endsAt: next.endsAt,
            escrow: next.escrow,
            toOwner: next.toOwner
        });
    }

    // Recall

    /// @inheritdoc IAmendmentDesk
    function recall(uint64 reservationId, uint40 endsAt, uint16 reasonCode, bytes32 reasonHash) external {
        IReservationManager.Details memory old = RESERVATIONS.detailsOf(reservationId);
        _requireOwner(old.unitId, Role.COORDINATOR);
        if (old.reservation.state != IReservationManager.State.OnLoan) {
            revert IReservationManager.ReservationStateUnexpected(reservationId, old.reservation.state);
        }
        _checkRecallEnd(reservationId, old, endsAt);

        IEquipmentRegistry.Terms memory terms = EQUIPMENT.termsOf(old.unitId, old.reservation.termsVersion);
        IReservationManager.Schedule memory next = _priced(old, terms, old.startsAt, endsAt);
        next.toBorrower = _lateFeeOfLost(old, terms, old.startsAt, endsAt);
        next.freeCancelSlots = ReservationWords.NEVER_FREE;
        _recalled[reservationId] = true;
        emit ReservationRecalled({
            reservationId: reservationId,
            unitId: old.unitId,
            borrowerId: old.reservation.borrowerId,
            by: msg.sender,
            endsAt: endsAt,
            escrow: next.escrow,
            toBorrower: next.toBorrower,
            reasonCode: reasonCode,
            reasonHash: reasonHash
        });
        RESERVATIONS.reschedule(reservationId, next);
        _setUserUntil(old, endsAt);
        WAITLIST.promoteUnit(old.unitId);
    }

    // Transfer

    /// @inheritdoc IAmendmentDesk
    function offerTransfer(uint64 reservationId, uint32 toFacilityId) external {
        IReservationManager.Details memory made = _transferable(reservationId);
        uint32 borrowerId = FACILITIES.requireStaff(msg.sender, Role.COORDINATOR);
        if (borrowerId != made.reservation.borrowerId) {
            revert IReservationManager.ReservationNotParty(reservationId, borrowerId);
        }
        if (toFacilityId == made.ownerId) {
            revert IReservationManager.ReservationOwnUnit(made.unitId, toFacilityId);
        }
        if (toFacilityId == borrowerId || toFacilityId == _offers[reservationId]) {
            revert TransferInvalid(reservationId, toFacilityId);
        }
        _offers[reservationId] = toFacilityId;
        if (toFacilityId == 0) {
            emit TransferWithdrawn(reservationId, borrowerId, msg.sender);
            return;
        }
        // Reverts when no facility has this id.
        FACILITIES.accountOf(toFacilityId);
        emit TransferOffered(reservationId, borrowerId, toFacilityId, msg.sender);
    }

    /// @inheritdoc IAmendmentDesk
    function acceptTransfer(uint64 reservationId) external {
        IReservationManager.Details memory made = _transferable(reservationId);
        _checkNoApproval(made.unitId, EQUIPMENT.termsOf(made.unitId, made.reservation.termsVersion));
        _checkFit(made.unitId, made.endsAt);
        (uint32 borrowerId, uint64 cover) =
            FACILITIES.admitBorrower(msg.sender, made.ownerId, made.startsAt, made.endsAt);
        if (borrowerId != _offers[reservationId]) revert TransferNotOffered(reservationId, borrowerId);

        delete _offers[reservationId];
        RESERVATIONS.reassign(reservationId, borrowerId, cover);
        emit ReservationTransferred({
            reservationId: reservationId,
            fromFacilityId: made.reservation.borrowerId,
            toFacilityId: borrowerId,
            by: msg.sender,
            escrow: made.reservation.escrow,
            insured: made.reservation.insured
        });
    }

    // Maintenance windows

    /// @inheritdoc IAmendmentDesk
    function openWindow(uint32 unitId, uint40 startsAt, uint40 endsAt) external returns (uint64 windowId) {
        uint16 slotSeconds = _requireOwner(unitId, Role.COORDINATOR | Role.BIOMEDICAL);
        _checkGrid(unitId, startsAt, endsAt, slotSeconds);
        if (uint256(startsAt) + slotSeconds <= block.timestamp) {
            revert IReservationManager.ReservationInPast(startsAt, uint40(block.timestamp));
        }
        uint256 slots = (endsAt - startsAt) / slotSeconds;
        uint256 longest = LONGEST_WINDOW / slotSeconds;
        if (slots > longest) {
            revert IReservationManager.ReservationLengthOutOfRange(slots, 1, uint16(longest));
        }
        windowId = uint64(unitId) << 32 | ++_windowCounts[unitId];
        _windows[windowId] = Window(startsAt, endsAt);
        emit MaintenanceWindowOpened(windowId, unitId, msg.sender, startsAt, endsAt);
        RESERVATIONS.takeSlots(unitId, startsAt / slotSeconds, endsAt / slotSeconds, slotSeconds);
    }

    /// @inheritdoc IAmendmentDesk
    function closeWindow(uint64 windowId) external {
        Window memory window = _windows[windowId];
        if (window.endsAt == 0) revert MaintenanceWindowUnknown(windowId);
        uint32 unitId = uint32(windowId >> 32);
        uint16 slotSeconds = _requireOwner(unitId, Role.COORDINATOR | Role.BIOMEDICAL);
        delete _windows[windowId];
        emit MaintenanceWindowClosed(windowId, unitId, msg.sender);
        RESERVATIONS.freeSlots(unitId, window.startsAt / slotSeconds, window.endsAt / slotSeconds);
        WAITLIST.promoteUnit(unitId);
    }

    // Views

    /// @inheritdoc IAmendmentDesk
    function offeredTo(uint64 reservationId) external view returns (uint32 facilityId) {
        return _offers[reservationId];
    }

    /// @inheritdoc IAmendmentDesk
    function windowOf(uint64 windowId) external view returns (Window memory) {
        return _windows[windowId];
    }

    // Checks

    function _checkAmendable(
        uint64 reservationId,
        IReservationManager.Details memory old,
        uint40 startsAt,
        uint40 endsAt
    ) private view returns (bool onLoan) {
        onLoan = old.reservation.state == IReservationManager.State.OnLoan;
        if (!onLoan) _checkConfirmed(reservationId, old);
        // Overtime that has begun is not undone, and a no-show is none the less.
        if (block.timestamp >= old.endsAt) revert IReservationManager.ReservationOver(reservationId, old.endsAt);
        if (startsAt == old.startsAt && endsAt == old.endsAt) revert AmendmentUnchanged(reservationId);
        if (onLoan && startsAt != old.startsAt) revert AmendmentStartFixed(reservationId, old.startsAt);
        if (endsAt > old.endsAt && _recalled[reservationId]) revert RecallStands(reservationId, old.endsAt);
    }

    /// @dev What the terms of the reservation allow. A start that stays was checked when it was chosen.
    function _checkWindow(
        IReservationManager.Details memory old,
        IEquipmentRegistry.Terms memory terms,
        uint40 startsAt,
        uint40 endsAt
    ) private view {
        uint256 slotSeconds = _slotSecondsOf(old);
        _checkGrid(old.unitId, startsAt, endsAt, slotSeconds);
        uint256 soonest = startsAt == old.startsAt ? endsAt : startsAt;
        if (soonest < block.timestamp) {
            revert IReservationManager.ReservationInPast(uint40(soonest), uint40(block.timestamp));
        }
        uint256 earliest = block.timestamp + terms.leadSeconds;
        if (startsAt < old.startsAt && startsAt < earliest) {
            revert IReservationManager.ReservationLeadTooShort(startsAt, uint40(earliest));
        }
        uint256 horizon = block.timestamp + uint256(terms.horizonDays) * 1 days;
        if (endsAt > horizon) revert IReservationManager.ReservationBeyondHorizon(endsAt, uint40(horizon));
        uint256 slots = (endsAt - startsAt) / slotSeconds;
        if (slots < terms.minimumSlots || slots > terms.maximumSlots) {
            revert IReservationManager.ReservationLengthOutOfRange(slots, terms.minimumSlots, terms.maximumSlots);
        }
    }

    function _checkRecallEnd(uint64 reservationId, IReservationManager.Details memory old, uint40 endsAt)
        private
        view
    {
        uint256 slotSeconds = _slotSecondsOf(old);
        _checkGrid(old.unitId, old.startsAt, endsAt, slotSeconds);
        uint256 earliest = Math.ceilDiv(block.timestamp + RECALL_NOTICE, slotSeconds) * slotSeconds;
        if (endsAt < earliest || endsAt >= old.endsAt) {
            revert RecallEndInvalid(reservationId, endsAt, uint40(earliest), uint40(old.endsAt - slotSeconds));
        }
    }

    function _checkGrid(uint32 unitId, uint40 startsAt, uint40 endsAt, uint256 slotSeconds) private pure {
        if (endsAt <= startsAt) revert IReservationManager.ReservationIntervalEmpty(startsAt, endsAt);
        uint40 off = startsAt % slotSeconds != 0 ? startsAt : endsAt;
        if (off % slotSeconds != 0) {
            revert IReservationManager.ReservationOffGrid(unitId, off, uint16(slotSeconds));
        }
    }

    function _checkFit(uint32 unitId, uint40 endsAt) private view {
        uint16 reasons = EQUIPMENT.fitness(unitId, endsAt);
        if (reasons != 0) revert IEquipmentRegistry.EquipmentNotFit(unitId, reasons);
    }

    function _checkNoApproval(uint32 unitId, IEquipmentRegistry.Terms memory terms) private pure {
        if (terms.policy & 1 == 1) revert IReservationManager.ReservationNotApproved(unitId);
    }

    /// @dev Nobody takes more while a walk of the waitlist is due.
    /// @return awaited Whether facilities wait for the unit.
    function _checkWaitlist(uint32 unitId, bool wider) private view returns (bool awaited) {
        uint8 waitlist = EQUIPMENT.unitOf(unitId).waitlist;
        if (wider && waitlist & 2 != 0) revert IReservationManager.ReservationWaitlistAhead(unitId);
        return waitlist != 0;
    }

    function _checkConfirmed(uint64 reservationId, IReservationManager.Details memory made) private pure {
        if (made.reservation.state == IReservationManager.State.Confirmed) return;
        revert IReservationManager.ReservationStateUnexpected(reservationId, made.reservation.state);
    }

    function _transferable(uint64 reservationId) private view returns (IReservationManager.Details memory made) {
        made = RESERVATIONS.detailsOf(reservationId);
        _checkConfirmed(reservationId, made);
        if (block.timestamp >= made.endsAt) revert IReservationManager.ReservationOver(reservationId, made.endsAt);
    }

    function _requireOwner(uint32 unitId, uint16 roles) private view returns (uint16 slotSeconds) {
        uint32 facilityId = FACILITIES.requireStaff(msg.sender, roles);
        IEquipmentRegistry.Unit memory unit = EQUIPMENT.unitOf(unitId);
        if (unit.ownerId == 0) revert IEquipmentRegistry.EquipmentUnknown(unitId);
        if (unit.ownerId != facilityId) revert IEquipmentRegistry.EquipmentNotParty(unitId, facilityId);
        return unit.slotSeconds;
    }

    // Money

    /// @dev The reservation with another interval at the prices it was made under; fees are the caller's to add.
    function _priced(
        IReservationManager.Details memory old,
        IEquipmentRegistry.Terms memory terms,
        uint40 startsAt,
        uint40 endsAt
    ) private pure returns (IReservationManager.Schedule memory next) {
        uint256 slotSeconds = _slotSecondsOf(old);
        uint256 escrow = Tariff.escrowDown(terms, (endsAt - startsAt) / slotSeconds, slotSeconds);
        next.startsAt = startsAt;
        next.endsAt = endsAt;
        next.escrow = escrow.toUint48();
        next.lateFee = Tariff.lateFeeDown(terms, escrow - terms.deposit).toUint40();
    }

    /// @dev The late fee on the price of the slots that are in the old interval and not in the new one.
    function _lateFeeOfLost(
        IReservationManager.Details memory old,
        IEquipmentRegistry.Terms memory terms,
        uint40 startsAt,
        uint40 endsAt
    ) private pure returns (uint256) {
        uint256 slotSeconds = _slotSecondsOf(old);
        (uint256 from, uint256 to) = (Math.max(startsAt, old.startsAt), Math.min(endsAt, old.endsAt));
        uint256 kept = to > from ? (to - from) / slotSeconds : 0;
        uint256 slots = old.reservation.slotCount;
        return Tariff.lateFeeDown(terms, Tariff.priceOfLost(terms, slots, slots - kept, slotSeconds));
    }

    /// @dev Slots from the end of the free period to the new start. The period ends when it would have, or as long
    /// before the new start as the terms say, whichever is earlier.
    function _freeCancelSlots(
        uint64 reservationId,
        IReservationManager.Details memory old,
        IEquipmentRegistry.Terms memory terms,
        uint40 freeUntil,
        uint40 startsAt
    ) private pure returns (uint16) {
        uint256 slotSeconds = _slotSecondsOf(old);
        uint256 until = Math.min(freeUntil, startsAt - terms.freeCancelSeconds);
        uint256 slots = (startsAt - until) / slotSeconds;
        if (slots < ReservationWords.NEVER_FREE) return uint16(slots);
        uint256 latest = until + (ReservationWords.NEVER_FREE - 1) * slotSeconds;
        revert AmendmentTooFar(reservationId, startsAt, uint40(latest));
    }

    function _slotSecondsOf(IReservationManager.Details memory made) private pure returns (uint256) {
        return (made.endsAt - made.startsAt) / made.reservation.slotCount;
    }

    // Effects

    /// @dev The ERC-4907 user, where it is the borrower, uses the unit until the loan's new end.
    function _setUserUntil(IReservationManager.Details memory old, uint40 endsAt) private {
        uint32 borrowerId = old.reservation.borrowerId;
        if (EQUIPMENT.unitOf(old.unitId).holderId != borrowerId) return;
        IERC4907(address(EQUIPMENT)).setUser(old.unitId, FACILITIES.accountOf(borrowerId), endsAt);
    }
}
