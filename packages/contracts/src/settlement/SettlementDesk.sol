// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Peer} from "../access/IPeerBook.sol";
import {PeerBound} from "../access/PeerBound.sol";
import {ICustodyLedger} from "../custody/ICustodyLedger.sol";
import {IEquipmentRegistry} from "../equipment/IEquipmentRegistry.sol";
import {IMaintenanceFund} from "../maintenance/IMaintenanceFund.sol";
import {IReservationManager} from "../reservation/IReservationManager.sol";
import {IFacilityLedger} from "./IFacilityLedger.sol";
import {ISettlementDesk} from "./ISettlementDesk.sol";
import {Tariff} from "./Tariff.sol";

/// @title Settles returned loans from metered use
/// @notice Holds nothing: counters come from the CustodyLedger, prices from the terms the reservation was made under,
/// and the FacilityLedger moves the money.
/// @custom:invariant INV-SET-2 an escrow is released exactly once and its parts add up to the whole.
contract SettlementDesk is ISettlementDesk, PeerBound {
    IReservationManager private immutable RESERVATIONS;
    IEquipmentRegistry private immutable EQUIPMENT;
    ICustodyLedger private immutable CUSTODY;
    IFacilityLedger private immutable LEDGER;
    IMaintenanceFund private immutable FUND;

    constructor() {
        RESERVATIONS = IReservationManager(_peerAddress(Peer.ReservationManager));
        EQUIPMENT = IEquipmentRegistry(_peerAddress(Peer.EquipmentRegistry));
        CUSTODY = ICustodyLedger(_peerAddress(Peer.CustodyLedger));
        LEDGER = IFacilityLedger(_peerAddress(Peer.FacilityLedger));
        FUND = IMaintenanceFund(_peerAddress(Peer.MaintenanceFund));
    }

    /// @inheritdoc ISettlementDesk
    function settle(uint64 reservationId) external returns (Settlement memory settlement) {
        IReservationManager.Details memory details = RESERVATIONS.settle(reservationId);
        bool metered;
        (settlement, metered) = _compute(reservationId, details);
        uint32 borrowerId = details.reservation.borrowerId;
        emit LoanSettled(reservationId, details.ownerId, borrowerId, metered, settlement);
        LEDGER.release({
            reservationId: reservationId,
            borrowerId: borrowerId,
            escrow: details.reservation.escrow,
            insured: details.reservation.insured,
            ownerId: details.ownerId,
            toOwner: settlement.revenue + settlement.lateFee,
            toFund: settlement.contribution
        });
        if (settlement.contribution != 0) FUND.credit(details.unitId, borrowerId, settlement.contribution);
    }

    /// @inheritdoc ISettlementDesk
    function preview(uint64 reservationId) external view returns (Settlement memory settlement) {
        IReservationManager.Details memory details = RESERVATIONS.detailsOf(reservationId);
        IReservationManager.State state = details.reservation.state;
        if (state != IReservationManager.State.Returned) {
            revert IReservationManager.ReservationStateUnexpected(reservationId, state);
        }
        (settlement,) = _compute(reservationId, details);
    }

    function _compute(uint64 reservationId, IReservationManager.Details memory details)
        private
        view
        returns (Settlement memory settlement, bool metered)
    {
        ICustodyLedger.Loan memory loan = CUSTODY.loanOf(reservationId);
        IReservationManager.Reservation memory made = details.reservation;
        IEquipmentRegistry.Terms memory terms = EQUIPMENT.termsOf(details.unitId, made.termsVersion);
        metered = loan.metered;
        // INV-USE-2: no more is billed than the time between pick-up and return, whatever tolerances added up.
        uint256 used =
            Math.min(loan.closingSeconds - loan.openingSeconds, uint256(loan.returnedAt) - loan.pickedUpAt);
        if (!metered) {
            uint256 slotSeconds = (details.endsAt - details.startsAt) / made.slotCount;
            used = Tariff.usableSeconds(terms, made.slotCount, slotSeconds);
        }
        // Both fit 64 bits: the first is a difference of such, the second at most 2^32 slots of an hour.
        settlement.meteredSeconds = uint64(used);
        settlement.lateSeconds = loan.returnedAt > details.endsAt ? loan.returnedAt - details.endsAt : 0;
        settlement.revenue = Tariff.costDown(terms.ratePerHour, used);
        settlement.contribution = Tariff.costDown(terms.contributionPerHour, used);
        settlement.lateFee = Tariff.costDown(terms.lateFeePerHour, settlement.lateSeconds);
        _fit(settlement, made.escrow);
    }

    /// @dev Cuts the claims down to the escrow: late fee first, then revenue, then contribution.
    function _fit(Settlement memory settlement, uint256 escrow) private pure {
        uint256 claims = settlement.revenue + settlement.contribution + settlement.lateFee;
        if (claims <= escrow) {
            settlement.refund = escrow - claims;
            return;
        }
        uint256 missing = claims - escrow;
        settlement.shortfall = missing;
        uint256 cut = Math.min(missing, settlement.lateFee);
        settlement.lateFee -= cut;
        missing -= cut;
        cut = Math.min(missing, settlement.revenue);
        settlement.revenue -= cut;
        settlement.contribution -= missing - cut;
    }
}
