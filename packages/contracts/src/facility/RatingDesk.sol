// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Peer} from "../access/IPeerBook.sol";
import {PeerBound} from "../access/PeerBound.sol";
import {IReservationManager} from "../reservation/IReservationManager.sol";
import {IFacilityRegistry} from "./IFacilityRegistry.sol";
import {IRatingDesk} from "./IRatingDesk.sol";
import {Role} from "./Role.sol";

/// @title Ratings after a settled loan
/// @notice Both sides commit before either reveals. Trusts the ReservationManager for who the parties are.
contract RatingDesk is IRatingDesk, PeerBound {
    /// @notice How long after the first commitment the other side may still commit, unseeing.
    uint256 public constant SEALED_SECONDS = 7 days;

    uint8 private constant HIGHEST = 5;

    /// @param commitment Zero until this side has rated.
    /// @param revealed Whether it has been counted.
    struct Sealed {
        bytes32 commitment;
        bool revealed;
    }

    IFacilityRegistry private immutable FACILITIES;
    IReservationManager private immutable RESERVATIONS;

    mapping(uint64 reservationId => mapping(uint32 raterId => Sealed)) private _sealed;
    /// @dev Unix seconds from which the first commitment may be revealed alone; 0 before it.
    mapping(uint64 reservationId => uint40) private _opensAt;
    mapping(uint32 facilityId => Score) private _scores;

    constructor() {
        FACILITIES = IFacilityRegistry(_peerAddress(Peer.FacilityRegistry));
        RESERVATIONS = IReservationManager(_peerAddress(Peer.ReservationManager));
    }

    /// @inheritdoc IRatingDesk
    function commit(uint64 reservationId, bytes32 commitment) external {
        uint32 raterId = FACILITIES.requireStaff(msg.sender, Role.COORDINATOR);
        uint32 ratedId = _otherParty(reservationId, raterId);
        if (_sealed[reservationId][raterId].commitment != 0) revert RatingAlreadyCommitted(reservationId, raterId);
        uint40 opensAt = _opensAt[reservationId];
        if (opensAt == 0) {
            _opensAt[reservationId] = uint40(block.timestamp + SEALED_SECONDS);
        } else if (block.timestamp >= opensAt) {
            revert RatingClosed(reservationId, opensAt);
        }
        _sealed[reservationId][raterId].commitment = commitment;
        emit RatingCommitted(reservationId, raterId, ratedId, msg.sender, commitment);
    }

    /// @inheritdoc IRatingDesk
    function reveal(uint64 reservationId, uint32 raterId, Rating calldata rating, bytes32 salt) external {
        uint32 ratedId = _otherParty(reservationId, raterId);
        Sealed storage mine = _sealed[reservationId][raterId];
        bytes32 commitment = keccak256(abi.encode(reservationId, raterId, rating, salt));
        if (mine.commitment != commitment || mine.revealed) {
            revert RatingCommitmentMismatch(reservationId, raterId);
        }
        uint40 opensAt = _opensAt[reservationId];
        if (_sealed[reservationId][ratedId].commitment == 0 && block.timestamp < opensAt) {
            revert RatingStillSealed(reservationId, opensAt);
        }
        _checkScore(rating.condition);
        _checkScore(rating.punctuality);
        _checkScore(rating.communication);
        mine.revealed = true;
        Score storage score = _scores[ratedId];
        score.count += 1;
        score.condition += rating.condition;
        score.punctuality += rating.punctuality;
        score.communication += rating.communication;
        emit RatingRevealed(reservationId, raterId, ratedId, rating);
    }

    /// @inheritdoc IRatingDesk
    function scoreOf(uint32 facilityId) external view returns (Score memory) {
        return _scores[facilityId];
    }

    function _otherParty(uint64 reservationId, uint32 raterId) private view returns (uint32) {
        IReservationManager.Details memory details = RESERVATIONS.detailsOf(reservationId);
        if (details.reservation.state != IReservationManager.State.Settled) revert RatingNotSettled(reservationId);
        if (raterId == details.ownerId) return details.reservation.borrowerId;
        if (raterId == details.reservation.borrowerId) return details.ownerId;
        revert RatingNotParty(reservationId, raterId);
    }

    function _checkScore(uint8 score) private pure {
        if (score == 0 || score > HIGHEST) revert RatingOutOfRange(score);
    }
}
