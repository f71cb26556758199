// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title A facility's right to override in one word
/// @notice Bits 0..63 the displaced reservation of the override that waits for its review, or 0; 64..111 its bond, token
/// units; 112..143 suspended until; 144..175, 176..207 and 208..239 when its last three overrides were, the latest first.
/// Times are unix seconds, which fit 32 bits until 2106.
library OverrideWord {
    uint256 private constant _BOND = 64;
    uint256 private constant _SUSPENDED = 112;
    uint256 private constant _TIMES = 144;
    uint256 private constant _OLDEST = 208;
    uint256 private constant _TIME_BITS = 32;

    /// @dev The word after an override: the oldest of the three times falls off.
    /// @param bond_ Half of a price, which has 48 bits.
    function withOverride(uint256 word, uint64 pendingId_, uint256 bond_) internal view returns (uint256) {
        uint256 times = (word >> _TIMES << _TIME_BITS | uint32(block.timestamp)) & type(uint96).max;
        uint256 suspended = uint256(suspendedUntil(word)) << _SUSPENDED;
        return uint256(pendingId_) | uint256(uint48(bond_)) << _BOND | suspended | times << _TIMES;
    }

    /// @dev The word after a review.
    function reviewed(uint256 word, uint40 suspendedUntil_) internal pure returns (uint256) {
        return word >> _TIMES << _TIMES | uint256(uint32(suspendedUntil_)) << _SUSPENDED;
    }

    function pendingId(uint256 word) internal pure returns (uint64) {
        return uint64(word);
    }

    function bond(uint256 word) internal pure returns (uint48) {
        return uint48(word >> _BOND);
    }

    function suspendedUntil(uint256 word) internal pure returns (uint32) {
        return uint32(word >> _SUSPENDED);
    }

    /// @notice When the third last override was; 0 when there were fewer.
    function oldest(uint256 word) internal pure returns (uint32) {
        return uint32(word >> _OLDEST);
    }

    /// @notice How many of the last three overrides were after `since`.
    function countSince(uint256 word, uint256 since) internal pure returns (uint8 count) {
        for (uint256 at = _TIMES; at <= _OLDEST; at += _TIME_BITS) {
            if (uint32(word >> at) > since) ++count;
        }
    }
}
