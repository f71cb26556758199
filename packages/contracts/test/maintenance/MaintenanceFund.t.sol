// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IPeerBook} from "../../src/access/IPeerBook.sol";
import {Fitness} from "../../src/equipment/Fitness.sol";
import {IEquipmentRegistry} from "../../src/equipment/IEquipmentRegistry.sol";
import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {Role} from "../../src/facility/Role.sol";
import {IMaintenanceFund} from "../../src/maintenance/IMaintenanceFund.sol";
import {IFacilityLedger} from "../../src/settlement/IFacilityLedger.sol";
import {LoanFixture} from "../fixture/LoanFixture.sol";

contract MaintenanceFundTest is LoanFixture {
    bytes32 private constant PAPER = keccak256("paper");

    function _contribute(uint256 amount) private {
        vm.prank(owner.finance.account);
        fund.contribute(unit, amount);
    }

    function _request(uint64 amount) private returns (uint64) {
        vm.prank(owner.biomedical.account);
        return fund.request(unit, provider.id, IMaintenanceFund.WorkKind.Preventive, amount, PAPER);
    }

    function _done(uint64 amount) private returns (uint64 id) {
        id = _request(amount);
        vm.prank(owner.finance.account);
        fund.approve(id);
        vm.prank(provider.biomedical.account);
        fund.report(id, PAPER);
    }

    function _accept(uint64 id) private {
        vm.prank(owner.biomedical.account);
        fund.acceptWork(id);
    }

    function test_pays_the_provider_once_all_four_acts_are_done() public {
        _contribute(1000e6);
        uint64 id = _done(300e6);
        vm.expectEmit(address(fund));
        emit IMaintenanceFund.WorkPaid(id, unit, 300e6, 700e6, owner.biomedical.account);
        _accept(id);
        assertEq(fund.balanceOf(unit), 700e6);
        assertEq(fund.total(), 700e6);
        assertEq(ledger.fund(), 700e6);
        assertEq(ledger.balanceOf(provider.id).free, 300e6);
        assertEq(uint8(fund.workOrderOf(id).state), uint8(IMaintenanceFund.WorkState.Paid));
        assertEq(fund.workOrderOf(id).approvedBy, owner.finance.account);
    }

    function test_preventive_work_moves_the_due_date_by_the_interval() public {
        uint40 dueAt = uint40(block.timestamp + 10 days);
        vm.prank(owner.biomedical.account);
        fund.setPlan(unit, 180 days, dueAt);
        assertEq(equipment.fitness(unit, dueAt + 1), Fitness.MAINTENANCE_OVERDUE);
        _accept(_done(0));
        (, uint40 next) = fund.planOf(unit);
        assertEq(next, dueAt + 180 days);
        assertEq(equipment.fitness(unit, dueAt + 1), 0);
        vm.warp(next + 200 days);
        _accept(_done(0));
        (, next) = fund.planOf(unit);
        assertEq(next, block.timestamp + 180 days);
    }

    function test_a_repair_moves_no_date() public {
        (, uint40 dueAt) = fund.planOf(unit);
        vm.prank(owner.biomedical.account);
        uint64 id = fund.request(unit, provider.id, IMaintenanceFund.WorkKind.Repair, 0, PAPER);
        vm.prank(owner.finance.account);
        fund.approve(id);
        vm.prank(provider.biomedical.account);
        fund.report(id, PAPER);
        _accept(id);
        (, uint40 next) = fund.planOf(unit);
        assertEq(next, dueAt);
    }

    function test_refuses_to_pay_more_than_the_units_own_fund() public {
        _contribute(299e6);
        uint32 other = lendableUnit(owner);
        vm.prank(owner.finance.account);
        fund.contribute(other, 1000e6);
        uint64 id = _done(300e6);
        vm.expectRevert(
            abi.encodeWithSelector(IMaintenanceFund.MaintenanceFundInsufficient.selector, unit, 299e6, 300e6)
        );
        _accept(id);
        _contribute(1e6);
        _accept(id);
        assertEq(fund.balanceOf(unit), 0);
        assertEq(fund.balanceOf(other), 1000e6);
    }

    function test_refuses_one_person_as_requester_and_approver() public {
        Person memory both = newStaff(owner, Role.BIOMEDICAL | Role.FINANCE);
        vm.prank(both.account);
        uint64 id = fund.request(unit, provider.id, IMaintenanceFund.WorkKind.Repair, 1e6, PAPER);
        vm.expectRevert(
            abi.encodeWithSelector(IMaintenanceFund.MaintenancePartiesNotDistinct.selector, id, both.account)
        );
        vm.prank(both.account);
        fund.approve(id);
    }

    function test_refuses_payees_that_request_own_or_are_no_provider() public {
        bytes4 invalid = IMaintenanceFund.MaintenanceProviderInvalid.selector;
        _refuseProvider(borrower.id, abi.encodeWithSelector(invalid, borrower.id));
        _refuseProvider(99, abi.encodeWithSelector(invalid, 99));
        _refuseProvider(
            owner.id,
            abi.encodeWithSelector(
                IMaintenanceFund.MaintenancePartiesNotDistinct.selector, 1, owner.biomedical.account
            )
        );
        IFacilityRegistry.Attestation memory ending = attestation();
        ending.licensedUntil = uint40(block.timestamp + 1);
        activate(provider.id, ending);
        vm.warp(block.timestamp + 1);
        _refuseProvider(provider.id, abi.encodeWithSelector(invalid, provider.id));
    }

    function _refuseProvider(uint32 providerId, bytes memory reason) private {
        vm.expectRevert(reason);
        vm.prank(owner.biomedical.account);
        fund.request(unit, providerId, IMaintenanceFund.WorkKind.Repair, 1e6, PAPER);
    }

    function test_every_act_needs_its_state() public {
        uint64 id = _request(0);
        bytes4 selector = IMaintenanceFund.MaintenanceStateUnexpected.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, id, IMaintenanceFund.WorkState.Requested));
        vm.prank(provider.biomedical.account);
        fund.report(id, PAPER);
        vm.expectRevert(abi.encodeWithSelector(selector, id, IMaintenanceFund.WorkState.Requested));
        _accept(id);
        vm.prank(owner.finance.account);
        fund.approve(id);
        vm.expectRevert(abi.encodeWithSelector(selector, id, IMaintenanceFund.WorkState.Approved));
        vm.prank(owner.finance.account);
        fund.approve(id);
        vm.prank(provider.biomedical.account);
        fund.report(id, PAPER);
        _accept(id);
        vm.expectRevert(abi.encodeWithSelector(selector, id, IMaintenanceFund.WorkState.Paid));
        _accept(id);
        vm.expectRevert(abi.encodeWithSelector(IMaintenanceFund.MaintenanceWorkUnknown.selector, 77));
        fund.workOrderOf(77);
    }

    function test_every_act_needs_its_person() public {
        bytes4 party = IMaintenanceFund.MaintenanceNotParty.selector;
        vm.expectRevert(abi.encodeWithSelector(party, unit, borrower.id));
        vm.prank(borrower.biomedical.account);
        fund.request(unit, provider.id, IMaintenanceFund.WorkKind.Repair, 1e6, PAPER);
        uint64 id = _request(0);
        vm.expectRevert(abi.encodeWithSelector(party, unit, provider.id));
        vm.prank(provider.finance.account);
        fund.approve(id);
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityStaffUnauthorized.selector, owner.coordinator.account, Role.FINANCE
            )
        );
        vm.prank(owner.coordinator.account);
        fund.approve(id);
        vm.prank(owner.finance.account);
        fund.approve(id);
        vm.expectRevert(abi.encodeWithSelector(party, unit, owner.id));
        vm.prank(owner.biomedical.account);
        fund.report(id, PAPER);
        vm.prank(provider.biomedical.account);
        fund.report(id, PAPER);
        vm.expectRevert(abi.encodeWithSelector(party, unit, provider.id));
        vm.prank(provider.biomedical.account);
        fund.acceptWork(id);
    }

    function test_the_holder_may_request_too() public {
        lend();
        vm.prank(borrower.biomedical.account);
        uint64 id = fund.request(unit, provider.id, IMaintenanceFund.WorkKind.Repair, 1e6, PAPER);
        assertEq(fund.workOrderOf(id).requestedBy, borrower.biomedical.account);
    }

    function test_refuses_empty_plans_and_plans_by_others() public {
        bytes4 selector = IMaintenanceFund.MaintenancePlanInvalid.selector;
        uint40 nowAt = uint40(block.timestamp);
        vm.expectRevert(abi.encodeWithSelector(selector, unit, 0, nowAt + 1));
        vm.prank(owner.biomedical.account);
        fund.setPlan(unit, 0, nowAt + 1);
        vm.expectRevert(abi.encodeWithSelector(selector, unit, 1, nowAt));
        vm.prank(owner.biomedical.account);
        fund.setPlan(unit, 1, nowAt);
        vm.expectRevert(
            abi.encodeWithSelector(IMaintenanceFund.MaintenanceNotParty.selector, unit, borrower.id)
        );
        vm.prank(borrower.biomedical.account);
        fund.setPlan(unit, 1, nowAt + 1);
    }

    function test_contributions_come_from_a_balance_and_are_not_empty() public {
        vm.expectRevert(abi.encodeWithSelector(IFacilityLedger.LedgerAmountInvalid.selector, 0, 0));
        _contribute(0);
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityLedger.LedgerBalanceInsufficient.selector, owner.id, 10_000e6, 10_000e6 + 1
            )
        );
        _contribute(10_000e6 + 1);
        vm.expectRevert(abi.encodeWithSelector(IEquipmentRegistry.EquipmentUnknown.selector, 99));
        vm.prank(owner.finance.account);
        fund.contribute(99, 1);
        vm.expectRevert(abi.encodeWithSelector(IPeerBook.PeerUnauthorized.selector, address(this)));
        fund.credit(unit, borrower.id, 1);
    }
}
