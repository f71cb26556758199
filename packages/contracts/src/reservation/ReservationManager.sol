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
import {ReservationWord, ReservationWords} from "./ReservationWord.sol";

/// @title The calendar and the reservations of every unit
/// @notice Trusts its peers to check what is theirs: the EquipmentRegistry the window, the unit's fitness and the
/// price, the FacilityRegistry the parties' standing and agreement, the FacilityLedger the balance. None of them
/// calls out, so nothing can come back in between.
/// @custom:invariant INV-RES-1 no two live reservations or holds of a unit share a slot.
/// @custom:invariant INV-RES-2 a slot is marked if and only if a live reservation or an unswept hold owns it.
/// @custom:invariant INV-RES-3 a reservation moves only along its documented states.
contract ReservationManager is IReservationManager, PeerBound {
    using Calendar for Calendar.Slots;
    using SafeCast for uint256;

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

    /// @dev Slots that {isFree} looks at; no reservation is longer.
    uint16 private constant LONGEST_QUERY = type(uint16).max;

    IFacilityRegistry private immutable FACILITIES;
    IEquipmentRegistry private immutable EQUIPMENT;
    IFacilityLedger private immutable LEDGER;
    address private immutable CUSTODY;
    address private immutable SETTLEMENT;

    mapping(uint32 unitId => Calendar.Slots) private _calendars;
    mapping(uint64 reservationId => ReservationWord) private _records;
    mapping(uint32 borrowerId => uint16 holds) private _openHolds;
    /// @dev Set before a unit's first slot is marked; kept here so that availability asks no other contract.
    mapping(uint32 unitId => uint256) private _slotSeconds;

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
        IEquipmentRegistry.Offer memory offer = EQUIPMENT.offer(request.unitId, 0, request.startsAt, request.endsAt);
        uint32 borrowerId = _requireBorrower(request, offer);
        ReservationWord made =
            ReservationWords.draft(offer, borrowerId, request).held(block.timestamp + HOLD_SECONDS);
        reservationId = _take(request.unitId, made);
        uint16 holds = ++_openHolds[borrowerId];
        if (holds > MAXIMUM_HOLDS) revert ReservationQuotaExceeded(borrowerId, holds - 1, MAXIMUM_HOLDS);
        _emitHeld(reservationId, made);
    }

    /// @inheritdoc IReservationManager
    function confirm(uint64 reservationId) external {
        ReservationWord made = _known(reservationId);
        if (made.state() != State.Held) revert ReservationStateUnexpected(reservationId, made.state());
        if (made.heldUntil() <= block.timestamp) revert ReservationHoldExpired(reservationId, made.heldUntil());
        (uint40 startsAt, uint40 endsAt) = made.interval();
        if (startsAt < block.timestamp) revert ReservationInPast(startsAt, uint40(block.timestamp));
        IEquipmentRegistry.Offer memory offer =
            EQUIPMENT.offer(_unitOf(reservationId), made.termsVersion(), startsAt, endsAt);
        (uint32 borrowerId, uint64 cover) = FACILITIES.admitBorrower(msg.sender, offer.ownerId, startsAt, endsAt);
        if (borrowerId != made.borrowerId()) revert ReservationNotParty(reservationId, borrowerId);

        made = made.confirmed(offer);
        _openHolds[borrowerId] -= 1;
        _records[reservationId] = made;
        _secure(reservationId, made, cover);
    }

    /// @inheritdoc IReservationManager
    function reserve(Request calldata request) external returns (uint64 reservationId) {
        _sweep(request.stale);
        IEquipmentRegistry.Offer memory offer = EQUIPMENT.offer(request.unitId, 0, request.startsAt, request.endsAt);
        (uint32 borrowerId, uint64 cover) =
            FACILITIES.admitBorrower(msg.sender, offer.ownerId, request.startsAt, request.endsAt);
        if (borrowerId == offer.ownerId) revert ReservationOwnUnit(request.unitId, borrowerId);

        ReservationWord made = ReservationWords.draft(offer, borrowerId, request).confirmed(offer);
        reservationId = _take(request.unitId, made);
        _secure(reservationId, made, cover);
    }

    // Ending before pick-up

    /// @inheritdoc IReservationManager
    function cancel(uint64 reservationId) external {
        ReservationWord made = _known(reservationId);
        State state = made.state();
        bool confirmed = state == State.Confirmed;
        if (!confirmed && state != State.Held) revert ReservationStateUnexpected(reservationId, state);
        uint32 cancelledFor = _cancelledFor(reservationId, made, confirmed);
        bool late = confirmed && cancelledFor != made.ownerId() && block.timestamp > made.freeUntil();
        uint256 toOwner = late ? made.lateFee() : 0;
        _records[reservationId] = made.withState(State.Cancelled);
        _free(reservationId, made);
        emit ReservationCancelled(reservationId, cancelledFor, msg.sender, toOwner);
        if (!confirmed) {
            _openHolds[made.borrowerId()] -= 1;
            return;
        }
        LEDGER.release({
            reservationId: reservationId,
            borrowerId: made.borrowerId(),
            escrow: made.escrow(),
            insured: made.insured(),
            ownerId: made.ownerId(),
            toOwner: toOwner,
            toFund: 0
        });
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
        ReservationWord made = _move(reservationId, State.Returned, State.Settled);
        _free(reservationId, made);
        emit ReservationSettled(reservationId);
        return _details(reservationId, made);
    }

    // Views

    /// @inheritdoc IReservationManager
    function isFree(uint32 unitId, uint40 startsAt, uint40 endsAt) external view returns (bool) {
        uint256 slotSeconds = _slotSeconds[unitId];
        bool untouched = slotSeconds == 0;
        if (untouched) slotSeconds = _slotSecondsOf(unitId);
        _checkInterval(unitId, startsAt, endsAt, slotSeconds);
        (uint256 first, uint256 end) = (startsAt / slotSeconds, endsAt / slotSeconds);
        if (end - first > LONGEST_QUERY) revert ReservationLengthOutOfRange(end - first, 1, LONGEST_QUERY);
        return untouched || _calendars[unitId].isFree(first, end);
    }

    /// @inheritdoc IReservationManager
    function quote(uint32 unitId, uint16 termsVersion, uint40 startsAt, uint40 endsAt) external view returns (uint56) {
        uint256 slotSeconds = _slotSecondsOf(unitId);
        _checkInterval(unitId, startsAt, endsAt, slotSeconds);
        IEquipmentRegistry.Terms memory terms = EQUIPMENT.termsOf(unitId, termsVersion);
        // Valid terms have a shortest length of at least one slot.
        if (terms.minimumSlots == 0) revert IEquipmentRegistry.EquipmentTermsInvalid(unitId);
        return Tariff.escrowDown(terms, (endsAt - startsAt) / slotSeconds, slotSeconds).toUint56();
    }

    /// @inheritdoc IReservationManager
    function detailsOf(uint64 reservationId) external view returns (Details memory) {
        return _details(reservationId, _known(reservationId));
    }

    /// @inheritdoc IReservationManager
    function reservationOf(uint64 reservationId) external view returns (Reservation memory) {
        return _known(reservationId).unpack();
    }

    /// @inheritdoc IReservationManager
    function calendarWord(uint32 unitId, uint256 word) external view returns (uint256) {
        return _calendars[unitId].words[word];
    }

    /// @inheritdoc IReservationManager
    function openOf(uint32 borrowerId) external view returns (uint16 holds, uint16 live) {
        return (_openHolds[borrowerId], LEDGER.balanceOf(borrowerId).loans);
    }

    // Checks

    /// @dev The gates of {reserve} for a hold, which takes no cover yet.
    function _requireBorrower(Request calldata request, IEquipmentRegistry.Offer memory offer)
        private
        view
        returns (uint32 borrowerId)
    {
        uint64 cover;
        (borrowerId, cover) =
            FACILITIES.checkBorrower(msg.sender, offer.ownerId, request.startsAt, request.endsAt);
        if (borrowerId == offer.ownerId) revert ReservationOwnUnit(request.unitId, borrowerId);
        _checkCover(borrowerId, LEDGER.balanceOf(borrowerId).insured + offer.insured, offer.insured, cover);
    }

    /// @param insuredTotal What the borrower's live loans, this one included, would take from its cover.
    function _checkCover(uint32 borrowerId, uint64 insuredTotal, uint64 insured, uint64 cover) private pure {
        if (insuredTotal <= cover) return;
        uint64 before = insuredTotal - insured;
        revert IFacilityRegistry.FacilityCoverExceeded(borrowerId, cover > before ? cover - before : 0, insured);
    }

    function _checkInterval(uint32 unitId, uint256 startsAt, uint256 endsAt, uint256 slotSeconds) private pure {
        if (endsAt <= startsAt) revert ReservationIntervalEmpty(uint40(startsAt), uint40(endsAt));
        if (startsAt % slotSeconds != 0) revert ReservationOffGrid(unitId, uint40(startsAt), uint16(slotSeconds));
        if (endsAt % slotSeconds != 0) revert ReservationOffGrid(unitId, uint40(endsAt), uint16(slotSeconds));
    }

    function _slotSecondsOf(uint32 unitId) private view returns (uint16 slotSeconds) {
        slotSeconds = EQUIPMENT.unitOf(unitId).slotSeconds;
        if (slotSeconds == 0) revert IEquipmentRegistry.EquipmentUnknown(unitId);
    }

    /// @dev Who a cancellation counts for: the caller's side, or the borrower once the interval is over.
    function _cancelledFor(uint64 reservationId, ReservationWord made, bool confirmed)
        private
        view
        returns (uint32 facilityId)
    {
        uint32 borrowerId = made.borrowerId();
        uint256 endsAt = made.endSlot() * made.slotSeconds();
        if (confirmed && block.timestamp >= endsAt + ABANDONED_AFTER) return borrowerId;
        facilityId = FACILITIES.requireStaff(msg.sender, Role.COORDINATOR);
        if (facilityId != borrowerId && facilityId != made.ownerId()) {
            revert ReservationNotParty(reservationId, facilityId);
        }
        if (block.timestamp >= endsAt) return borrowerId;
    }

    // Effects

    /// @dev Takes the slots and writes the record under a free number.
    function _take(uint32 unitId, ReservationWord made) private returns (uint64 reservationId) {
        (bool free, bool opened) = _calendars[unitId].mark(made.startSlot(), made.endSlot());
        if (!free) {
            (uint40 startsAt, uint40 endsAt) = made.interval();
            revert ReservationSlotTaken(unitId, startsAt, endsAt);
        }
        // A calendar word with marks shows that this has been set.
        if (opened) _slotSeconds[unitId] = made.slotSeconds();
        reservationId = _freeId(unitId, made);
        _records[reservationId] = made;
    }

    /// @dev A counter would cost a storage word of its own. The numbers of two reservations meet by chance once in four
    /// billion; on purpose only when a borrower makes, cancels and makes the same one within a block.
    function _freeId(uint32 unitId, ReservationWord made) private view returns (uint64 id) {
        bytes32 seed = keccak256(abi.encode(made, block.timestamp));
        id = uint64(unitId) << 32 | uint32(uint256(seed));
        while (!_records[id].isNone()) {
            seed = keccak256(abi.encode(seed));
            id = uint64(unitId) << 32 | uint32(uint256(seed));
        }
    }

    /// @dev Takes escrow and cover; the ledger counts, this judges.
    function _secure(uint64 reservationId, ReservationWord made, uint64 cover) private {
        _emitConfirmed(reservationId, made);
        uint32 borrowerId = made.borrowerId();
        uint56 insured = made.insured();
        (uint64 insuredTotal, uint16 live) = LEDGER.hold(borrowerId, made.escrow(), insured);
        if (live > MAXIMUM_LIVE) revert ReservationQuotaExceeded(borrowerId, live - 1, MAXIMUM_LIVE);
        _checkCover(borrowerId, insuredTotal, insured, cover);
    }

    function _emitConfirmed(uint64 reservationId, ReservationWord made) private {
        (uint40 startsAt, uint40 endsAt) = made.interval();
        emit ReservationConfirmed({
            reservationId: reservationId,
            unitId: _unitOf(reservationId),
            borrowerId: made.borrowerId(),
            by: msg.sender,
            startsAt: startsAt,
            endsAt: endsAt,
            priority: made.priority(),
            termsVersion: made.termsVersion(),
            escrow: made.escrow(),
            insured: made.insured()
        });
    }

    function _emitHeld(uint64 reservationId, ReservationWord made) private {
        (uint40 startsAt, uint40 endsAt) = made.interval();
        emit ReservationHeld({
            reservationId: reservationId,
            unitId: _unitOf(reservationId),
            borrowerId: made.borrowerId(),
            by: msg.sender,
            startsAt: startsAt,
            endsAt: endsAt,
            priority: made.priority(),
            termsVersion: made.termsVersion(),
            heldUntil: made.heldUntil()
        });
    }

    function _sweep(uint64[] calldata stale) private {
        if (stale.length > MAXIMUM_STALE) revert ReservationTooManyStale(stale.length);
        for (uint256 i = 0; i < stale.length; ++i) {
            ReservationWord made = _records[stale[i]];
            if (made.state() != State.Held || made.heldUntil() > block.timestamp) continue;
            _records[stale[i]] = made.withState(State.Expired);
            _openHolds[made.borrowerId()] -= 1;
            _free(stale[i], made);
            emit ReservationExpired(stale[i]);
        }
    }

    function _free(uint64 reservationId, ReservationWord made) private {
        _calendars[_unitOf(reservationId)].unmark(made.startSlot(), made.endSlot());
    }

    function _move(uint64 reservationId, State from, State to) private returns (ReservationWord moved) {
        ReservationWord made = _known(reservationId);
        if (made.state() != from) revert ReservationStateUnexpected(reservationId, made.state());
        moved = made.withState(to);
        _records[reservationId] = moved;
    }

    // Reading

    function _known(uint64 reservationId) private view returns (ReservationWord made) {
        made = _records[reservationId];
        if (made.isNone()) revert ReservationUnknown(reservationId);
    }

    function _details(uint64 reservationId, ReservationWord made) private pure returns (Details memory) {
        (uint40 startsAt, uint40 endsAt) = made.interval();
        return Details(_unitOf(reservationId), made.ownerId(), startsAt, endsAt, made.unpack());
    }

    function _unitOf(uint64 reservationId) private pure returns (uint32) {
        return uint32(reservationId >> 32);
    }
}
