// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Peer} from "../access/IPeerBook.sol";
import {IEquipmentRegistry} from "../equipment/IEquipmentRegistry.sol";
import {IFacilityRegistry} from "../facility/IFacilityRegistry.sol";
import {IFacilityLedger} from "../settlement/IFacilityLedger.sol";
import {Tariff} from "../settlement/Tariff.sol";
import {IReservationManager} from "./IReservationManager.sol";
import {ReservationQueue} from "./ReservationQueue.sol";
import {ReservationWord, ReservationWords} from "./ReservationWord.sol";

/// @title What the OverrideDesk may do, and what every reservation that is made is charged
abstract contract ReservationDisplacing is ReservationQueue {
    /// @notice How many reservations a borrower may have live.
    uint16 public constant MAXIMUM_LIVE = 64;
    /// @notice How long a displaced reservation gives first call.
    uint256 public constant FIRST_CALL_SECONDS = 30 days;

    /// @dev Bits of an offer's policy: what the terms say, and that a walk of the waitlist is due.
    uint8 private constant TERMS_POLICY = 15;
    uint8 private constant WALK_DUE = 32;

    IFacilityRegistry internal immutable FACILITIES;
    IEquipmentRegistry internal immutable EQUIPMENT;
    IFacilityLedger internal immutable LEDGER;
    address private immutable OVERRIDES;

    constructor() {
        FACILITIES = IFacilityRegistry(_peerAddress(Peer.FacilityRegistry));
        EQUIPMENT = IEquipmentRegistry(_peerAddress(Peer.EquipmentRegistry));
        LEDGER = IFacilityLedger(_peerAddress(Peer.FacilityLedger));
        OVERRIDES = _peerAddress(Peer.OverrideDesk);
    }

    // Overriding, for the OverrideDesk

    /// @inheritdoc IReservationManager
    function displace(uint64 displacedId, address by, uint40 startsAt, uint40 endsAt)
        external
        onlyPeer(OVERRIDES)
        returns (uint64 reservationId, uint32 borrowerId, uint256 compensation, bool awaited)
    {
        ReservationWord old = _endDisplaced(displacedId, startsAt, endsAt);
        (ReservationWord made, uint64 cover, uint256 deposit) = _emergency(displacedId, old, by, startsAt, endsAt);
        (borrowerId, awaited) = (made.borrowerId(), old.isAwaited());
        if (borrowerId == old.borrowerId()) revert ReservationOwnDisplaced(displacedId, borrowerId);
        reservationId = _take(_unitOf(displacedId), made);
        _emitConfirmed(reservationId, made, by);
        if (old.state() == State.Held) {
            _charge(made, cover);
        } else {
            // What it holds beside its deposit is its price, whatever was amended.
            compensation = Tariff.compensationDown(old.escrow() - deposit);
            _chargeDisplacing(old, made, cover, compensation);
        }
    }

    /// @dev Its slots are free at once: the emergency has them, and the OverrideDesk sees to the rest.
    function _endDisplaced(uint64 id, uint40 startsAt, uint40 endsAt) private returns (ReservationWord old) {
        old = _known(id);
        State state = old.state();
        if (state != State.Confirmed && state != State.Held) revert ReservationStateUnexpected(id, state);
        if (_hasLapsed(old)) revert ReservationHoldExpired(id, old.heldUntil());
        if (old.priority() >= Priority.Emergency) revert ReservationPriorityTooHigh(id, old.priority());
        (uint40 from, uint40 until) = old.interval();
        if (endsAt <= from || until <= startsAt) revert ReservationNotOverlapping(id, startsAt, endsAt);
        _records[id] = old.displaced(uint40(block.timestamp + FIRST_CALL_SECONDS));
        if (state == State.Held) _openHolds[old.borrowerId()] -= 1;
        _free(id, old);
    }

    /// @return made The draft of the emergency, admitted.
    /// @return cover What its borrower is insured for, token units.
    /// @return deposit That of the displaced one's terms, token units.
    function _emergency(uint64 displacedId, ReservationWord old, address by, uint40 startsAt, uint40 endsAt)
        private
        returns (ReservationWord made, uint64 cover, uint256 deposit)
    {
        uint32 unitId = _unitOf(displacedId);
        IEquipmentRegistry.Offer memory offer = EQUIPMENT.offer(unitId, 0, startsAt, endsAt);
        _checkPolicy(unitId, Priority.Emergency, offer);
        uint32 borrowerId;
        (borrowerId, cover) = FACILITIES.admitClinicalLead(by, offer.ownerId, startsAt, endsAt);
        if (borrowerId == offer.ownerId) revert ReservationOwnUnit(unitId, borrowerId);
        made = ReservationWords.draft(offer, borrowerId, startsAt, endsAt, Priority.Emergency).confirmed(offer);
        uint16 version = old.termsVersion();
        deposit = version == offer.termsVersion ? offer.deposit : EQUIPMENT.depositOf(unitId, version);
    }

    function _chargeDisplacing(ReservationWord old, ReservationWord made, uint64 cover, uint256 compensation)
        private
    {
        (uint32 borrowerId, uint56 insured) = (made.borrowerId(), made.insured());
        IFacilityLedger.Displacement memory change = IFacilityLedger.Displacement({
            displacedId: old.borrowerId(),
            escrowBefore: old.escrow(),
            insuredBefore: old.insured(),
            borrowerId: borrowerId,
            escrow: made.escrow(),
            insured: insured,
            compensation: compensation
        });
        (uint64 insuredTotal, uint16 live) = LEDGER.displace(change);
        if (live > MAXIMUM_LIVE) revert ReservationQuotaExceeded(borrowerId, live - 1, MAXIMUM_LIVE);
        _checkCover(borrowerId, insuredTotal, insured, cover);
    }

    // Shared with the manager

    function _checkPolicy(uint32 unitId, Priority priority, IEquipmentRegistry.Offer memory offer) internal pure {
        uint8 policy = offer.policy;
        if (policy & WALK_DUE != 0) revert ReservationWaitlistAhead(unitId);
        if (policy >> (1 + uint8(priority)) & 1 == 1) return;
        revert ReservationPriorityNotAccepted(unitId, priority, policy & TERMS_POLICY);
    }

    /// @param insuredTotal What the borrower's live loans, this one included, would take from its cover.
    function _checkCover(uint32 borrowerId, uint64 insuredTotal, uint64 insured, uint64 cover) internal pure {
        if (insuredTotal <= cover) return;
        uint64 before = insuredTotal - insured;
        revert IFacilityRegistry.FacilityCoverExceeded(borrowerId, cover > before ? cover - before : 0, insured);
    }

    /// @dev Takes escrow and cover; the ledger counts, this judges.
    function _charge(ReservationWord made, uint64 cover) internal {
        uint32 borrowerId = made.borrowerId();
        uint56 insured = made.insured();
        (uint64 insuredTotal, uint16 live) = LEDGER.hold(borrowerId, made.escrow(), insured);
        if (live > MAXIMUM_LIVE) revert ReservationQuotaExceeded(borrowerId, live - 1, MAXIMUM_LIVE);
        _checkCover(borrowerId, insuredTotal, insured, cover);
    }

    function _emitConfirmed(uint64 reservationId, ReservationWord made, address by) internal {
        (uint40 startsAt, uint40 endsAt) = made.interval();
        emit ReservationConfirmed({
            reservationId: reservationId,
            unitId: _unitOf(reservationId),
            borrowerId: made.borrowerId(),
            by: by,
            startsAt: startsAt,
            endsAt: endsAt,
            priority: made.priority(),
            termsVersion: made.termsVersion(),
            escrow: made.escrow(),
            insured: made.insured()
        });
    }
}
