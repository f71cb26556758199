// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Peer} from "../access/IPeerBook.sol";
import {PeerBound} from "../access/PeerBound.sol";
import {IEquipmentRegistry} from "../equipment/IEquipmentRegistry.sol";
import {IFacilityRegistry} from "../facility/IFacilityRegistry.sol";
import {Role} from "../facility/Role.sol";
import {IFacilityLedger} from "../settlement/IFacilityLedger.sol";
import {Tariff} from "../settlement/Tariff.sol";
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

    /// @notice In how many seconds a facility makes 3 overrides at most.
    uint256 public constant PERIOD = 30 days;
    /// @notice How long an override found unjustified suspends the right.
    uint256 public constant SUSPENSION_SECONDS = 90 days;

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
        uint32 facilityId;
        uint256 half;
        bool awaited;
        (reservationId, facilityId, half, awaited) =
            RESERVATIONS.displace(displacedId, msg.sender, startsAt, endsAt);
        _useRight(facilityId, displacedId, half);
        emit OverrideMade(reservationId, displacedId, facilityId, half, reasonCode, reasonHash);
        if (awaited) WAITLIST.promoteUnit(uint32(displacedId >> 32));
    }

    /// @dev Whose right it is only the ReservationManager's gates have told; what they did is undone where it is refused.
    function _useRight(uint32 facilityId, uint64 displacedId, uint256 bond) private {
        uint256 word = _words[facilityId];
        if (word.pendingId() != 0) revert OverrideReviewPending(facilityId, word.pendingId());
        if (block.timestamp < word.suspendedUntil()) revert OverrideSuspended(facilityId, word.suspendedUntil());
        uint40 freeAt = _freeAt(word);
        if (block.timestamp < freeAt) revert OverrideLimitReached(facilityId, freeAt);
        _words[facilityId] = word.withOverride(displacedId, bond);
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
        IReservationManager.Details memory old = RESERVATIONS.detailsOf(displacedId);
        if (old.reservation.state != IReservationManager.State.Confirmed) return 0;
        uint256 deposit = EQUIPMENT.depositOf(old.unitId, old.reservation.termsVersion);
        return Tariff.compensationDown(old.reservation.escrow - deposit);
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

    function _freeAt(uint256 word) private pure returns (uint40) {
        uint32 oldest = word.oldest();
        return oldest == 0 ? 0 : oldest + uint40(PERIOD);
    }
}
