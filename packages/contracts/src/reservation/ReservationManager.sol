// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Multicall} from "@openzeppelin/contracts/utils/Multicall.sol";
import {Peer} from "../access/IPeerBook.sol";
import {Fitness} from "../equipment/Fitness.sol";
import {IEquipmentRegistry} from "../equipment/IEquipmentRegistry.sol";
import {Role} from "../facility/Role.sol";
import {IFacilityLedger} from "../settlement/IFacilityLedger.sol";
import {Calendar} from "./Calendar.sol";
import {IReservationManager} from "./IReservationManager.sol";
import {ReservationDisplacing} from "./ReservationDisplacing.sol";
import {ReservationWord, ReservationWords} from "./ReservationWord.sol";

/// @title The calendar and the reservations of every unit
/// @notice Trusts its peers to check what is theirs: the EquipmentRegistry the window, the unit's fitness and the
/// price, the FacilityRegistry the parties' standing and agreement, the FacilityLedger the balance, the AmendmentDesk
/// every change of what was made, the WaitlistDesk who is next, the OverrideDesk whom an emergency may displace. None of
/// them calls out, so nothing can come back in between. `multicall` makes a cart: several acts of one caller, all or none.
/// @custom:invariant INV-RES-1 no two live reservations or holds of a unit share a slot.
/// @custom:invariant INV-RES-2 a slot is marked if and only if a live reservation, an unswept hold, a maintenance
/// window or a release that awaits promotion owns it.
/// @custom:invariant INV-RES-3 a reservation moves only along its documented states.
contract ReservationManager is ReservationDisplacing, Multicall {
    using Calendar for Calendar.Slots;
    using SafeCast for uint256;

    /// @notice How long a hold lasts: time to read the offer, too short to squat.
    uint256 public constant HOLD_SECONDS = 15 minutes;
    /// @notice How long a hold lasts that waits for the owner's approval, its start permitting.
    uint256 public constant APPROVAL_SECONDS = 24 hours;
    /// @notice How many holds a borrower may have open, so that nobody blocks a fleet for free.
    uint16 public constant MAXIMUM_HOLDS = 8;
    /// @notice How many reservations one call makes.
    uint8 public constant MAXIMUM_SERIES = 24;
    /// @notice How many stale holds one call sweeps.
    uint256 public constant MAXIMUM_STALE = 16;
    /// @notice How long after its end anyone may cancel a reservation that was never picked up.
    uint256 public constant ABANDONED_AFTER = 1 days;

    /// @dev Slots that {isFree} looks at; no reservation is longer.
    uint16 private constant LONGEST_QUERY = type(uint16).max;

    address private immutable CUSTODY;
    address private immutable SETTLEMENT;
    address private immutable AMENDMENTS;

    constructor() {
        CUSTODY = _peerAddress(Peer.CustodyLedger);
        SETTLEMENT = _peerAddress(Peer.SettlementDesk);
        AMENDMENTS = _peerAddress(Peer.AmendmentDesk);
    }

    // Making

    /// @inheritdoc IReservationManager
    function hold(Request calldata request) external returns (uint64 reservationId) {
        _sweep(request.stale);
        IEquipmentRegistry.Offer memory offer = _offer(request.unitId, 0, request.startsAt, request.endsAt);
        _checkPolicy(request.unitId, request.priority, offer);
        uint32 borrowerId = _requireBorrower(request, offer);
        ReservationWord made = _draft(offer, borrowerId, request).held(_heldUntil(offer, request.startsAt));
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
            _offer(_unitOf(reservationId), made.termsVersion(), startsAt, endsAt);
        if (_needsApproval(offer) && !made.isApproved()) revert ReservationNotApproved(_unitOf(reservationId));
        (uint32 borrowerId, uint64 cover) = _admit(offer.ownerId, startsAt, endsAt);
        if (borrowerId != made.borrowerId()) revert ReservationNotParty(reservationId, borrowerId);

        made = made.confirmed(offer);
        _openHolds[borrowerId] -= 1;
        _records[reservationId] = made;
        _secure(reservationId, made, msg.sender, cover);
    }

    /// @inheritdoc IReservationManager
    function reserve(Request calldata request) external returns (uint64 reservationId) {
        _sweep(request.stale);
        IEquipmentRegistry.Offer memory offer = EQUIPMENT.offer(request.unitId, 0, request.startsAt, request.endsAt);
        _checkPolicy(request.unitId, request.priority, offer);
        if (_needsApproval(offer)) revert ReservationNotApproved(request.unitId);
        (uint32 borrowerId, uint64 cover) =
            FACILITIES.admitBorrower(msg.sender, offer.ownerId, request.startsAt, request.endsAt);
        if (borrowerId == offer.ownerId) revert ReservationOwnUnit(request.unitId, borrowerId);

        ReservationWord made = _draft(offer, borrowerId, request).confirmed(offer);
        reservationId = _take(request.unitId, made);
        _secure(reservationId, made, msg.sender, cover);
    }

    /// @inheritdoc IReservationManager
    function reserveFor(uint32 borrowerId, address by, Request calldata request)
        external
        onlyPeer(WAITLIST)
        returns (uint64 reservationId)
    {
        IEquipmentRegistry.Offer memory offer = _offer(request.unitId, 0, request.startsAt, request.endsAt);
        _checkPolicy(request.unitId, request.priority, offer);
        if (_needsApproval(offer)) revert ReservationNotApproved(request.unitId);
        return _makeFor(borrowerId, by, _draft(offer, borrowerId, request).confirmed(offer), request.unitId);
    }

    /// @inheritdoc IReservationManager
    function reserveSeries(Request calldata first, uint32 periodSeconds, uint8 count)
        external
        returns (uint64[] memory reservationIds)
    {
        _sweep(first.stale);
        if (count < 2 || count > MAXIMUM_SERIES || first.startsAt + uint256(periodSeconds) < first.endsAt) {
            revert ReservationSeriesInvalid(periodSeconds, count);
        }
        uint40 offset = uint40(periodSeconds) * (count - 1);
        IEquipmentRegistry.Offer memory offer = _offer(first.unitId, 0, first.startsAt, first.endsAt);
        if (periodSeconds % offer.slotSeconds != 0) revert ReservationSeriesInvalid(periodSeconds, count);
        // The last one goes farthest beyond horizon and certificates.
        _offer(first.unitId, 0, first.startsAt + offset, first.endsAt + offset);
        _checkPolicy(first.unitId, first.priority, offer);
        if (_needsApproval(offer)) revert ReservationNotApproved(first.unitId);
        (uint32 borrowerId, uint64 cover) = _admit(offer.ownerId, first.startsAt, first.endsAt + offset);
        if (borrowerId == offer.ownerId) revert ReservationOwnUnit(first.unitId, borrowerId);

        ReservationWord made = _draft(offer, borrowerId, first).confirmed(offer);
        reservationIds = _takeSeries(first.unitId, made, periodSeconds / offer.slotSeconds, count, cover);
    }

    /// @inheritdoc IReservationManager
    function approve(uint64 reservationId) external {
        ReservationWord made = _requireOwnersHold(reservationId);
        if (made.heldUntil() <= block.timestamp) revert ReservationHoldExpired(reservationId, made.heldUntil());
        _records[reservationId] = made.approved();
        emit ReservationApproved(reservationId, msg.sender);
    }

    /// @inheritdoc IReservationManager
    function decline(uint64 reservationId) external {
        ReservationWord made = _requireOwnersHold(reservationId);
        _records[reservationId] = made.withState(State.Cancelled);
        _openHolds[made.borrowerId()] -= 1;
        _giveUp(reservationId, made);
        emit ReservationCancelled(reservationId, made.ownerId(), msg.sender, 0);
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
        _giveUp(reservationId, made);
        emit ReservationCancelled(reservationId, cancelledFor, msg.sender, toOwner);
        if (!confirmed) {
            _openHolds[made.borrowerId()] -= 1;
            return;
        }
        _refund(reservationId, made, toOwner);
    }

    /// @inheritdoc IReservationManager
    function sweep(uint64[] calldata stale) external {
        _sweep(stale);
    }

    /// @inheritdoc IReservationManager
    function cancelUnfit(uint64 reservationId) external {
        ReservationWord made = _known(reservationId);
        uint32 borrowerId = FACILITIES.requireStaff(msg.sender, Role.COORDINATOR);
        if (borrowerId != made.borrowerId()) revert ReservationNotParty(reservationId, borrowerId);
        _checkUndeliverable(reservationId, made);
        _move(reservationId, State.Confirmed, State.Cancelled);
        _giveUp(reservationId, made);
        emit ReservationCancelled(reservationId, made.ownerId(), msg.sender, 0);
        _refund(reservationId, made, 0);
    }

    // Changing, for the AmendmentDesk

    /// @inheritdoc IReservationManager
    function reschedule(uint64 reservationId, Schedule calldata next) external onlyPeer(AMENDMENTS) {
        ReservationWord made = _known(reservationId);
        ReservationWord moved = made.rescheduled(next);
        // The old slots are freed first, so that the new interval may overlap the old one.
        _free(reservationId, made);
        _mark(_unitOf(reservationId), moved.startSlot(), moved.endSlot(), moved.slotSeconds());
        _records[reservationId] = moved;
        LEDGER.adjust(
            IFacilityLedger.Adjustment({
                reservationId: reservationId,
                borrowerId: made.borrowerId(),
                ownerId: made.ownerId(),
                escrowBefore: made.escrow(),
                escrowAfter: moved.escrow(),
                toOwner: next.toOwner,
                toBorrower: next.toBorrower
            })
        );
    }

    /// @inheritdoc IReservationManager
    function reassign(uint64 reservationId, uint32 borrowerId, uint64 cover) external onlyPeer(AMENDMENTS) {
        ReservationWord made = _known(reservationId);
        ReservationWord moved = made.withBorrower(borrowerId);
        _records[reservationId] = moved;
        _refund(reservationId, made, 0);
        _charge(moved, cover);
    }

    /// @inheritdoc IReservationManager
    function takeSlots(uint32 unitId, uint256 first, uint256 end, uint16 slotSeconds) external onlyPeer(AMENDMENTS) {
        _mark(unitId, first, end, slotSeconds);
    }

    /// @inheritdoc IReservationManager
    function freeSlots(uint32 unitId, uint256 first, uint256 end) external onlyPeer(AMENDMENTS) {
        _calendars[unitId].unmark(first, end);
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
        _giveUp(reservationId, made);
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
        return EQUIPMENT.escrowOf(unitId, termsVersion, (endsAt - startsAt) / slotSeconds).toUint56();
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

    function _admit(uint32 ownerId, uint40 startsAt, uint40 endsAt) private returns (uint32 borrowerId, uint64 cover) {
        return FACILITIES.admitBorrower(msg.sender, ownerId, startsAt, endsAt);
    }

    /// @dev Of the unit under a version of its terms, see {IEquipmentRegistry-offer}.
    function _offer(uint32 unitId, uint16 termsVersion, uint40 startsAt, uint40 endsAt)
        private
        view
        returns (IEquipmentRegistry.Offer memory)
    {
        return EQUIPMENT.offer(unitId, termsVersion, startsAt, endsAt);
    }

    function _needsApproval(IEquipmentRegistry.Offer memory offer) private pure returns (bool) {
        return offer.policy & 1 == 1;
    }

    function _heldUntil(IEquipmentRegistry.Offer memory offer, uint256 startsAt) private view returns (uint256) {
        if (!_needsApproval(offer)) return block.timestamp + HOLD_SECONDS;
        return Math.min(block.timestamp + APPROVAL_SECONDS, startsAt);
    }

    /// @dev A hold of the unit of the caller, a coordinator.
    function _requireOwnersHold(uint64 reservationId) private view returns (ReservationWord made) {
        made = _known(reservationId);
        uint32 ownerId = FACILITIES.requireStaff(msg.sender, Role.COORDINATOR);
        if (ownerId != made.ownerId()) revert ReservationNotParty(reservationId, ownerId);
        if (made.state() != State.Held) revert ReservationStateUnexpected(reservationId, made.state());
    }

    /// @dev Afterwards nobody can tell any more whether the unit could have been had, so this counts until the end
    /// only. What the borrower itself has not given back is no fault of the owner's, and what a unit needs between two
    /// loans is none before the start.
    function _checkUndeliverable(uint64 reservationId, ReservationWord made) private view {
        uint32 unitId = _unitOf(reservationId);
        (uint40 startsAt, uint40 endsAt) = made.interval();
        if (block.timestamp >= endsAt) revert ReservationOver(reservationId, endsAt);
        uint16 reasons = EQUIPMENT.fitness(unitId, endsAt);
        bool begun = block.timestamp >= startsAt;
        if (!begun) reasons &= ~(Fitness.NOT_DECONTAMINATED | Fitness.NOT_SANITISED);
        uint32 holderId = EQUIPMENT.unitOf(unitId).holderId;
        bool absent = begun && holderId != made.ownerId();
        if (holderId == made.borrowerId() || (reasons == 0 && !absent)) revert ReservationUnitFit(reservationId);
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
        uint256 endsAt;
        // 25 bits of slots and 12 of seconds.
        unchecked {
            endsAt = made.endSlot() * made.slotSeconds();
            if (confirmed && block.timestamp >= endsAt + ABANDONED_AFTER) return borrowerId;
        }
        facilityId = FACILITIES.requireStaff(msg.sender, Role.COORDINATOR);
        if (facilityId != borrowerId && facilityId != made.ownerId()) {
            revert ReservationNotParty(reservationId, facilityId);
        }
        if (block.timestamp >= endsAt) return borrowerId;
    }

    // Effects

    function _draft(IEquipmentRegistry.Offer memory offer, uint32 borrowerId, Request calldata request)
        private
        pure
        returns (ReservationWord)
    {
        return ReservationWords.draft(offer, borrowerId, request.startsAt, request.endsAt, request.priority);
    }

    /// @dev Reserves for a facility for which no member of its staff calls, on the gates that are its own.
    function _makeFor(uint32 borrowerId, address by, ReservationWord made, uint32 unitId)
        private
        returns (uint64 reservationId)
    {
        (uint40 startsAt, uint40 endsAt) = made.interval();
        uint64 cover = FACILITIES.admitFacility(borrowerId, made.ownerId(), startsAt, endsAt);
        if (borrowerId == made.ownerId()) revert ReservationOwnUnit(unitId, borrowerId);
        reservationId = _take(unitId, made);
        _secure(reservationId, made, by, cover);
    }

    function _secure(uint64 reservationId, ReservationWord made, address by, uint64 cover) private {
        _emitConfirmed(reservationId, made, by);
        _charge(made, cover);
    }

    /// @dev All of the escrow but what the owner is due.
    function _refund(uint64 reservationId, ReservationWord made, uint256 toOwner) private {
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

    /// @dev Takes what is free of the series and charges it at once; 0 stands for each one passed over.
    function _takeSeries(uint32 unitId, ReservationWord made, uint256 step, uint256 count, uint64 cover)
        private
        returns (uint64[] memory ids)
    {
        ids = new uint64[](count);
        uint16 taken;
        for (uint256 i = 0; i < count; ++i) {
            ReservationWord next = made.later(i * step);
            (uint40 startsAt, uint40 endsAt) = next.interval();
            if (_calendars[unitId].isFree(next.startSlot(), next.endSlot())) {
                ids[i] = _take(unitId, next);
                _emitConfirmed(ids[i], next, msg.sender);
                ++taken;
            } else {
                emit ReservationSkipped(unitId, next.borrowerId(), startsAt, endsAt);
            }
        }
        if (taken == 0) {
            (uint40 startsAt, uint40 endsAt) = made.interval();
            revert ReservationSlotTaken(unitId, startsAt, endsAt);
        }
        _chargeSeries(made, taken, cover);
    }

    function _chargeSeries(ReservationWord made, uint16 count, uint64 cover) private {
        uint32 borrowerId = made.borrowerId();
        uint64 insured = uint64(made.insured()) * count;
        (uint64 insuredTotal, uint16 live) =
            LEDGER.holdSeries(borrowerId, uint256(made.escrow()) * count, insured, count);
        if (live > MAXIMUM_LIVE) revert ReservationQuotaExceeded(borrowerId, live - count, MAXIMUM_LIVE);
        _checkCover(borrowerId, insuredTotal, insured, cover);
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
            if (_hasLapsed(made)) _expire(stale[i], made);
        }
    }
}
