// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title National Provider Identifiers
library Npi {
    /// @dev Luhn sum of the prefix 80840 that CMS puts before the ten digits.
    uint256 private constant _PREFIX_SUM = 24;

    /// @notice Whether `npi` has ten digits, begins with 1 or 2 and passes the Luhn check with prefix 80840.
    function isValid(uint64 npi) internal pure returns (bool) {
        if (npi < 1_000_000_000 || npi >= 3_000_000_000) return false;
        uint256 sum = _PREFIX_SUM;
        uint256 rest = npi;
        for (uint256 place = 0; place < 10; ++place) {
            uint256 digit = rest % 10;
            if (place % 2 == 1) digit = digit < 5 ? digit * 2 : digit * 2 - 9;
            sum += digit;
            rest /= 10;
        }
        return sum % 10 == 0;
    }
}
