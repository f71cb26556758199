// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Peer} from "../access/IPeerBook.sol";
import {PeerBound} from "../access/PeerBound.sol";
import {IEquipmentRegistry} from "../equipment/IEquipmentRegistry.sol";
import {IFacilityRegistry} from "../facility/IFacilityRegistry.sol";
import {Role} from "../facility/Role.sol";
import {IFacilityLedger} from "../settlement/IFacilityLedger.sol";
import {Tariff} from "../settlement/Tariff.sol";
import {Calendar} from "./Calendar.sol";
import {IReservationManager} from "./IReservationManager.sol";

/// @title The calendar and the reservations of every unit
/// @notice Trusts its peers to check what is theirs: the EquipmentRegistry the unit's fitness and terms, the
/// FacilityRegistry the borrower's standing, the FacilityLedger the balance. None of them calls out.
/// @custom:invariant INV-RES-1 no two live reservations or holds of a unit share a slot.
/// @custom:invariant INV-RES-2 a slot is marked if and only if a live reservation or an unswept hold owns it.
/// @custom:invariant INV-RES-3 a reservation moves only along its documented states.
contract ReservationManager is IReservationManager, PeerBound {
    using Calendar for Calendar.Slots;
    using SafeCast for uint256;

    /// @notice What is remembered of a unit beside its calendar. One word, written by every reservation anyway.
    /// @param sequence Number of reservations and holds made.
    /// @param slotSeconds 0 until the first one; kept here so that availability asks no other contract.
    struct Head {
        uint32 sequence;
        uint32 ownerId;
        uint16 slotSeconds;
    }

    /// @notice How long a hold lasts: time to read the offer, too short to squat.
    uint256 public constant HOLD_SECONDS = 15 minutes;
    /// @notice How many holds a borrower may have open, so that nobody blocks a fleet for free.
    uint16 public constant MAXIMUM_HOLDS = 8;
    /// @notice How many reservations a borrower may have live.
    uint16 public constant MAXIMUM_LIVE = 64;
    /// @notice How many stale holds one call sweeps.
    uint256 public constant MAXIMUM_STALE = 16;
    /// @notice How long after its end anyone may cancel a reservation that was never picked up.
    uint256 public constant ABANDONED_AFTER = 1 days;

    IFacilityRegistry private immutable FACILITIES;
    IEquipmentRegistry private immutable EQUIPMENT;
    IFacilityLedger private immutable LEDGER;
    address private immutable CUSTODY;
    address private immutable SETTLEMENT;

    mapping(uint32 unitId => Head) private _heads;
    mapping(uint32 unitId => Calendar.Slots) private _calendars;
    mapping(uint64 reservationId => Reservation) private _reservations;
    mapping(uint32 borrowerId => uint16 holds) private _openHolds;

    constructor() {
        FACILITIES = IFacilityRegistry(_peerAddress(Peer.FacilityRegistry));
        EQUIPMENT = IEquipmentRegistry(_peerAddress(Peer.EquipmentRegistry));
        LEDGER = IFacilityLedger(_peerAddress(Peer.FacilityLedger));
        CUSTODY = _peerAddress(Peer.CustodyLedger);
        SETTLEMENT = _peerAddress(Peer.SettlementDesk);
    }

    // Making

    /// @inheritdoc IReservationManager
    function hold(Request calldata request) external returns (uint64 reservationId) {
        _sweep(request.stale);
        IEquipmentRegistry.Lendable memory unit = _requireLendable(request);
        Reservation memory made = _draft(request, unit);
        made.state = State.Held;
        made.heldUntil = (block.timestamp + HOLD_SECONDS).toUint32();
        made.borrowerId = FACILITIES.checkBorrower({
            account: msg.sender,
            ownerId: unit.ownerId,
            startsAt: request.startsAt,
            endsAt: request.endsAt,
            bookValue: unit.bookValue
        });
        reservationId = _take(request, unit, made);
        uint16 holds = ++_openHolds[made.borrowerId];
        if (holds > MAXIMUM_HOLDS) revert ReservationQuotaExceeded(made.borrowerId, holds - 1, MAXIMUM_HOLDS);
        _emitHeld(reservationId, made, request);
    }

    /// @inheritdoc IReservationManager
    function confirm(uint64 reservationId) external {
        Reservation memory made = _known(reservationId);
        if (made.state != State.Held) revert ReservationStateUnexpected(reservationId, made.state);
        if (made.heldUntil <= block.timestamp) revert ReservationHoldExpired(reservationId, made.heldUntil);
        (uint40 startsAt, uint40 endsAt) = _interval(reservationId, made);
        if (startsAt < block.timestamp) revert ReservationInPast(startsAt, uint40(block.timestamp));
        uint32 unitId = _unitOf(reservationId);
        IEquipmentRegistry.Lendable memory unit = EQUIPMENT.lendable(unitId, endsAt);
        if (unit.termsVersion != made.termsVersion) unit.terms = EQUIPMENT.termsOf(unitId, made.termsVersion);

        uint32 heldBy = made.borrowerId;
        _admit(made, unit, startsAt, endsAt);
        if (made.borrowerId != heldBy) revert ReservationNotParty(reservationId, made.borrowerId);
        made.heldUntil = 0;
        _openHolds[heldBy] -= 1;
        _reservations[reservationId] = made;
        _escrow(reservationId, made, startsAt, endsAt);
    }

    /// @inheritdoc IReservationManager
    function reserve(Request calldata request) external returns (uint64 reservationId) {
        _sweep(request.stale);
        IEquipmentRegistry.Lendable memory unit = _requireLendable(request);
        Reservation memory made = _draft(request, unit);
        _admit(made, unit, request.startsAt, request.endsAt);
        reservationId = _take(request, unit, made);
        _escrow(reservationId, made, request.startsAt, request.endsAt);
    }

    // Ending before pick-up

    /// @inheritdoc IReservationManager
    function cancel(uint64 reservationId) external {
        Reservation memory made = _known(reservationId);
        if (made.state != State.Held && made.state != State.Confirmed) {
            revert ReservationStateUnexpected(reservationId, made.state);
        }
        uint32 ownerId = _heads[_unitOf(reservationId)].ownerId;
        uint32 cancelledFor = _cancelledFor(reservationId, made, ownerId);
        uint256 toOwner = cancelledFor == ownerId ? 0 : _lateFee(reservationId, made);
        _reservations[reservationId].state = State.Cancelled;
        _free(reservationId, made);
        emit ReservationCancelled(reservationId, cancelledFor, msg.sender, toOwner);
        if (made.state == State.Held) {
            _openHolds[made.borrowerId] -= 1;
        } else {
            FACILITIES.restoreCover(made.borrowerId, made.insured);
            LEDGER.release(reservationId, made.borrowerId, made.escrow, ownerId, toOwner, 0);
        }
    }

    /// @inheritdoc IReservationManager
    function sweep(uint64[] calldata stale) external {
        _sweep(stale);
    }

    // Loan

    /// @inheritdoc IReservationManager
    function start(uint64 reservationId) external onlyPeer(CUSTODY) {
        _move(reservationId, State.Confirmed, State.OnLoan);
        emit ReservationStarted(reservationId, uint40(block.timestamp));
    }

    /// @inheritdoc IReservationManager
    function markReturned(uint64 reservationId) external onlyPeer(CUSTODY) {
        _move(reservationId, State.OnLoan, State.Returned);
        emit ReservationReturned(reservationId, uint40(block.timestamp));
    }

    /// @inheritdoc IReservationManager
    function settle(uint64 reservationId) external onlyPeer(SETTLEMENT) returns (Details memory) {
        _move(reservationId, State.Returned, State.Settled);
        Reservation memory made = _reservations[reservationId];
        _free(reservationId, made);
        emit ReservationSettled(reservationId);
        FACILITIES.restoreCover(made.borrowerId, made.insured);
        return _details(reservationId, made);
    }

    // Views

    /// @inheritdoc IReservationManager
    function isFree(uint32 unitId, uint40 startsAt, uint40 endsAt) external view returns (bool) {
        if (endsAt <= startsAt) revert ReservationIntervalEmpty(startsAt, endsAt);
        uint16 slotSeconds = _heads[unitId].slotSeconds;
        // Nothing can be marked before the first reservation; the registry still says whether the unit exists.
        bool untouched = slotSeconds == 0;
        if (untouched) slotSeconds = EQUIPMENT.unitOf(unitId).slotSeconds;
        _checkGrid(unitId, startsAt, endsAt, slotSeconds);
        return untouched || _calendars[unitId].isFree(startsAt / slotSeconds, (endsAt - startsAt) / slotSeconds);
    }

    /// @inheritdoc IReservationManager
    function quote(uint32 unitId, uint16 termsVersion, uint40 startsAt, uint40 endsAt) external view returns (uint56) {
        if (endsAt <= startsAt) revert ReservationIntervalEmpty(startsAt, endsAt);
        uint16 slotSeconds = EQUIPMENT.unitOf(unitId).slotSeconds;
        _checkGrid(unitId, startsAt, endsAt, slotSeconds);
        IEquipmentRegistry.Terms memory terms = EQUIPMENT.termsOf(unitId, termsVersion);
        return Tariff.escrowDown(terms, (endsAt - startsAt) / slotSeconds, slotSeconds).toUint56();
    }

    /// @inheritdoc IReservationManager
    function detailsOf(uint64 reservationId) external view returns (Details memory) {
        return _details(reservationId, _known(reservationId));
    }

    /// @inheritdoc IReservationManager
    function reservationOf(uint64 reservationId) external view returns (Reservation memory) {
        return _known(reservationId);
    }

    /// @inheritdoc IReservationManager
    function calendarWord(uint32 unitId, uint256 word) external view returns (uint256) {
        return _calendars[unitId].words[word];
    }

    /// @inheritdoc IReservationManager
    function openOf(uint32 borrowerId) external view returns (uint16 holds, uint16 live) {
        return (_openHolds[borrowerId], FACILITIES.standingOf(borrowerId).liveLoans);
    }

    // Checks

    /// @dev Window before fitness, so that a request which is wrong in itself is told so whatever the unit's state.
    function _requireLendable(Request calldata request) private view returns (IEquipmentRegistry.Lendable memory unit) {
        if (request.endsAt <= request.startsAt) revert ReservationIntervalEmpty(request.startsAt, request.endsAt);
        try EQUIPMENT.lendable(request.unitId, request.endsAt) returns (IEquipmentRegistry.Lendable memory lendable) {
            unit = lendable;
            _checkWindow(request, unit.slotSeconds, unit.terms);
        } catch (bytes memory reason) {
            IEquipmentRegistry.Unit memory unfit = EQUIPMENT.unitOf(request.unitId);
            if (unfit.termsVersion != 0) {
                _checkWindow(request, unfit.slotSeconds, EQUIPMENT.termsOf(request.unitId, unfit.termsVersion));
            }
            _rethrow(reason);
        }
        if (FACILITIES.staffOf(msg.sender).facilityId == unit.ownerId) {
            revert ReservationOwnUnit(request.unitId, unit.ownerId);
        }
    }

    function _checkWindow(Request calldata request, uint16 slotSeconds, IEquipmentRegistry.Terms memory terms)
        private
        view
    {
        (uint40 startsAt, uint40 endsAt) = (request.startsAt, request.endsAt);
        _checkGrid(request.unitId, startsAt, endsAt, slotSeconds);
        uint40 nowAt = uint40(block.timestamp);
        if (startsAt < nowAt) revert ReservationInPast(startsAt, nowAt);
        uint40 earliest = nowAt + terms.leadSeconds;
        if (startsAt < earliest) revert ReservationLeadTooShort(startsAt, earliest);
        uint40 horizon = nowAt + uint40(terms.horizonDays) * 1 days;
        if (endsAt > horizon) revert ReservationBeyondHorizon(endsAt, horizon);
        uint256 slots = (endsAt - startsAt) / slotSeconds;
        if (slots < terms.minimumSlots || slots > terms.maximumSlots) {
            revert ReservationLengthOutOfRange(slots, terms.minimumSlots, terms.maximumSlots);
        }
    }

    function _checkGrid(uint32 unitId, uint40 startsAt, uint40 endsAt, uint16 slotSeconds) private pure {
        if (startsAt % slotSeconds != 0) revert ReservationOffGrid(unitId, startsAt, slotSeconds);
        if (endsAt % slotSeconds != 0) revert ReservationOffGrid(unitId, endsAt, slotSeconds);
    }

    function _rethrow(bytes memory reason) private pure {
        assembly ("memory-safe") {
            revert(add(reason, 0x20), mload(reason))
        }
    }

    /// @dev Who a cancellation counts for: the caller's side, or the borrower once the interval is over.
    function _cancelledFor(uint64 reservationId, Reservation memory made, uint32 ownerId)
        private
        view
        returns (uint32)
    {
        (, uint40 endsAt) = _interval(reservationId, made);
        if (made.state == State.Confirmed && block.timestamp >= endsAt + ABANDONED_AFTER) return made.borrowerId;
        uint32 facilityId = FACILITIES.requireStaff(msg.sender, Role.COORDINATOR);
        if (facilityId != made.borrowerId && facilityId != ownerId) {
            revert ReservationNotParty(reservationId, facilityId);
        }
        return block.timestamp < endsAt ? facilityId : made.borrowerId;
    }

    /// @dev Token units owed to the owner when the borrower cancels now; nothing for a hold, which has no escrow.
    function _lateFee(uint64 reservationId, Reservation memory made) private view returns (uint256) {
        if (made.state == State.Held) return 0;
        IEquipmentRegistry.Terms memory terms = EQUIPMENT.termsOf(_unitOf(reservationId), made.termsVersion);
        (uint40 startsAt,) = _interval(reservationId, made);
        if (block.timestamp + terms.freeCancelSeconds <= startsAt) return 0;
        return uint256(made.escrow - terms.deposit) * terms.lateCancelBps / Tariff.BPS;
    }

    // Effects

    function _draft(Request calldata request, IEquipmentRegistry.Lendable memory unit)
        private
        pure
        returns (Reservation memory made)
    {
        // 40 bits of seconds over at least 900 fit 32 bits; the length is within terms.maximumSlots, 16 bits.
        made.startSlot = uint32(request.startsAt / unit.slotSeconds);
        made.slotCount = uint16((request.endsAt - request.startsAt) / unit.slotSeconds);
        made.priority = request.priority;
        made.termsVersion = unit.termsVersion;
    }

    /// @dev Passes the borrower's gates and fills in what confirming fixes.
    function _admit(Reservation memory made, IEquipmentRegistry.Lendable memory unit, uint40 startsAt, uint40 endsAt)
        private
    {
        uint16 live;
        (made.borrowerId, live) = FACILITIES.admitBorrower({
            account: msg.sender,
            ownerId: unit.ownerId,
            startsAt: startsAt,
            endsAt: endsAt,
            bookValue: unit.bookValue
        });
        if (live > MAXIMUM_LIVE) revert ReservationQuotaExceeded(made.borrowerId, live - 1, MAXIMUM_LIVE);
        made.state = State.Confirmed;
        made.insured = uint256(unit.bookValue).toUint56();
        made.escrow = Tariff.escrowDown(unit.terms, made.slotCount, unit.slotSeconds).toUint56();
    }

    /// @dev Takes the slots and writes the record.
    function _take(Request calldata request, IEquipmentRegistry.Lendable memory unit, Reservation memory made)
        private
        returns (uint64 reservationId)
    {
        uint32 unitId = request.unitId;
        Calendar.Slots storage calendar = _calendars[unitId];
        if (!calendar.isFree(made.startSlot, made.slotCount)) {
            revert ReservationSlotTaken(unitId, request.startsAt, request.endsAt);
        }
        calendar.mark(made.startSlot, made.slotCount);
        uint32 sequence = _heads[unitId].sequence + 1;
        _heads[unitId] = Head({sequence: sequence, ownerId: unit.ownerId, slotSeconds: unit.slotSeconds});
        reservationId = uint64(unitId) << 32 | sequence;
        _reservations[reservationId] = made;
    }

    function _escrow(uint64 reservationId, Reservation memory made, uint40 startsAt, uint40 endsAt) private {
        emit ReservationConfirmed({
            reservationId: reservationId,
            unitId: _unitOf(reservationId),
            borrowerId: made.borrowerId,
            by: msg.sender,
            startsAt: startsAt,
            endsAt: endsAt,
            priority: made.priority,
            termsVersion: made.termsVersion,
            escrow: made.escrow,
            insured: made.insured
        });
        LEDGER.hold(reservationId, made.borrowerId, made.escrow);
    }

    function _emitHeld(uint64 reservationId, Reservation memory made, Request calldata request) private {
        emit ReservationHeld({
            reservationId: reservationId,
            unitId: request.unitId,
            borrowerId: made.borrowerId,
            by: msg.sender,
            startsAt: request.startsAt,
            endsAt: request.endsAt,
            priority: made.priority,
            termsVersion: made.termsVersion,
            heldUntil: made.heldUntil
        });
    }

    function _sweep(uint64[] calldata stale) private {
        if (stale.length > MAXIMUM_STALE) revert ReservationTooManyStale(stale.length);
        for (uint256 i = 0; i < stale.length; ++i) {
            Reservation memory made = _reservations[stale[i]];
            if (made.state != State.Held || made.heldUntil > block.timestamp) continue;
            _reservations[stale[i]].state = State.Expired;
            _openHolds[made.borrowerId] -= 1;
            _free(stale[i], made);
            emit ReservationExpired(stale[i]);
        }
    }

    function _free(uint64 reservationId, Reservation memory made) private {
        _calendars[_unitOf(reservationId)].unmark(made.startSlot, made.slotCount);
    }

    function _move(uint64 reservationId, State from, State to) private {
        Reservation memory made = _known(reservationId);
        if (made.state != from) revert ReservationStateUnexpected(reservationId, made.state);
        _reservations[reservationId].state = to;
    }

    function _known(uint64 reservationId) private view returns (Reservation memory made) {
        made = _reservations[reservationId];
        if (made.state == State.None) revert ReservationUnknown(reservationId);
    }

    function _details(uint64 reservationId, Reservation memory made) private view returns (Details memory) {
        (uint40 startsAt, uint40 endsAt) = _interval(reservationId, made);
        uint32 unitId = _unitOf(reservationId);
        return Details(unitId, _heads[unitId].ownerId, startsAt, endsAt, made);
    }

    function _interval(uint64 reservationId, Reservation memory made)
        private
        view
        returns (uint40 startsAt, uint40 endsAt)
    {
        uint40 slotSeconds = _heads[_unitOf(reservationId)].slotSeconds;
        startsAt = made.startSlot * slotSeconds;
        endsAt = startsAt + made.slotCount * slotSeconds;
    }

    function _unitOf(uint64 reservationId) private pure returns (uint32) {
        return uint32(reservationId >> 32);
    }
}
