// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Calendar} from "../../src/reservation/Calendar.sol";

/// @notice Lets tests ask the calendar about every interval that begins at a slot, at once.
contract CalendarHarness {
    using Calendar for Calendar.Slots;

    uint256 private constant ALL = type(uint256).max;

    Calendar.Slots private _slots;

    /// @notice {Calendar-piece} of [start, end) for every end up to `last`.
    function pieces(uint256 start, uint256 last)
        external
        pure
        returns (uint256[] memory words, uint256[] memory masks, uint256[] memory nexts)
    {
        uint256 count = last - start;
        (words, masks, nexts) = (new uint256[](count), new uint256[](count), new uint256[](count));
        for (uint256 i = 0; i < count; ++i) {
            (words[i], masks[i], nexts[i]) = Calendar.piece(start, start + 1 + i);
        }
    }

    /// @notice Takes and frees [start, end) in an empty calendar for every end from `first` to `last`.
    /// @return marked The words `word` and `word + 1` while it was taken, two for each end.
    function surveyEmpty(uint256 word, uint256 start, uint256 first, uint256 last)
        external
        returns (uint256[] memory marked)
    {
        marked = new uint256[](2 * (last + 1 - first));
        for (uint256 end = first; end <= last; ++end) {
            require(_slots.isFree(start, end), "free before");
            (bool free, bool opened) = _slots.mark(start, end);
            require(free && opened, "taken");
            uint256 at = 2 * (end - first);
            (marked[at], marked[at + 1]) = (_slots.words[word], _slots.words[word + 1]);
            require(!_slots.isFree(start, start + 1) && !_slots.isFree(end - 1, end), "taken at both ends");
            require(_slots.isFree(start - 1, start) && _slots.isFree(end, end + 1), "free beside");
            require(!_slots.isFree(start - 1, end + 1), "not free around");
            _slots.unmark(start, end);
            require(_slots.words[word] == 0 && _slots.words[word + 1] == 0, "empty again");
        }
    }

    /// @notice The same in a calendar in which everything else is taken.
    /// @param masks What [start, end) owns of the words `word` and `word + 1`, two for each end.
    function surveyFull(uint256 word, uint256 start, uint256 first, uint256 last, uint256[] calldata masks) external {
        for (uint256 end = first; end <= last; ++end) {
            uint256 at = 2 * (end - first);
            (uint256 low, uint256 high) = (ALL & ~masks[at], ALL & ~masks[at + 1]);
            (_slots.words[word], _slots.words[word + 1]) = (low, high);
            require(_slots.isFree(start, end), "free between");
            (bool free,) = _slots.mark(start, end);
            require(free && _slots.words[word] == ALL && _slots.words[word + 1] == ALL, "full");
            _slots.unmark(start, end);
            require(_slots.words[word] == low && _slots.words[word + 1] == high, "nothing else freed");
        }
    }

    /// @notice Whether [start, end) is free when one slot is taken, for every end up to `last`.
    /// @return free One bit for each end, the first end lowest.
    function freeBeside(uint256 slot, uint256 start, uint256 last) external returns (uint256[2] memory free) {
        _slots.words[slot >> 8] = 1 << (slot & 0xff);
        for (uint256 end = start + 1; end <= last; ++end) {
            uint256 at = end - start - 1;
            if (_slots.isFree(start, end)) free[at / 256] |= 1 << (at % 256);
        }
    }
}
