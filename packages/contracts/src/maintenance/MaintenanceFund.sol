// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Peer} from "../access/IPeerBook.sol";
import {PeerBound} from "../access/PeerBound.sol";
import {IEquipmentRegistry} from "../equipment/IEquipmentRegistry.sol";
import {IFacilityRegistry} from "../facility/IFacilityRegistry.sol";
import {Role} from "../facility/Role.sol";
import {IFacilityLedger} from "../settlement/IFacilityLedger.sol";
import {IMaintenanceFund} from "./IMaintenanceFund.sol";

/// @title The maintenance fund: contributions, plans, work orders, payouts
/// @notice Splits by unit what the FacilityLedger holds as one fund. Trusts the SettlementDesk to credit only what
/// the ledger has moved into the fund.
/// @custom:invariant INV-FND-1 contributions - payouts = fund balance, per unit and in total.
/// @custom:invariant INV-FND-2 requester, approver and payee of a work order are three different parties.
contract MaintenanceFund is IMaintenanceFund, PeerBound {
    struct Plan {
        uint32 intervalSeconds;
        uint40 dueAt;
    }

    IFacilityRegistry private immutable FACILITIES;
    IEquipmentRegistry private immutable EQUIPMENT;
    IFacilityLedger private immutable LEDGER;
    address private immutable SETTLEMENT;

    /// @inheritdoc IMaintenanceFund
    uint256 public total;
    uint64 private _workOrderCount;
    mapping(uint32 unitId => uint256) private _balances;
    mapping(uint32 unitId => Plan) private _plans;
    mapping(uint64 workOrderId => WorkOrder) private _workOrders;

    constructor() {
        FACILITIES = IFacilityRegistry(_peerAddress(Peer.FacilityRegistry));
        EQUIPMENT = IEquipmentRegistry(_peerAddress(Peer.EquipmentRegistry));
        LEDGER = IFacilityLedger(_peerAddress(Peer.FacilityLedger));
        SETTLEMENT = _peerAddress(Peer.SettlementDesk);
    }

    // Plans

    /// @inheritdoc IMaintenanceFund
    function setPlan(uint32 unitId, uint32 intervalSeconds, uint40 dueAt) external {
        _requireOwner(unitId, Role.BIOMEDICAL);
        if (intervalSeconds == 0 || dueAt <= block.timestamp) {
            revert MaintenancePlanInvalid(unitId, intervalSeconds, dueAt);
        }
        _plan(unitId, intervalSeconds, dueAt);
    }

    // Contributions

    /// @inheritdoc IMaintenanceFund
    function contribute(uint32 unitId, uint256 amount) external {
        uint32 facilityId = FACILITIES.requireStaff(msg.sender, Role.FINANCE);
        _unit(unitId);
        if (amount == 0) revert IFacilityLedger.LedgerAmountInvalid(amount, 0);
        _credit(unitId, facilityId, amount);
        LEDGER.contribute(facilityId, amount);
    }

    /// @inheritdoc IMaintenanceFund
    function credit(uint32 unitId, uint32 facilityId, uint256 amount) external onlyPeer(SETTLEMENT) {
        _credit(unitId, facilityId, amount);
    }

    // Work orders

    /// @inheritdoc IMaintenanceFund
    function request(uint32 unitId, uint32 providerId, WorkKind kind, uint64 amount, bytes32 quote)
        external
        returns (uint64 workOrderId)
    {
        uint32 facilityId = FACILITIES.requireStaff(msg.sender, Role.BIOMEDICAL);
        IEquipmentRegistry.Unit memory unit = _unit(unitId);
        if (facilityId != unit.ownerId && facilityId != unit.holderId) revert MaintenanceNotParty(unitId, facilityId);
        workOrderId = ++_workOrderCount;
        if (facilityId == providerId) revert MaintenancePartiesNotDistinct(workOrderId, msg.sender);
        _checkProvider(providerId, unit.ownerId);
        _workOrders[workOrderId] = WorkOrder({
            unitId: unitId,
            providerId: providerId,
            kind: kind,
            state: WorkState.Requested,
            amount: amount,
            requestedBy: msg.sender,
            approvedBy: address(0)
        });
        emit WorkRequested(workOrderId, unitId, providerId, kind, amount, msg.sender, quote);
    }

    /// @inheritdoc IMaintenanceFund
    function approve(uint64 workOrderId) external {
        WorkOrder storage order = _inState(workOrderId, WorkState.Requested);
        uint32 facilityId = _requireOwner(order.unitId, Role.FINANCE);
        if (msg.sender == order.requestedBy || facilityId == order.providerId) {
            revert MaintenancePartiesNotDistinct(workOrderId, msg.sender);
        }
        order.state = WorkState.Approved;
        order.approvedBy = msg.sender;
        emit WorkApproved(workOrderId, msg.sender);
    }

    /// @inheritdoc IMaintenanceFund
    function report(uint64 workOrderId, bytes32 document) external {
        WorkOrder storage order = _inState(workOrderId, WorkState.Approved);
        uint32 facilityId = FACILITIES.requireStaff(msg.sender, Role.BIOMEDICAL);
        if (facilityId != order.providerId) revert MaintenanceNotParty(order.unitId, facilityId);
        order.state = WorkState.Done;
        emit WorkDone(workOrderId, msg.sender, document);
    }

    /// @inheritdoc IMaintenanceFund
    function acceptWork(uint64 workOrderId) external {
        WorkOrder storage order = _inState(workOrderId, WorkState.Done);
        uint32 unitId = order.unitId;
        _requireOwner(unitId, Role.BIOMEDICAL);
        uint64 amount = order.amount;
        uint256 balance = _balances[unitId];
        if (balance < amount) revert MaintenanceFundInsufficient(unitId, balance, amount);

        order.state = WorkState.Paid;
        _balances[unitId] = balance - amount;
        total -= amount;
        emit WorkPaid(workOrderId, unitId, amount, balance - amount, msg.sender);
        LEDGER.payFromFund(workOrderId, order.providerId, amount);
        if (order.kind == WorkKind.Preventive) _postpone(unitId);
    }

    // Views

    /// @inheritdoc IMaintenanceFund
    function balanceOf(uint32 unitId) external view returns (uint256) {
        return _balances[unitId];
    }

    /// @inheritdoc IMaintenanceFund
    function planOf(uint32 unitId) external view returns (uint32 intervalSeconds, uint40 dueAt) {
        Plan memory plan = _plans[unitId];
        return (plan.intervalSeconds, plan.dueAt);
    }

    /// @inheritdoc IMaintenanceFund
    function workOrderOf(uint64 workOrderId) external view returns (WorkOrder memory) {
        return _known(workOrderId);
    }

    // Checks

    function _requireOwner(uint32 unitId, uint16 role) private view returns (uint32 facilityId) {
        facilityId = FACILITIES.requireStaff(msg.sender, role);
        if (facilityId != _unit(unitId).ownerId) revert MaintenanceNotParty(unitId, facilityId);
    }

    function _checkProvider(uint32 providerId, uint32 ownerId) private view {
        IFacilityRegistry.Standing memory standing = FACILITIES.standingOf(providerId);
        bool provides = standing.kind == IFacilityRegistry.Kind.Provider && block.timestamp < standing.activeUntil;
        if (!provides || providerId == ownerId) revert MaintenanceProviderInvalid(providerId);
    }

    function _unit(uint32 unitId) private view returns (IEquipmentRegistry.Unit memory unit) {
        unit = EQUIPMENT.unitOf(unitId);
        if (unit.ownerId == 0) revert IEquipmentRegistry.EquipmentUnknown(unitId);
    }

    function _known(uint64 workOrderId) private view returns (WorkOrder storage order) {
        order = _workOrders[workOrderId];
        if (order.state == WorkState.None) revert MaintenanceWorkUnknown(workOrderId);
    }

    function _inState(uint64 workOrderId, WorkState state) private view returns (WorkOrder storage order) {
        order = _known(workOrderId);
        if (order.state != state) revert MaintenanceStateUnexpected(workOrderId, order.state);
    }

    // Effects

    function _credit(uint32 unitId, uint32 facilityId, uint256 amount) private {
        uint256 balance = _balances[unitId] + amount;
        _balances[unitId] = balance;
        total += amount;
        emit UnitFundCredited(unitId, facilityId, amount, balance);
    }

    function _plan(uint32 unitId, uint32 intervalSeconds, uint40 dueAt) private {
        _plans[unitId] = Plan(intervalSeconds, dueAt);
        emit PlanSet(unitId, intervalSeconds, dueAt, msg.sender);
        EQUIPMENT.setMaintenanceDue(unitId, dueAt);
    }

    /// @dev One interval after the old date, or from now when that has passed too.
    function _postpone(uint32 unitId) private {
        Plan memory plan = _plans[unitId];
        if (plan.intervalSeconds == 0) return;
        uint40 nowAt = uint40(block.timestamp);
        uint40 next = plan.dueAt + plan.intervalSeconds;
        _plan(unitId, plan.intervalSeconds, next > nowAt ? next : nowAt + plan.intervalSeconds);
    }
}
