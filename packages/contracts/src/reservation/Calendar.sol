// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title The flat bitmap of a unit's slots
/// @notice Slot n is bit `n % 256` of word `n / 256`; a set bit means taken. Intervals are half-open,
/// [start, end), so overlap, envelope and adjacency are right by construction.
library Calendar {
    struct Slots {
        mapping(uint256 word => uint256 bits) words;
    }

    /// @notice Whether no slot of [start, end) is taken. An empty interval is free.
    /// @param end At most 65,535 slots after `start`, which bounds the loop at 257 words.
    function isFree(Slots storage self, uint256 start, uint256 end) internal view returns (bool) {
        while (start < end) {
            (uint256 word, uint256 mask, uint256 next) = piece(start, end);
            if (self.words[word] & mask != 0) return false;
            start = next;
        }
        return true;
    }

    /// @notice Takes every slot of [start, end).
    /// @return free Whether all were free; when not, the caller must revert, for some may have been taken.
    /// @return opened Whether a word was touched that had no mark before.
    function mark(Slots storage self, uint256 start, uint256 end) internal returns (bool free, bool opened) {
        while (start < end) {
            (uint256 word, uint256 mask, uint256 next) = piece(start, end);
            uint256 bits = self.words[word];
            if (bits & mask != 0) return (false, opened);
            if (bits == 0) opened = true;
            self.words[word] = bits | mask;
            start = next;
        }
        free = true;
    }

    /// @notice Frees every slot of [start, end).
    function unmark(Slots storage self, uint256 start, uint256 end) internal {
        while (start < end) {
            (uint256 word, uint256 mask, uint256 next) = piece(start, end);
            self.words[word] &= ~mask;
            start = next;
        }
    }

    /// @notice The slots of [start, end) that lie in a word, one bit for each.
    function maskIn(uint256 word, uint256 start, uint256 end) internal pure returns (uint256 mask) {
        // A word's index is a slot shifted down, so its borders do not wrap.
        unchecked {
            uint256 first = word << 8;
            if (start < first) start = first;
            if (end > first + 256) end = first + 256;
        }
        if (start < end) (, mask,) = piece(start, end);
    }

    /// @notice The part of [start, end) that lies in the word of `start`.
    /// @param end Greater than `start`, both far below 2^256.
    /// @return word Index of the word.
    /// @return mask One bit for each slot of the part.
    /// @return next First slot after the part.
    function piece(uint256 start, uint256 end) internal pure returns (uint256 word, uint256 mask, uint256 next) {
        // Slots are quotients of 40-bit times, and 1 <= next - start <= 256, so nothing wraps and the right shift is
        // at most 255.
        unchecked {
            word = start >> 8;
            next = (word + 1) << 8;
            if (next > end) next = end;
            mask = (type(uint256).max >> (256 - (next - start))) << (start & 0xff);
        }
    }
}
