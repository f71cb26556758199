// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Test} from "forge-std/Test.sol";
import {IEquipmentRegistry} from "../../src/equipment/IEquipmentRegistry.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {ReservationWord, ReservationWords} from "../../src/reservation/ReservationWord.sol";

/// @notice Whatever an offer may say comes out of the word as it went in.
contract ReservationWordFuzzTest is Test {
    function draft(IEquipmentRegistry.Offer memory offer, uint32 borrower, IReservationManager.Request calldata request)
        external
        pure
        returns (ReservationWord)
    {
        return ReservationWords.draft(offer, borrower, request.startsAt, request.endsAt, request.priority);
    }

    function _bounded(IEquipmentRegistry.Offer memory offer, bool quarterHours) private pure {
        offer.slotSeconds = quarterHours ? 900 : 3600;
        offer.escrow = uint56(bound(offer.escrow, 0, type(uint48).max));
        offer.insured = uint56(bound(offer.insured, 0, 2 ** 28 - 1) * 1e6);
        offer.freeCancelSlots = uint16(bound(offer.freeCancelSlots, 0, 4094));
    }

    function _request(IEquipmentRegistry.Offer memory offer, uint24 start, uint16 count, uint8 priority)
        private
        pure
        returns (IReservationManager.Request memory)
    {
        uint40 first = uint40(bound(start, 5000, type(uint24).max));
        uint40 slots = uint40(bound(count, 1, type(uint16).max));
        return IReservationManager.Request({
            unitId: 1,
            startsAt: first * offer.slotSeconds,
            endsAt: (first + slots) * offer.slotSeconds,
            priority: IReservationManager.Priority(priority % 3),
            stale: new uint64[](0)
        });
    }

    function testFuzz_a_confirmed_reservation_keeps_everything(
        IEquipmentRegistry.Offer memory offer,
        uint32 borrower,
        uint24 start,
        uint16 count,
        uint8 priority,
        bool quarterHours
    ) public view {
        _bounded(offer, quarterHours);
        IReservationManager.Request memory request = _request(offer, start, count, priority);
        ReservationWord word = this.draft(offer, borrower, request).confirmed(offer);
        _checkCommon(word, offer, borrower, request);
        assertEq(uint8(word.state()), uint8(IReservationManager.State.Confirmed));
        assertEq(word.escrow(), offer.escrow);
        assertEq(word.insured(), offer.insured);
        assertEq(word.lateFee(), offer.lateFee);
        assertEq(word.heldUntil(), 0);
        assertEq(word.freeUntil(), request.startsAt - uint256(offer.freeCancelSlots) * offer.slotSeconds);
    }

    function testFuzz_the_marks_of_waiting_and_displacing_change_nothing_else(
        IEquipmentRegistry.Offer memory offer,
        uint32 borrower,
        uint24 start,
        uint16 count,
        uint40 until
    ) public view {
        _bounded(offer, false);
        IReservationManager.Request memory request = _request(offer, start, count, 1);
        ReservationWord word = this.draft(offer, borrower, request).confirmed(offer);
        assertEq(word.isAwaited(), offer.policy >> 4 & 1 == 1);
        assertFalse(word.isDisplaced());
        assertEq(word.firstCallUntil(), 0);
        assertTrue(word.awaited().isAwaited());
        assertFalse(word.awaited().notAwaited().isAwaited());
        _checkCommon(word.awaited(), offer, borrower, request);
        ReservationWord gone = word.awaited().displaced(until);
        _checkCommon(gone, offer, borrower, request);
        assertEq(gone.escrow(), offer.escrow);
        assertEq(gone.insured(), offer.insured);
        assertEq(gone.firstCallUntil(), until);
        assertFalse(gone.isAwaited());
        assertFalse(gone.isLive());
    }

    function testFuzz_a_hold_keeps_its_time_until_it_is_confirmed(
        IEquipmentRegistry.Offer memory offer,
        uint32 borrower,
        uint24 start,
        uint16 count,
        uint32 until
    ) public view {
        _bounded(offer, false);
        IReservationManager.Request memory request = _request(offer, start, count, 2);
        ReservationWord word = this.draft(offer, borrower, request).held(until);
        _checkCommon(word, offer, borrower, request);
        assertEq(word.heldUntil(), until);
        assertEq(word.escrow(), 0);
        ReservationWord confirmed = word.confirmed(offer);
        assertEq(confirmed.heldUntil(), 0);
        assertEq(confirmed.lateFee(), offer.lateFee);
        assertEq(confirmed.escrow(), offer.escrow);
    }

    function testFuzz_another_state_changes_nothing_else(IEquipmentRegistry.Offer memory offer, uint8 to) public view {
        _bounded(offer, true);
        ReservationWord word = this.draft(offer, 7, _request(offer, 9000, 4, 1)).confirmed(offer);
        ReservationWord moved = word.withState(IReservationManager.State(to % 8));
        assertEq(uint8(moved.state()), to % 8);
        assertEq(
            ReservationWord.unwrap(moved.withState(IReservationManager.State.Confirmed)),
            ReservationWord.unwrap(word)
        );
    }

    function _checkCommon(
        ReservationWord word,
        IEquipmentRegistry.Offer memory offer,
        uint32 borrower,
        IReservationManager.Request memory request
    ) private pure {
        assertEq(word.borrowerId(), borrower);
        assertEq(word.ownerId(), offer.ownerId);
        assertEq(word.termsVersion(), offer.termsVersion);
        assertEq(uint8(word.priority()), uint8(request.priority));
        (uint40 startsAt, uint40 endsAt) = word.interval();
        assertEq(startsAt, request.startsAt);
        assertEq(endsAt, request.endsAt);
        assertEq(word.endSlot() * word.slotSeconds(), request.endsAt);
    }

    function rescheduled(ReservationWord word, IReservationManager.Schedule calldata next)
        external
        pure
        returns (ReservationWord)
    {
        return word.rescheduled(next);
    }

    function testFuzz_another_schedule_changes_nothing_else(
        IEquipmentRegistry.Offer memory offer,
        IReservationManager.Schedule memory next,
        uint24 start,
        uint16 count,
        bool quarterHours
    ) public view {
        _bounded(offer, quarterHours);
        IReservationManager.Request memory request = _request(offer, 9999, 9, 1);
        ReservationWord word = this.draft(offer, 77, request).confirmed(offer);
        IReservationManager.Request memory interval = _request(offer, start, count, 0);
        (next.startsAt, next.endsAt) = (interval.startsAt, interval.endsAt);
        next.escrow = uint56(bound(next.escrow, 0, type(uint48).max));
        next.freeCancelSlots = uint16(bound(next.freeCancelSlots, 0, 4095));
        ReservationWord moved = this.rescheduled(word, next);
        (uint40 startsAt, uint40 endsAt) = moved.interval();
        assertEq(startsAt, next.startsAt);
        assertEq(endsAt, next.endsAt);
        assertEq(moved.escrow(), next.escrow);
        assertEq(moved.lateFee(), next.lateFee);
        uint256 free = uint256(next.freeCancelSlots) * offer.slotSeconds;
        assertEq(moved.freeUntil(), next.freeCancelSlots == 4095 ? 0 : startsAt - free);
        assertEq(moved.borrowerId(), 77);
        assertEq(moved.ownerId(), offer.ownerId);
        assertEq(moved.termsVersion(), offer.termsVersion);
        assertEq(moved.insured(), offer.insured);
        assertEq(uint8(moved.state()), uint8(word.state()));
        assertEq(uint8(moved.priority()), 1);
        assertEq(moved.slotSeconds(), offer.slotSeconds);
    }

    function testFuzz_another_borrower_changes_nothing_else(uint256 any, uint32 borrower) public pure {
        ReservationWord moved = ReservationWord.wrap(any).withBorrower(borrower);
        assertEq(moved.borrowerId(), borrower);
        assertEq(ReservationWord.unwrap(moved) >> 32, any >> 32);
    }
}
