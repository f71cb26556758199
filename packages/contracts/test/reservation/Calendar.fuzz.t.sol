// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Test} from "forge-std/Test.sol";
import {Calendar} from "../../src/reservation/Calendar.sol";

/// @notice The bitmap against an array of booleans that is walked slot by slot.
contract CalendarFuzzTest is Test {
    using Calendar for Calendar.Slots;

    uint256 private constant SLOTS = 1024;
    uint256 private constant ORIGIN = 500_000;

    Calendar.Slots private _calendar;
    bool[SLOTS] private _taken;

    function _naiveFree(uint256 from, uint256 to) private view returns (bool) {
        for (uint256 slot = from; slot < to; ++slot) {
            if (_taken[slot]) return false;
        }
        return true;
    }

    function _compareAll() private view {
        for (uint256 slot = 0; slot < SLOTS; ++slot) {
            uint256 at = ORIGIN + slot;
            assertEq((_calendar.words[at >> 8] >> (at & 0xff)) & 1 == 1, _taken[slot]);
        }
    }

    /// forge-config: default.fuzz.runs = 64
    function testFuzz_follows_the_naive_calendar(uint16[8] calldata starts, uint16[8] calldata lengths, uint8 freed)
        public
    {
        bool[8] memory marked;
        for (uint256 i = 0; i < 8; ++i) {
            (uint256 from, uint256 to) = _interval(starts[i], lengths[i]);
            bool free = _naiveFree(from, to);
            assertEq(_calendar.isFree(ORIGIN + from, ORIGIN + to), free);
            if (!free) continue;
            (bool wasFree,) = _calendar.mark(ORIGIN + from, ORIGIN + to);
            assertTrue(wasFree);
            marked[i] = true;
            for (uint256 slot = from; slot < to; ++slot) {
                _taken[slot] = true;
            }
        }
        uint256 gone = freed % 8;
        if (marked[gone]) {
            (uint256 from, uint256 to) = _interval(starts[gone], lengths[gone]);
            _calendar.unmark(ORIGIN + from, ORIGIN + to);
            for (uint256 slot = from; slot < to; ++slot) {
                _taken[slot] = false;
            }
        }
        _compareAll();
    }

    function _interval(uint16 start, uint16 length) private pure returns (uint256 from, uint256 to) {
        from = start % (SLOTS - 1);
        // One in four is long enough to span words.
        uint256 longest = length % 4 == 0 ? SLOTS - from : 30;
        to = from + 1 + (length / 4) % (longest < SLOTS - from ? longest : SLOTS - from);
    }

    function testFuzz_piece_is_the_part_in_one_word(uint40 start, uint16 count) public pure {
        uint256 from = start;
        uint256 to = from + 1 + count;
        (uint256 word, uint256 mask, uint256 next) = Calendar.piece(from, to);
        assertEq(word, from / 256);
        assertEq(next, to < (word + 1) * 256 ? to : (word + 1) * 256);
        uint256 expected;
        for (uint256 slot = from; slot < next; ++slot) {
            expected |= 1 << (slot % 256);
        }
        assertEq(mask, expected);
    }

    function test_neighbours_share_nothing() public {
        _calendar.mark(10, 14);
        assertTrue(_calendar.isFree(14, 18));
        assertTrue(_calendar.isFree(6, 10));
        assertFalse(_calendar.isFree(13, 14));
        assertFalse(_calendar.isFree(10, 11));
    }

    function test_an_interval_around_a_taken_one_is_not_free() public {
        _calendar.mark(10, 14);
        assertFalse(_calendar.isFree(0, 100));
        assertFalse(_calendar.isFree(9, 15));
        assertFalse(_calendar.isFree(0, 3000));
    }

    function test_edges_of_a_word() public {
        _calendar.mark(255, 257);
        assertEq(_calendar.words[0], 1 << 255);
        assertEq(_calendar.words[1], 1);
        assertTrue(_calendar.isFree(0, 255));
        assertTrue(_calendar.isFree(257, 512));
        assertFalse(_calendar.isFree(254, 256));
        _calendar.unmark(255, 257);
        assertEq(_calendar.words[0] | _calendar.words[1], 0);
    }

    function test_a_whole_word_and_its_neighbours_for_thirty_days() public {
        _calendar.mark(256, 512);
        assertEq(_calendar.words[1], type(uint256).max);
        assertTrue(_calendar.isFree(0, 256));
        assertTrue(_calendar.isFree(512, 1232));
        (bool free, bool opened) = _calendar.mark(512, 1232);
        assertTrue(free && opened);
        assertEq(_calendar.words[4], (1 << 208) - 1);
    }

    function test_marking_says_whether_a_word_was_opened() public {
        (, bool opened) = _calendar.mark(5, 6);
        assertTrue(opened);
        (, opened) = _calendar.mark(7, 8);
        assertFalse(opened);
        (, opened) = _calendar.mark(200, 300);
        assertTrue(opened);
    }

    function test_an_empty_interval_is_free_and_marks_nothing() public {
        assertTrue(_calendar.isFree(10, 10));
        _calendar.mark(10, 10);
        assertEq(_calendar.words[0], 0);
    }
}
