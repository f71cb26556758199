// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IPeerBook, Peer} from "../../src/access/IPeerBook.sol";
import {PeerBook} from "../../src/access/PeerBook.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {IFacilityLedger} from "../../src/settlement/IFacilityLedger.sol";
import {NetworkFixture} from "../fixture/NetworkFixture.sol";

contract PeerBookTest is NetworkFixture {
    function test_addressOf_isWhereEachPeerStands() public view {
        assertEq(book.addressOf(Peer.FacilityRegistry), address(facilities));
        assertEq(book.addressOf(Peer.FacilityLedger), address(ledger));
        assertEq(book.addressOf(Peer.EquipmentRegistry), address(equipment));
        assertEq(book.addressOf(Peer.ReservationManager), address(reservations));
        assertEq(book.addressOf(Peer.UsageMeter), address(meters));
        assertEq(book.addressOf(Peer.CustodyLedger), address(custody));
        assertEq(book.addressOf(Peer.CheckoutDesk), address(checkouts));
        assertEq(book.addressOf(Peer.MaintenanceFund), address(fund));
        assertEq(book.addressOf(Peer.SettlementDesk), address(settlements));
        assertEq(book.addressOf(Peer.RatingDesk), address(ratings));
        assertEq(book.addressOf(Peer.AmendmentDesk), address(amendments));
        assertEq(book.addressOf(Peer.WaitlistDesk), address(waitlists));
        assertEq(book.addressOf(Peer.OverrideDesk), address(overrides));
        assertEq(book.deployed(), 13);
    }

    function test_deploy_revertsForAnyoneElse() public {
        PeerBook fresh = new PeerBook();
        vm.prank(address(0xb0b));
        vm.expectRevert(abi.encodeWithSelector(IPeerBook.PeerNotDeployer.selector, address(0xb0b), address(this)));
        fresh.deploy(Peer.FacilityRegistry, hex"00");
    }

    function test_deploy_revertsOutOfOrder() public {
        PeerBook fresh = new PeerBook();
        vm.expectRevert(abi.encodeWithSelector(IPeerBook.PeerOutOfOrder.selector, Peer.FacilityLedger, 0));
        fresh.deploy(Peer.FacilityLedger, hex"00");
    }

    function test_deploy_revertsAfterTheLastPeer() public {
        vm.expectRevert(abi.encodeWithSelector(IPeerBook.PeerOutOfOrder.selector, Peer.RatingDesk, 13));
        book.deploy(Peer.RatingDesk, hex"00");
    }

    function test_deploy_revertsWhenTheCodeRevertsOrDeploysNothing() public {
        PeerBook fresh = new PeerBook();
        vm.expectRevert(abi.encodeWithSelector(IPeerBook.PeerCreationFailed.selector, Peer.FacilityRegistry));
        fresh.deploy(Peer.FacilityRegistry, hex"fe");
        vm.expectRevert(abi.encodeWithSelector(IPeerBook.PeerCreationFailed.selector, Peer.FacilityRegistry));
        fresh.deploy(Peer.FacilityRegistry, "");
        assertEq(fresh.deployed(), 0);
    }

    function test_peers_refuseEveryCallerButTheNamedPeer() public {
        bytes memory refusal = abi.encodeWithSelector(IPeerBook.PeerUnauthorized.selector, address(this));
        vm.expectRevert(refusal);
        ledger.hold(1, 1, 1);
        vm.expectRevert(refusal);
        ledger.release(1, 1, 1, 1, 2, 0, 0);
        vm.expectRevert(refusal);
        ledger.holdSeries(1, 1, 1, 1);
        vm.expectRevert(refusal);
        ledger.adjust(IFacilityLedger.Adjustment(1, 1, 2, 1, 1, 0, 0));
        vm.expectRevert(refusal);
        reservations.reschedule(1, IReservationManager.Schedule(0, 3600, 1, 0, 0, 0, 0, false));
        vm.expectRevert(refusal);
        reservations.reassign(1, 1, 1);
        vm.expectRevert(refusal);
        reservations.takeSlots(1, 1, 2, 3600);
        vm.expectRevert(refusal);
        reservations.freeSlots(1, 1, 2);
        vm.expectRevert(refusal);
        reservations.reserveFor(
            1, address(1), IReservationManager.Request(1, 0, 1, IReservationManager.Priority.Urgent, new uint64[](0))
        );
        vm.expectRevert(refusal);
        reservations.awaitRelease(1, 0, 3600, new uint64[](0));
        vm.expectRevert(refusal);
        reservations.freeKept(1);
        vm.expectRevert(refusal);
        reservations.useFirstCall(1, 1);
        vm.expectRevert(refusal);
        reservations.displace(1, address(1), 0, 3600);
        vm.expectRevert(refusal);
        ledger.displace(IFacilityLedger.Displacement(1, 0, 0, 2, 0, 0, 0));
        vm.expectRevert(refusal);
        ledger.releaseBond(1, 1, 2, 1);
        vm.expectRevert(refusal);
        equipment.setWaitlist(1, 1);
        vm.expectRevert(refusal);
        ledger.contribute(1, 1);
        vm.expectRevert(refusal);
        ledger.payFromFund(1, 1, 1);
        vm.expectRevert(refusal);
        equipment.setHolder(1, 1, address(1), 1);
        vm.expectRevert(refusal);
        equipment.setReasons(1, 1, 1);
        vm.expectRevert(refusal);
        equipment.setMaintenanceDue(1, 1);
        vm.expectRevert(refusal);
        equipment.setProduction(1, 1);
        vm.expectRevert(refusal);
        equipment.setUser(1, address(1), 1);
    }
}
