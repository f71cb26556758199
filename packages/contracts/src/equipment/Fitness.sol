// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title The reasons why a unit may not be lent
/// @dev `packages/domain/src/equipment` holds the same table; a test compares both.
library Fitness {
    uint16 internal constant NOT_APPROVED = 1;
    uint16 internal constant QUARANTINED = 2;
    uint16 internal constant RECALLED = 4;
    uint16 internal constant NOT_DECONTAMINATED = 8;
    uint16 internal constant NOT_SANITISED = 16;
    uint16 internal constant ACCESSORIES_MISSING = 32;
    uint16 internal constant CALIBRATION_EXPIRED = 64;
    uint16 internal constant ELECTRICAL_SAFETY_EXPIRED = 128;
    uint16 internal constant MAINTENANCE_OVERDUE = 256;
    uint16 internal constant RETIRED = 512;
    uint16 internal constant TERMS_MISSING = 1024;
}
