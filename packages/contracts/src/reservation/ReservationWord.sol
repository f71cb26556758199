// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IEquipmentRegistry} from "../equipment/IEquipmentRegistry.sol";
import {IReservationManager} from "./IReservationManager.sol";

/// @notice A reservation packed into one word; zero when there is none.
type ReservationWord is uint256;

using ReservationWords for ReservationWord global;

/// @title What a {ReservationWord} holds
/// @notice From the lowest bit: borrower 32, owner 32, version of the terms 16, number of slots 16, first slot 24,
/// state 3, priority 2, slots of 15 minutes 1, escrow 48, insured dollars 28, displaced 1, awaited 1, slots before the
/// start until which cancelling is free 12, fee of a later cancellation 40. A hold has no escrow, insured value and
/// conditions of cancelling yet and keeps in the last field until when it lasts, in 32 bits, and in the next bit whether
/// the owner approved it. A displaced one keeps there until when it gives first call. The EquipmentRegistry makes no offer
/// that does not fit.
///
/// Awaited means that facilities wait for its slots. When it ends, the bit stays for as long as the slots are kept.
///
/// An amendment writes interval, escrow and the last two anew. Free cancellation is kept as a distance from the start,
/// so a later start gets a greater distance, and one that was over already gets {NEVER_FREE}: it ends in 1970.
library ReservationWords {
    uint256 internal constant DOLLAR = 1e6;
    /// @dev More slots before the start than any terms allow, see {TermsBook}.
    uint16 internal constant NEVER_FREE = (1 << 12) - 1;

    uint256 private constant OWNER = 32;
    uint256 private constant TERMS = 64;
    uint256 private constant COUNT = 80;
    uint256 private constant START = 96;
    uint256 private constant STATE = 120;
    uint256 private constant PRIORITY = 123;
    uint256 private constant QUARTER = 125;
    uint256 private constant ESCROW = 126;
    uint256 private constant INSURED = 174;
    uint256 private constant DISPLACED = 202;
    uint256 private constant AWAITED = 203;
    uint256 private constant FREE = 204;
    uint256 private constant LAST = 216;
    uint256 private constant APPROVED = 248;

    // Making

    /// @notice A reservation without a state yet.
    function draft(
        IEquipmentRegistry.Offer memory offer,
        uint32 borrower,
        uint256 startsAt,
        uint256 endsAt,
        IReservationManager.Priority priority_
    ) internal pure returns (ReservationWord) {
        uint256 slot = offer.slotSeconds;
        (uint256 first, uint256 end) = (startsAt / slot, endsAt / slot);
        uint256 word = borrower | uint256(offer.ownerId) << OWNER | uint256(offer.termsVersion) << TERMS
            | (end - first) << COUNT | first << START | uint256(priority_) << PRIORITY;
        if (slot == 15 minutes) word |= 1 << QUARTER;
        // Bit 4 of the policy: facilities wait for the unit.
        word |= uint256(offer.policy >> 4 & 1) << AWAITED;
        return ReservationWord.wrap(word);
    }

    /// @notice The draft as a hold that lasts until `until`, unix seconds.
    function held(ReservationWord self, uint256 until) internal pure returns (ReservationWord) {
        uint256 word = ReservationWord.unwrap(self) | uint256(IReservationManager.State.Held) << STATE;
        return ReservationWord.wrap(word | until << LAST);
    }

    /// @notice The hold, approved by the owner.
    function approved(ReservationWord self) internal pure returns (ReservationWord) {
        return ReservationWord.wrap(ReservationWord.unwrap(self) | 1 << APPROVED);
    }

    /// @notice The draft or hold as a confirmed reservation with what the offer fixes.
    function confirmed(ReservationWord self, IEquipmentRegistry.Offer memory offer)
        internal
        pure
        returns (ReservationWord)
    {
        uint256 word = ReservationWord.unwrap(self) & ((1 << LAST) - 1) & ~(uint256(7) << STATE);
        word |= uint256(IReservationManager.State.Confirmed) << STATE | uint256(offer.escrow) << ESCROW
            | (offer.insured / DOLLAR) << INSURED | uint256(offer.freeCancelSlots) << FREE
            | uint256(offer.lateFee) << LAST;
        return ReservationWord.wrap(word);
    }

    /// @notice The same reservation with another interval, escrow and conditions of cancelling.
    function rescheduled(ReservationWord self, IReservationManager.Schedule calldata next)
        internal
        pure
        returns (ReservationWord)
    {
        uint256 slot = self.slotSeconds();
        (uint256 first, uint256 end) = (next.startsAt / slot, next.endsAt / slot);
        uint256 kept = ((1 << COUNT) - 1) | 0x3f << STATE | 0x3fffffff << INSURED;
        uint256 word = ReservationWord.unwrap(self) & kept;
        if (next.awaited) word |= 1 << AWAITED;
        word |= (end - first) << COUNT | first << START | uint256(next.escrow) << ESCROW
            | uint256(next.freeCancelSlots) << FREE | uint256(next.lateFee) << LAST;
        return ReservationWord.wrap(word);
    }

    /// @notice The same reservation so many slots later.
    function later(ReservationWord self, uint256 slots) internal pure returns (ReservationWord) {
        // The EquipmentRegistry has offered the last of a series, whose start fits its 24 bits.
        unchecked {
            return ReservationWord.wrap(ReservationWord.unwrap(self) + (slots << START));
        }
    }

    /// @notice The same reservation of another borrower.
    function withBorrower(ReservationWord self, uint32 borrower) internal pure returns (ReservationWord) {
        return ReservationWord.wrap(ReservationWord.unwrap(self) & ~uint256(type(uint32).max) | borrower);
    }

    /// @notice The same reservation in another state.
    function withState(ReservationWord self, IReservationManager.State to) internal pure returns (ReservationWord) {
        uint256 word = ReservationWord.unwrap(self) & ~(uint256(7) << STATE);
        return ReservationWord.wrap(word | uint256(to) << STATE);
    }

    /// @notice The same reservation, whose slots are kept for the waitlist when it ends.
    function awaited(ReservationWord self) internal pure returns (ReservationWord) {
        return ReservationWord.wrap(ReservationWord.unwrap(self) | 1 << AWAITED);
    }

    /// @notice The same reservation, whose slots are free when it has ended.
    function notAwaited(ReservationWord self) internal pure returns (ReservationWord) {
        return ReservationWord.wrap(ReservationWord.unwrap(self) & ~(uint256(1) << AWAITED));
    }

    /// @notice The reservation cancelled by an override, which gives first call until `until`; 0 when used.
    function displaced(ReservationWord self, uint40 until) internal pure returns (ReservationWord) {
        uint256 word = ReservationWord.unwrap(self.notAwaited().withState(IReservationManager.State.Cancelled));
        return ReservationWord.wrap(word & ((1 << LAST) - 1) | 1 << DISPLACED | uint256(until) << LAST);
    }

    // Reading

    function isNone(ReservationWord self) internal pure returns (bool) {
        return ReservationWord.unwrap(self) == 0;
    }

    function borrowerId(ReservationWord self) internal pure returns (uint32) {
        return uint32(ReservationWord.unwrap(self));
    }

    function ownerId(ReservationWord self) internal pure returns (uint32) {
        return uint32(ReservationWord.unwrap(self) >> OWNER);
    }

    function termsVersion(ReservationWord self) internal pure returns (uint16) {
        return uint16(ReservationWord.unwrap(self) >> TERMS);
    }

    function slotCount(ReservationWord self) internal pure returns (uint16) {
        return uint16(ReservationWord.unwrap(self) >> COUNT);
    }

    function startSlot(ReservationWord self) internal pure returns (uint32) {
        return uint24(ReservationWord.unwrap(self) >> START);
    }

    /// @notice The first slot after it.
    function endSlot(ReservationWord self) internal pure returns (uint256) {
        // 24 and 16 bits.
        unchecked {
            return uint256(self.startSlot()) + self.slotCount();
        }
    }

    function state(ReservationWord self) internal pure returns (IReservationManager.State) {
        return IReservationManager.State((ReservationWord.unwrap(self) >> STATE) & 7);
    }

    function priority(ReservationWord self) internal pure returns (IReservationManager.Priority) {
        return IReservationManager.Priority((ReservationWord.unwrap(self) >> PRIORITY) & 3);
    }

    function slotSeconds(ReservationWord self) internal pure returns (uint40) {
        return (ReservationWord.unwrap(self) >> QUARTER) & 1 == 1 ? 15 minutes : 1 hours;
    }

    function escrow(ReservationWord self) internal pure returns (uint56) {
        return uint48(ReservationWord.unwrap(self) >> ESCROW);
    }

    /// @notice Token units.
    function insured(ReservationWord self) internal pure returns (uint56) {
        // 28 bits of dollars are less than 2^48 token units.
        unchecked {
            return uint56(((ReservationWord.unwrap(self) >> INSURED) & 0xfffffff) * DOLLAR);
        }
    }

    /// @notice Unix seconds, inclusive, until which cancelling a confirmed reservation is free; 0 when never.
    function freeUntil(ReservationWord self) internal pure returns (uint256) {
        // 12 bits of slots of at most an hour are 171 days; nothing is reserved before June 1970.
        unchecked {
            uint256 free = (ReservationWord.unwrap(self) >> FREE) & 0xfff;
            if (free == NEVER_FREE) return 0;
            return (self.startSlot() - free) * self.slotSeconds();
        }
    }

    /// @notice Token units owed for cancelling a confirmed reservation later.
    function lateFee(ReservationWord self) internal pure returns (uint256) {
        return ReservationWord.unwrap(self) >> LAST;
    }

    /// @notice Unix seconds at which a hold lapses; 0 unless Held.
    function heldUntil(ReservationWord self) internal pure returns (uint32) {
        return self.state() == IReservationManager.State.Held ? uint32(ReservationWord.unwrap(self) >> LAST) : 0;
    }

    /// @notice Unix seconds, end exclusive.
    function interval(ReservationWord self) internal pure returns (uint40 startsAt, uint40 endsAt) {
        // 24 and 16 bits of slots, each of 12 bits of seconds.
        unchecked {
            uint40 slot = self.slotSeconds();
            startsAt = self.startSlot() * slot;
            endsAt = startsAt + self.slotCount() * slot;
        }
    }

    /// @notice Whether facilities wait for its slots; of one that has ended, whether they are kept.
    function isAwaited(ReservationWord self) internal pure returns (bool) {
        return (ReservationWord.unwrap(self) >> AWAITED) & 1 == 1;
    }

    /// @notice Whether an override displaced it.
    function isDisplaced(ReservationWord self) internal pure returns (bool) {
        return (ReservationWord.unwrap(self) >> DISPLACED) & 1 == 1;
    }

    /// @notice Whether it owns its slots by itself.
    function isLive(ReservationWord self) internal pure returns (bool) {
        IReservationManager.State now_ = self.state();
        return now_ >= IReservationManager.State.Held && now_ <= IReservationManager.State.Returned;
    }

    /// @notice Until when a displaced one gives first call, unix seconds inclusive; 0 when it gives none.
    function firstCallUntil(ReservationWord self) internal pure returns (uint40) {
        return self.isDisplaced() ? uint40(ReservationWord.unwrap(self) >> LAST) : 0;
    }

    /// @notice Whether the owner approved a hold. Of a hold only.
    function isApproved(ReservationWord self) internal pure returns (bool) {
        return (ReservationWord.unwrap(self) >> APPROVED) & 1 == 1;
    }

    /// @notice As the interface shows it.
    function unpack(ReservationWord self) internal pure returns (IReservationManager.Reservation memory) {
        return IReservationManager.Reservation({
            borrowerId: self.borrowerId(),
            startSlot: self.startSlot(),
            slotCount: self.slotCount(),
            state: self.state(),
            priority: self.priority(),
            escrow: self.escrow(),
            insured: self.insured(),
            termsVersion: self.termsVersion(),
            heldUntil: self.heldUntil()
        });
    }
}
