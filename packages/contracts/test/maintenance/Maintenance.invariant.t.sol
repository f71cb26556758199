// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Test} from "forge-std/Test.sol";
import {ICustodyLedger} from "../../src/custody/ICustodyLedger.sol";
import {FacilityRegistry} from "../../src/facility/FacilityRegistry.sol";
import {Role} from "../../src/facility/Role.sol";
import {IMaintenanceFund} from "../../src/maintenance/IMaintenanceFund.sol";
import {MaintenanceFund} from "../../src/maintenance/MaintenanceFund.sol";
import {FacilityLedger} from "../../src/settlement/FacilityLedger.sol";
import {LoanFixture} from "../fixture/LoanFixture.sol";
import {Tally} from "../fixture/Tally.sol";

/// @notice Contributes to two units, has work done on them by whoever asks, honestly and not.
contract MaintenanceHandler is LoanFixture, Tally {
    uint32[2] public units;
    uint64 public orders;
    mapping(uint32 unitId => uint256) public contributed;
    mapping(uint32 unitId => uint256) public paid;
    Person[] private _people;

    constructor() {
        LoanFixture.setUp();
        units = [unit, lendableUnit(owner)];
        uint16 all = Role.BIOMEDICAL | Role.FINANCE;
        _people.push(newStaff(owner, all));
        _people.push(newStaff(owner, all));
        _people.push(newStaff(provider, all));
        _people.push(newStaff(borrower, all));
        deposit(owner, 1_000_000e6);
    }

    /// @dev The network is made once; the fuzzer must not make another.
    function setUp() public pure override {}

    function contribute(uint256 which, uint8 who, uint64 amount) external counted("contribute") {
        amount = uint64(bound(amount, 0, 5000e6));
        vm.prank(_person(who).account);
        try fund.contribute(units[which % 2], amount) {
            contributed[units[which % 2]] += amount;
            succeeded("contribute");
        } catch {}
    }

    /// @notice A whole loan without a meter: the settlement credits the unit's fund.
    function lendAndSettle(uint256 which) external counted("settleLoan") {
        uint32 unitId = units[which % 2];
        uint64 id = reserve(request(unitId, 0, 4));
        vm.warp(onGrid());
        handOver(id, owner, borrower);
        vm.startPrank(borrower.biomedical.account);
        custody.certifyTurnaround(unitId, ICustodyLedger.Turnaround.Decontamination, keccak256("clean"));
        custody.certifyTurnaround(unitId, ICustodyLedger.Turnaround.Sanitisation, keccak256("wiped"));
        vm.stopPrank();
        handOver(id, borrower, owner);
        contributed[unitId] += settlements.settle(id).contribution;
        succeeded("settleLoan");
    }

    function requestWork(uint256 which, uint8 who, uint8 payee, uint64 amount) external counted("request") {
        uint32 providerId = payee % 4 == 0 ? owner.id : payee % 4 == 1 ? borrower.id : provider.id;
        amount = uint64(bound(amount, 0, 3000e6));
        vm.prank(_person(who).account);
        try fund.request(
            units[which % 2], providerId, IMaintenanceFund.WorkKind(payee % 2), amount, keccak256("quote")
        ) returns (uint64 id) {
            orders = id;
            succeeded("request");
        } catch {}
    }

    function approveWork(uint64 which, uint8 who) external counted("approve") {
        vm.prank(_person(who).account);
        try fund.approve(_order(which)) {
            succeeded("approve");
        } catch {}
    }

    function reportWork(uint64 which, uint8 who) external counted("report") {
        vm.prank(_person(who).account);
        try fund.report(_order(which), keccak256("report")) {
            succeeded("report");
        } catch {}
    }

    function acceptWork(uint64 which, uint8 who) external counted("accept") {
        uint64 id = _order(which);
        vm.prank(_person(who).account);
        try fund.acceptWork(id) {
            IMaintenanceFund.WorkOrder memory order = fund.workOrderOf(id);
            paid[order.unitId] += order.amount;
            succeeded("accept");
        } catch {}
    }

    /// @notice Work from request to payment, as its people should: asked for, approved by another, done, accepted.
    function playWork(uint256 which, uint64 amount) external counted("playWork") {
        _try(abi.encodeCall(this.contribute, (which, 0, uint64(3000e6))));
        _try(abi.encodeCall(this.lendAndSettle, (which)));
        uint64 known = orders;
        _try(abi.encodeCall(this.requestWork, (which, 0, 2, amount)));
        if (orders == known) return;
        _try(abi.encodeCall(this.approveWork, (0, 1)));
        _try(abi.encodeCall(this.reportWork, (0, 2)));
        _try(abi.encodeCall(this.acceptWork, (0, 1)));
        succeeded("playWork");
    }

    function network() external view returns (address, address, address) {
        return (address(fund), address(ledger), address(facilities));
    }

    function _person(uint8 who) private view returns (Person memory) {
        return _people[who % _people.length];
    }

    /// @dev Mostly one of the last few, which are still under way.
    function _order(uint64 which) private view returns (uint64) {
        uint64 back = which % 4;
        return orders > back ? orders - back : orders;
    }
}

contract MaintenanceInvariant is Test {
    MaintenanceHandler private handler;
    MaintenanceFund private fund;
    FacilityLedger private ledger;
    FacilityRegistry private facilities;

    function setUp() public {
        handler = new MaintenanceHandler();
        (address a, address b, address c) = handler.network();
        (fund, ledger, facilities) = (MaintenanceFund(a), FacilityLedger(b), FacilityRegistry(c));
        bytes4[] memory selectors = new bytes4[](12);
        selectors[0] = MaintenanceHandler.contribute.selector;
        selectors[1] = MaintenanceHandler.lendAndSettle.selector;
        selectors[2] = MaintenanceHandler.requestWork.selector;
        selectors[3] = MaintenanceHandler.approveWork.selector;
        selectors[4] = MaintenanceHandler.reportWork.selector;
        selectors[5] = MaintenanceHandler.acceptWork.selector;
        for (uint256 i = 6; i < selectors.length; ++i) {
            selectors[i] = MaintenanceHandler.playWork.selector;
        }
        targetContract(address(handler));
        targetSelector(FuzzSelector({addr: address(handler), selectors: selectors}));
    }

    /// @notice INV-FND-1: contributions - payouts = fund balance, per unit and in total.
    /// forge-config: default.invariant.depth = 56
    /// forge-config: default.invariant.runs = 24
    function invariant_FND_1_fundsAddUp() public view {
        uint256 sum;
        for (uint256 i = 0; i < 2; ++i) {
            uint32 unitId = handler.units(i);
            assertEq(fund.balanceOf(unitId), handler.contributed(unitId) - handler.paid(unitId));
            sum += fund.balanceOf(unitId);
        }
        assertEq(fund.total(), sum);
        assertEq(ledger.fund(), sum);
    }

    /// @notice INV-FND-2: requester, approver and payee of a work order are three different parties.
    /// forge-config: default.invariant.depth = 56
    /// forge-config: default.invariant.runs = 24
    function invariant_FND_2_threeParties() public view {
        for (uint64 id = 1; id <= handler.orders(); ++id) {
            IMaintenanceFund.WorkOrder memory order = fund.workOrderOf(id);
            assertTrue(facilities.staffOf(order.requestedBy).facilityId != order.providerId);
            if (order.state == IMaintenanceFund.WorkState.Requested) continue;
            assertTrue(order.approvedBy != order.requestedBy);
            assertTrue(facilities.staffOf(order.approvedBy).facilityId != order.providerId);
        }
    }

    function afterInvariant() public {
        handler.report("FND");
    }
}
