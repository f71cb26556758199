// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title H3 cells by bit arithmetic
/// @notice An H3 index holds, from the highest bit: one reserved bit, four of mode (1 for a cell), three reserved,
/// four of resolution, seven of base cell (0..121), fifteen digits of three bits; digits finer than the
/// resolution are 7. Source: https://h3geo.org/docs/core-library/h3Indexing.
library ServiceArea {
    uint8 internal constant HOME_RESOLUTION = 8;

    uint256 private constant _RESOLUTION_SHIFT = 52;
    uint256 private constant _BASE_CELL_SHIFT = 45;
    uint256 private constant _BASE_CELLS = 122;
    /// @dev Bit b is set when base cell b is one of the twelve pentagons.
    uint256 private constant _PENTAGONS = (1 << 4) | (1 << 14) | (1 << 24) | (1 << 38) | (1 << 49) | (1 << 58)
        | (1 << 63) | (1 << 72) | (1 << 83) | (1 << 97) | (1 << 107) | (1 << 117);

    /// @notice Resolution of a cell, 0..15.
    function resolutionOf(uint64 cell) internal pure returns (uint8) {
        return uint8((cell >> _RESOLUTION_SHIFT) & 0xf);
    }

    /// @notice The cell of a coarser `resolution` that contains `cell`.
    function parentOf(uint64 cell, uint8 resolution) internal pure returns (uint64) {
        uint64 coarser = (cell & ~(uint64(0xf) << uint64(_RESOLUTION_SHIFT)))
            | (uint64(resolution) << uint64(_RESOLUTION_SHIFT));
        return coarser | _unused(resolution);
    }

    /// @notice Whether `cell` is an H3 cell.
    function isCell(uint64 cell) internal pure returns (bool) {
        // Reserved bit 0, mode 1, reserved bits 0.
        if (cell >> 56 != 0x08) return false;
        uint256 baseCell = (cell >> _BASE_CELL_SHIFT) & 0x7f;
        uint8 resolution = resolutionOf(cell);
        uint64 unused = _unused(resolution);
        if (baseCell >= _BASE_CELLS || cell & unused != unused) return false;
        return _digitsExist(cell, resolution, (_PENTAGONS >> baseCell) & 1 == 1);
    }

    /// @dev No digit may be 7, and below a pentagon the first digit that is not 0 may not be 1.
    function _digitsExist(uint64 cell, uint8 resolution, bool pentagon) private pure returns (bool) {
        for (uint8 place = 1; place <= resolution; ++place) {
            uint64 digit = (cell >> (3 * (15 - uint64(place)))) & 7;
            if (digit == 7 || (pentagon && digit == 1)) return false;
            if (digit != 0) pentagon = false;
        }
        return true;
    }

    function _unused(uint8 resolution) private pure returns (uint64) {
        return uint64((uint256(1) << (3 * (15 - uint256(resolution)))) - 1);
    }
}
