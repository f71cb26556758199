// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IEquipmentRegistry} from "../../src/equipment/IEquipmentRegistry.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {LoanFixture} from "../fixture/LoanFixture.sol";

contract ReservationManagerSlotsTest is LoanFixture {
    /// @dev A unit that people travel to: slots of fifteen minutes.
    function _quarterHourUnit() private returns (uint32 unitId) {
        IEquipmentRegistry.Registration memory stated = registration();
        stated.slotSeconds = 900;
        vm.prank(owner.biomedical.account);
        unitId = equipment.register(stated);
        vm.prank(owner.clinicalLead.account);
        equipment.approve(unitId);
        vm.prank(owner.coordinator.account);
        equipment.setTerms(unitId, terms());
        vm.startPrank(owner.biomedical.account);
        for (uint8 kind = 0; kind < 2; ++kind) {
            equipment.issueCertificate(
                unitId, IEquipmentRegistry.CertificateKind(kind), FOREVER, keccak256("certificate")
            );
        }
        fund.setPlan(unitId, 365 days, FOREVER);
        vm.stopPrank();
    }

    function test_slots_of_fifteen_minutes() public {
        uint32 unitId = _quarterHourUnit();
        IReservationManager.Request memory wanted = request(unitId, 1, 1);
        wanted.startsAt += 900;
        wanted.endsAt += 900;
        uint64 id = reserve(wanted);
        IReservationManager.Details memory details = reservations.detailsOf(id);
        assertEq(details.startsAt, wanted.startsAt);
        assertEq(details.endsAt, wanted.endsAt);
        assertEq(details.reservation.slotCount, 4);
        // Three quarters of an hour are usable.
        assertEq(details.reservation.escrow, 500e6 + uint256(13.5e6) * 3 / 4);
        uint256 first = wanted.startsAt / 900;
        assertEq(reservations.calendarWord(unitId, first / 256), 15 << (first % 256));
        assertFalse(reservations.isFree(unitId, wanted.endsAt - 900, wanted.endsAt + 900));
        assertTrue(reservations.isFree(unitId, wanted.endsAt, wanted.endsAt + 900));
        wanted.startsAt += 1;
        vm.expectRevert(
            abi.encodeWithSelector(IReservationManager.ReservationOffGrid.selector, unitId, wanted.startsAt, 900)
        );
        reserve(wanted);
    }

    function test_thirty_one_days_mark_and_free_four_words() public {
        IReservationManager.Request memory wanted = request(unit, 100, 744);
        uint64 id = reserve(wanted);
        uint256 first = wanted.startsAt / 3600;
        uint256 end = wanted.endsAt / 3600;
        uint256 marks;
        for (uint256 word = first / 256; word <= end / 256; ++word) {
            marks += _count(reservations.calendarWord(unit, word));
        }
        assertEq(marks, 744);
        vm.prank(owner.coordinator.account);
        reservations.cancel(id);
        for (uint256 word = first / 256; word <= end / 256; ++word) {
            assertEq(reservations.calendarWord(unit, word), 0);
        }
    }

    function test_availability_needs_no_reservation_and_has_a_longest_question() public {
        uint40 startsAt = onGrid();
        assertTrue(reservations.isFree(unit, startsAt, startsAt + 7 days));
        vm.expectRevert(
            abi.encodeWithSelector(IReservationManager.ReservationIntervalEmpty.selector, startsAt, startsAt)
        );
        reservations.isFree(unit, startsAt, startsAt);
        vm.expectRevert(
            abi.encodeWithSelector(IReservationManager.ReservationLengthOutOfRange.selector, 65_536, 1, 65_535)
        );
        reservations.isFree(unit, startsAt, startsAt + 65_536 hours);
        assertTrue(reservations.isFree(unit, startsAt, startsAt + 65_535 hours));
    }

    function test_ids_name_the_unit_and_never_repeat() public {
        uint64[40] memory ids;
        for (uint256 i = 0; i < 40; ++i) {
            // Made and cancelled within one second, forty times the same.
            ids[i] = reserve(request(unit, 50, 4));
            assertEq(ids[i] >> 32, unit);
            for (uint256 j = 0; j < i; ++j) {
                assertTrue(ids[i] != ids[j]);
            }
            vm.prank(borrower.coordinator.account);
            reservations.cancel(ids[i]);
        }
    }

    /// forge-config: default.fuzz.runs = 64
    function testFuzz_the_calendar_follows_a_naive_one(uint8[12] calldata starts, uint8[12] calldata lengths) public {
        bool[300] memory taken;
        for (uint256 i = 0; i < 12; ++i) {
            uint40 from = starts[i];
            uint40 length = 2 + lengths[i] % 40;
            bool free = true;
            for (uint40 slot = from; slot < from + length; ++slot) {
                if (taken[slot]) free = false;
            }
            IReservationManager.Request memory wanted = request(unit, from, length);
            assertEq(reservations.isFree(unit, wanted.startsAt, wanted.endsAt), free);
            vm.prank(borrower.coordinator.account);
            try reservations.reserve(wanted) {
                assertTrue(free);
                for (uint40 slot = from; slot < from + length; ++slot) {
                    taken[slot] = true;
                }
            } catch {
                assertFalse(free);
            }
        }
    }

    function _count(uint256 bits) private pure returns (uint256 count) {
        for (; bits != 0; bits &= bits - 1) {
            ++count;
        }
    }
}
