// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {IFacilityLedger} from "../../src/settlement/IFacilityLedger.sol";
import {ISettlementDesk} from "../../src/settlement/ISettlementDesk.sol";
import {LoanFixture} from "../fixture/LoanFixture.sol";

contract SettlementDeskTest is LoanFixture {
    uint256 private constant ESCROW = 540.5e6;

    /// @dev Lends for four hours and returns `late` seconds after the end with `used` metered seconds.
    function _loan(uint64 used, uint40 late) private returns (uint64 id) {
        fitMeter(unit, METER_KEY);
        id = reserve(request(unit, 0, 4));
        vm.warp(reservations.detailsOf(id).startsAt);
        accept(reading(unit, 1, 1000));
        handOver(id, owner, borrower);
        vm.warp(reservations.detailsOf(id).endsAt + late);
        accept(reading(unit, 2, 1000 + used));
        handOver(id, borrower, owner);
    }

    function _settle(uint64 id) private returns (ISettlementDesk.Settlement memory settlement) {
        uint256 liabilities = ledger.liabilities();
        uint256 ownerBefore = ledger.balanceOf(owner.id).free;
        uint256 fundBefore = ledger.fund();
        ISettlementDesk.Settlement memory seen = settlements.preview(id);
        settlement = settlements.settle(id);
        assertEq(keccak256(abi.encode(seen)), keccak256(abi.encode(settlement)));
        assertEq(
            settlement.revenue + settlement.lateFee + settlement.contribution + settlement.refund, ESCROW
        );
        assertEq(ledger.balanceOf(owner.id).free - ownerBefore, settlement.revenue + settlement.lateFee);
        assertEq(ledger.fund() - fundBefore, settlement.contribution);
        assertEq(fund.balanceOf(unit), settlement.contribution);
        assertEq(ledger.balanceOf(borrower.id).free, 100_000e6 - ESCROW + settlement.refund);
        assertEq(ledger.balanceOf(borrower.id).escrowed, 0);
        assertEq(ledger.balanceOf(borrower.id).insured, 0);
        assertEq(ledger.liabilities(), liabilities);
        assertState(id, IReservationManager.State.Settled);
    }

    function test_pays_by_the_meter_and_refunds_the_rest() public {
        ISettlementDesk.Settlement memory settlement = _settle(_loan(2 hours, 0));
        assertEq(settlement.meteredSeconds, 2 hours);
        assertEq(settlement.revenue, 24e6);
        assertEq(settlement.contribution, 3e6);
        assertEq(settlement.lateFee, 0);
        assertEq(settlement.lateSeconds, 0);
        assertEq(settlement.refund, ESCROW - 27e6);
        assertEq(settlement.shortfall, 0);
    }

    function test_INV_USE_2_bills_no_more_than_the_time_between_pick_up_and_return() public {
        fitMeter(unit, METER_KEY);
        uint64 id = reserve(request(unit, 0, 4));
        vm.warp(reservations.detailsOf(id).startsAt);
        accept(reading(unit, 1, 1000));
        handOver(id, owner, borrower);
        vm.warp(reservations.detailsOf(id).endsAt);
        // Every reading may run a minute ahead of the clock; many of them must not add up to use that never was.
        for (uint32 sequence = 2; sequence < 8; ++sequence) {
            accept(reading(unit, sequence, 1000 + 4 hours + (sequence - 1) * 60));
        }
        handOver(id, borrower, owner);
        assertEq(_settle(id).meteredSeconds, 4 hours);
    }

    function test_rounds_every_part_down() public {
        ISettlementDesk.Settlement memory settlement = _settle(_loan(1, 1));
        assertEq(settlement.revenue, 3333);
        assertEq(settlement.contribution, 416);
        assertEq(settlement.lateFee, 5555);
        assertEq(settlement.refund, ESCROW - 3333 - 416 - 5555);
    }

    function test_charges_lateness_by_the_second() public {
        ISettlementDesk.Settlement memory settlement = _settle(_loan(0, 90 minutes));
        assertEq(settlement.lateSeconds, 90 minutes);
        assertEq(settlement.lateFee, 30e6);
        assertEq(settlement.revenue, 0);
    }

    function test_leaves_a_shortfall_taken_from_the_late_fee_first() public {
        // 100 hours late: 2,000 dollars, of which 540.50 less 27 dollars for use are covered.
        ISettlementDesk.Settlement memory settlement = _settle(_loan(2 hours, 100 hours));
        assertEq(settlement.revenue, 24e6);
        assertEq(settlement.contribution, 3e6);
        assertEq(settlement.lateFee, ESCROW - 27e6);
        assertEq(settlement.shortfall, 2000e6 - (ESCROW - 27e6));
        assertEq(settlement.refund, 0);
    }

    function test_then_from_revenue_and_last_from_the_contribution() public {
        // 90 hours metered: 1,080 dollars revenue and 135 contribution against 540.50.
        ISettlementDesk.Settlement memory settlement = _settle(_loan(90 hours, 100 hours));
        assertEq(settlement.lateFee, 0);
        assertEq(settlement.revenue, ESCROW - 135e6);
        assertEq(settlement.contribution, 135e6);
        assertEq(settlement.shortfall, 2000e6 + 1080e6 + 135e6 - ESCROW);
    }

    function test_cuts_the_contribution_when_nothing_else_is_left() public {
        ISettlementDesk.Settlement memory settlement = _settle(_loan(400 hours, 400 hours));
        assertEq(settlement.revenue, 0);
        assertEq(settlement.contribution, ESCROW);
    }

    function test_without_a_meter_the_usable_time_counts() public {
        uint64 id = lend();
        handOver(id, borrower, owner);
        ISettlementDesk.Settlement memory settlement = _settle(id);
        assertEq(settlement.meteredSeconds, 3 hours);
        assertEq(settlement.revenue, 36e6);
        assertEq(settlement.contribution, 4.5e6);
        assertEq(settlement.refund, 500e6);
    }

    function test_settles_once_and_only_what_is_returned() public {
        uint64 id = lend();
        _refuse(id, IReservationManager.State.OnLoan);
        handOver(id, borrower, owner);
        _settle(id);
        _refuse(id, IReservationManager.State.Settled);
        assertTrue(reservations.isFree(unit, reservations.detailsOf(id).startsAt, reservations.detailsOf(id).endsAt));
    }

    function _refuse(uint64 id, IReservationManager.State current) private {
        bytes memory reason =
            abi.encodeWithSelector(IReservationManager.ReservationStateUnexpected.selector, id, current);
        vm.expectRevert(reason);
        settlements.settle(id);
        vm.expectRevert(reason);
        settlements.preview(id);
    }

    /// forge-config: default.fuzz.runs = 64
    function testFuzz_the_parts_always_add_up(uint32 used, uint32 late) public {
        uint40 lateSeconds = uint40(bound(late, 0, 60 days));
        uint64 usedSeconds = uint64(bound(used, 0, 3 hours + lateSeconds));
        ISettlementDesk.Settlement memory settlement = _settle(_loan(usedSeconds, lateSeconds));
        assertEq(settlement.meteredSeconds, usedSeconds);
        if (settlement.shortfall != 0) assertEq(settlement.refund, 0);
        uint256 claims = uint256(usedSeconds) * 12e6 / 3600 + uint256(usedSeconds) * 1.5e6 / 3600
            + uint256(lateSeconds) * 20e6 / 3600;
        assertEq(
            settlement.revenue + settlement.contribution + settlement.lateFee + settlement.shortfall, claims
        );
    }
}
