// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Peer} from "../access/IPeerBook.sol";
import {PeerBound} from "../access/PeerBound.sol";
import {IEquipmentRegistry} from "../equipment/IEquipmentRegistry.sol";
import {IFacilityRegistry} from "../facility/IFacilityRegistry.sol";
import {Role} from "../facility/Role.sol";
import {IFacilityLedger} from "../settlement/IFacilityLedger.sol";
import {IOverrideDesk} from "./IOverrideDesk.sol";
import {IReservationManager} from "./IReservationManager.sol";
import {IWaitlistDesk} from "./IWaitlistDesk.sol";
import {OverrideWord} from "./OverrideWord.sol";

/// @title Emergency overrides and their review
/// @notice Judges who may displace whom; the ReservationManager ends the one reservation and makes the other on all gates,
/// the FacilityLedger moves compensation and bond. Trusts the FacilityRegistry for who may act, and the reviewers of
/// uninvolved facilities for their judgement.
/// @custom:invariant INV-RES-4 an override displaces only what is of lower priority and not yet picked up.
/// @custom:invariant INV-OVR-1 what is set aside for reviews is the sum of the bonds of overrides not reviewed.
contract OverrideDesk is IOverrideDesk, PeerBound {
    using OverrideWord for uint256;

    /// @notice Share of the displaced one's price that it is paid, and that is set aside as bond.
    uint256 public constant COMPENSATION_BPS = 5000;
    /// @notice In how many seconds a facility makes 3 overrides at most.
    uint256 public constant PERIOD = 30 days;
    /// @notice How long a displaced reservation gives first call.
    uint256 public constant FIRST_CALL_SECONDS = 30 days;
    /// @notice How long an override found unjustified suspends the right.
    uint256 public constant SUSPENSION_SECONDS = 90 days;

    uint256 private constant _BPS = 10_000;

    IFacilityRegistry private immutable FACILITIES;
    IEquipmentRegistry private immutable EQUIPMENT;
    IReservationManager private immutable RESERVATIONS;
    IFacilityLedger private immutable LEDGER;
    IWaitlistDesk private immutable WAITLIST;

    mapping(uint32 facilityId => uint256 overrideWord) private _words;

    constructor() {
        FACILITIES = IFacilityRegistry(_peerAddress(Peer.FacilityRegistry));
        EQUIPMENT = IEquipmentRegistry(_peerAddress(Peer.EquipmentRegistry));
        RESERVATIONS = IReservationManager(_peerAddress(Peer.ReservationManager));
        LEDGER = IFacilityLedger(_peerAddress(Peer.FacilityLedger));
        WAITLIST = IWaitlistDesk(_peerAddress(Peer.WaitlistDesk));
    }

    // Overriding

    /// @inheritdoc IOverrideDesk
    function displace(uint64 displacedId, uint40 startsAt, uint40 endsAt, uint16 reasonCode, bytes32 reasonHash)
        external
        returns (uint64 reservationId)
    {
        uint32 facilityId = FACILITIES.requireStaff(msg.sender, Role.CLINICAL_LEAD);
        uint256 word = _words[facilityId];
        _checkRight(facilityId, word);
        IReservationManager.Details memory old = RESERVATIONS.detailsOf(displacedId);
        _checkDisplaceable(displacedId, old, facilityId);
        uint256 half = _compensationFor(old);
        _words[facilityId] = word.withOverride(displacedId, half);

        IReservationManager.Displacement memory wanted = IReservationManager.Displacement({
            displacedId: displacedId,
            borrowerId: facilityId,
            by: msg.sender,
            startsAt: startsAt,
            endsAt: endsAt,
            firstCallUntil: uint40(block.timestamp + FIRST_CALL_SECONDS)
        });
        bool awaited;
        (reservationId, awaited) = RESERVATIONS.displace(wanted);
        uint32 displacedFacilityId = old.reservation.borrowerId;
        if (half != 0) LEDGER.compensate(displacedId, facilityId, displacedFacilityId, half, half);
        _emitMade(reservationId, wanted, displacedFacilityId, half, reasonCode, reasonHash);
        if (awaited) WAITLIST.promoteUnit(old.unitId);
    }

    function _checkRight(uint32 facilityId, uint256 word) private view {
        if (word.pendingId() != 0) revert OverrideReviewPending(facilityId, word.pendingId());
        if (block.timestamp < word.suspendedUntil()) revert OverrideSuspended(facilityId, word.suspendedUntil());
        uint40 freeAt = _freeAt(word);
        if (block.timestamp < freeAt) revert OverrideLimitReached(facilityId, freeAt);
    }

    /// @dev The ReservationManager judges the state: that it is held or confirmed.
    function _checkDisplaceable(uint64 displacedId, IReservationManager.Details memory old, uint32 facilityId)
        private
        pure
    {
        IReservationManager.Priority priority = old.reservation.priority;
        if (priority >= IReservationManager.Priority.Emergency) {
            revert OverridePriorityTooHigh(displacedId, priority);
        }
        if (old.reservation.borrowerId == facilityId) revert OverrideOwnReservation(displacedId, facilityId);
    }

    function _emitMade(
        uint64 reservationId,
        IReservationManager.Displacement memory wanted,
        uint32 displacedFacilityId,
        uint256 half,
        uint16 reasonCode,
        bytes32 reasonHash
    ) private {
        emit OverrideMade({
            reservationId: reservationId,
            displacedId: wanted.displacedId,
            facilityId: wanted.borrowerId,
            displacedFacilityId: displacedFacilityId,
            by: wanted.by,
            compensation: half,
            bond: half,
            firstCallUntil: wanted.firstCallUntil,
            reasonCode: reasonCode,
            reasonHash: reasonHash
        });
    }

    // Reviewing

    /// @inheritdoc IOverrideDesk
    function review(uint32 overriderId, bool justified, bytes32 documentHash) external {
        uint256 word = _words[overriderId];
        uint64 displacedId = word.pendingId();
        if (displacedId == 0) revert OverrideNotPending(overriderId);
        IReservationManager.Details memory displaced = RESERVATIONS.detailsOf(displacedId);
        uint32 displacedFacilityId = displaced.reservation.borrowerId;
        uint32 reviewerId = _checkReviewer(displacedId, [overriderId, displacedFacilityId, displaced.ownerId]);

        uint40 until = justified ? 0 : uint40(block.timestamp + SUSPENSION_SECONDS);
        uint256 bond = word.bond();
        _words[overriderId] = word.reviewed(until);
        if (bond != 0) {
            LEDGER.releaseBond(displacedId, overriderId, justified ? overriderId : displacedFacilityId, bond);
        }
        emit OverrideReviewed({
            displacedId: displacedId,
            facilityId: overriderId,
            reviewerId: reviewerId,
            by: msg.sender,
            justified: justified,
            bond: bond,
            suspendedUntil: until,
            documentHash: documentHash
        });
    }

    function _checkReviewer(uint64 displacedId, uint32[3] memory involved) private view returns (uint32 reviewerId) {
        reviewerId = FACILITIES.requireStaff(msg.sender, Role.CLINICAL_LEAD | Role.AUDITOR);
        uint40 nowAt = uint40(block.timestamp);
        if (!FACILITIES.isActive(reviewerId, nowAt)) {
            revert IFacilityRegistry.FacilityNotActive(
                reviewerId, FACILITIES.standingOf(reviewerId).activeUntil, nowAt
            );
        }
        uint32 group = FACILITIES.groupOf(reviewerId);
        for (uint256 i = 0; i < involved.length; ++i) {
            if (FACILITIES.groupOf(involved[i]) == group) {
                revert OverrideReviewerInvolved(displacedId, reviewerId, involved[i]);
            }
        }
    }

    // Views

    /// @inheritdoc IOverrideDesk
    function compensationFor(uint64 displacedId) external view returns (uint256) {
        return _compensationFor(RESERVATIONS.detailsOf(displacedId));
    }

    /// @inheritdoc IOverrideDesk
    function rightOf(uint32 facilityId) external view returns (Right memory) {
        uint256 word = _words[facilityId];
        return Right({
            pendingId: word.pendingId(),
            bond: word.bond(),
            suspendedUntil: word.suspendedUntil(),
            used: word.countSince(block.timestamp - PERIOD),
            freeAt: _freeAt(word)
        });
    }

    /// @dev What a confirmed reservation holds beside its deposit is its price, whatever was amended.
    function _compensationFor(IReservationManager.Details memory old) private view returns (uint256) {
        if (old.reservation.state == IReservationManager.State.Held) return 0;
        uint256 deposit = EQUIPMENT.termsOf(old.unitId, old.reservation.termsVersion).deposit;
        return (old.reservation.escrow - deposit) * COMPENSATION_BPS / _BPS;
    }

    function _freeAt(uint256 word) private pure returns (uint40) {
        uint32 oldest = word.oldest();
        return oldest == 0 ? 0 : oldest + uint40(PERIOD);
    }
}
