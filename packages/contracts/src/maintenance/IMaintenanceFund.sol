// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title The maintenance fund: contributions, plans, work orders, payouts
/// @notice Per unit a balance; the sum is the ledger's fund. A work order is requested, approved, done and
/// accepted; payment follows acceptance.
/// @custom:invariant INV-FND-1 contributions - payouts = fund balance, per unit and in total.
/// @custom:invariant INV-FND-2 requester, approver and payee of a work order are three different parties.
interface IMaintenanceFund {
    enum WorkKind {
        Preventive,
        Repair
    }

    /// @notice None: Requested. Requested: Approved. Approved: Done. Done: Paid.
    enum WorkState {
        None,
        Requested,
        Approved,
        Done,
        Paid
    }

    /// @param amount Token units to pay on acceptance.
    struct WorkOrder {
        uint32 unitId;
        uint32 providerId;
        WorkKind kind;
        WorkState state;
        uint64 amount;
        address requestedBy;
        address approvedBy;
    }

    event PlanSet(uint32 indexed unitId, uint32 intervalSeconds, uint40 dueAt, address by);
    event UnitFundCredited(uint32 indexed unitId, uint32 indexed facilityId, uint256 amount, uint256 balance);
    event WorkRequested(
        uint64 indexed workOrderId,
        uint32 indexed unitId,
        uint32 indexed providerId,
        WorkKind kind,
        uint64 amount,
        address by,
        bytes32 quote
    );
    event WorkApproved(uint64 indexed workOrderId, address indexed by);
    event WorkDone(uint64 indexed workOrderId, address indexed by, bytes32 report);
    event WorkPaid(uint64 indexed workOrderId, uint32 indexed unitId, uint256 amount, uint256 balance, address by);

    /// @notice Thrown when no work order has this id.
    error MaintenanceWorkUnknown(uint64 workOrderId);
    /// @notice Thrown when the work order is not in a state that allows the act.
    error MaintenanceStateUnexpected(uint64 workOrderId, WorkState current);
    /// @notice Thrown when requester, approver and payee would not be three different parties.
    error MaintenancePartiesNotDistinct(uint64 workOrderId, address account);
    /// @notice Thrown when the payee is not an active provider.
    error MaintenanceProviderInvalid(uint32 providerId);
    /// @notice Thrown when the unit's fund holds less than the work costs.
    error MaintenanceFundInsufficient(uint32 unitId, uint256 balance, uint256 needed);
    /// @notice Thrown when a plan has no interval or is due in the past.
    error MaintenancePlanInvalid(uint32 unitId, uint32 intervalSeconds, uint40 dueAt);
    /// @notice Thrown when the caller's facility has nothing to say about the unit.
    error MaintenanceNotParty(uint32 unitId, uint32 facilityId);

    /// @notice Sets the preventive plan. Caller: biomedical of the owner.
    /// @dev Emits {PlanSet}; moves the unit's maintenance date.
    function setPlan(uint32 unitId, uint32 intervalSeconds, uint40 dueAt) external;

    /// @notice Adds to a unit's fund from the caller's facility's free balance. Caller: finance.
    /// @dev Emits {UnitFundCredited}.
    function contribute(uint32 unitId, uint256 amount) external;

    /// @notice Books a settled loan's contribution, which the ledger has already moved. Caller: SettlementDesk.
    /// @dev Emits {UnitFundCredited}.
    function credit(uint32 unitId, uint32 facilityId, uint256 amount) external;

    /// @notice Requests work. Caller: biomedical of the owner or the holder.
    /// @dev Emits {WorkRequested}.
    function request(uint32 unitId, uint32 providerId, WorkKind kind, uint64 amount, bytes32 quote)
        external
        returns (uint64 workOrderId);

    /// @notice Approves. Caller: finance of the owner; neither the requester nor the provider's staff.
    /// @dev Emits {WorkApproved}. Reserves nothing: the fund must suffice at acceptance.
    function approve(uint64 workOrderId) external;

    /// @notice Reports the work as done. Caller: biomedical of the provider.
    /// @dev Emits {WorkDone}.
    function report(uint64 workOrderId, bytes32 document) external;

    /// @notice Acceptance test passed: pays, and for preventive work moves the due date by the plan's interval.
    /// Caller: biomedical of the owner.
    /// @dev Emits {WorkPaid}.
    function acceptWork(uint64 workOrderId) external;

    function balanceOf(uint32 unitId) external view returns (uint256);
    function total() external view returns (uint256);
    function planOf(uint32 unitId) external view returns (uint32 intervalSeconds, uint40 dueAt);
    function workOrderOf(uint64 workOrderId) external view returns (WorkOrder memory);
}
