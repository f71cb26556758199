// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title The role bits of staff
/// @dev `packages/domain/src/access/role.ts` holds the same table; a test compares both.
library Role {
    uint16 internal constant ADMINISTRATOR = 1;
    uint16 internal constant COORDINATOR = 2;
    uint16 internal constant OPERATOR = 4;
    uint16 internal constant BIOMEDICAL = 8;
    uint16 internal constant CLINICAL_LEAD = 16;
    uint16 internal constant FINANCE = 32;
    uint16 internal constant AUDITOR = 64;
    uint16 internal constant REVIEWER = 128;
}
