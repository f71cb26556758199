// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title A ledger account in one word
/// @notice Bits 0..95 free, 96..175 escrowed, 176..239 insured, 240..255 loans: read once and written once by every
/// escrow, where a struct would be read and written member by member.
library AccountWord {
    using SafeCast for uint256;

    uint256 private constant _ESCROWED = 96;
    uint256 private constant _INSURED = 176;
    uint256 private constant _LOANS = 240;

    /// @dev Reverts when an amount does not fit.
    function pack(uint256 free_, uint256 escrowed_, uint256 insured_, uint256 loans_) internal pure returns (uint256) {
        return uint256(free_.toUint96()) | uint256(escrowed_.toUint80()) << _ESCROWED
            | uint256(insured_.toUint64()) << _INSURED | uint256(loans_.toUint16()) << _LOANS;
    }

    /// @dev The word with less escrowed, less insured and one loan less. Panics when any of them holds too little.
    function released(uint256 word, uint256 escrow, uint256 insured_) internal pure returns (uint256) {
        assert(escrowed(word) >= escrow && insured(word) >= insured_ && loans(word) != 0);
        // Each part is taken from bits that hold at least as much, so nothing is borrowed from the bits above.
        unchecked {
            return word - (escrow << _ESCROWED) - (insured_ << _INSURED) - (1 << _LOANS);
        }
    }

    /// @dev The word with another free balance.
    function withFree(uint256 word, uint256 free_) internal pure returns (uint256) {
        return word & ~uint256(type(uint96).max) | free_.toUint96();
    }

    function free(uint256 word) internal pure returns (uint256) {
        return uint96(word);
    }

    function escrowed(uint256 word) internal pure returns (uint256) {
        return uint80(word >> _ESCROWED);
    }

    function insured(uint256 word) internal pure returns (uint256) {
        return uint64(word >> _INSURED);
    }

    function loans(uint256 word) internal pure returns (uint256) {
        return word >> _LOANS;
    }
}
