// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {WebAuthn} from "@openzeppelin/contracts/utils/cryptography/WebAuthn.sol";
import {IBreakGlass} from "./IBreakGlass.sol";

/// @title Check-out: two factors of different kinds, both verified on chain
/// @notice The operator's passkey signs, as WebAuthn challenge, the EIP-712 digest of {CheckOut} (domain
/// "MedEquipShare Checkout", version "1"). The unit's own lock signs SHA-256 of
/// `"MEDEQUIPSHARE/PRESENCE/1" | chain id (32) | this contract (20) | unit (4) | operator (20) | nonce (32) |
/// issued at (5)`, big-endian, without padding. The lock opens when it finds the grant on chain.
/// @custom:invariant INV-USE-3 one stolen authenticator opens nothing.
/// @custom:invariant INV-ACC-1 a loan picked up can be checked out although a facility has expired since.
interface ICheckoutDesk is IBreakGlass {
    /// @param operator Account of the operator, staff of the borrower.
    /// @param lockNonce Fresh nonce of the lock, from its presence statement.
    /// @param expiresAt Unix seconds after which the assertion is void.
    struct CheckOut {
        uint64 reservationId;
        uint32 unitId;
        address operator;
        bytes32 lockNonce;
        uint40 expiresAt;
    }

    /// @param issuedAt Unix seconds by the lock's clock; counts for five minutes.
    struct Presence {
        uint40 issuedAt;
        bytes32 r;
        bytes32 s;
    }

    event LockProposed(uint32 indexed unitId, address proposedBy, bytes32 x, bytes32 y);
    event LockEnrolled(uint32 indexed unitId, address enrolledBy, bytes32 x, bytes32 y);
    event CheckoutGranted(
        uint64 indexed reservationId, uint32 indexed unitId, address indexed operator, bytes32 lockNonce
    );

    /// @notice Thrown when the unit has no lock.
    error CheckoutLockUnknown(uint32 unitId);
    /// @notice Thrown when the owner confirms its own proposal.
    error CheckoutWitnessNotIndependent(uint32 unitId, uint32 facilityId);
    /// @notice Thrown when this key was not proposed for the unit's lock.
    error CheckoutLockNotProposed(uint32 unitId);
    /// @notice Thrown when a key is not a point of the curve.
    error CheckoutKeyInvalid(bytes32 x, bytes32 y);
    /// @notice Thrown when the reservation is not of this unit, not delivered, inspected and on loan, or not
    /// begun.
    error CheckoutNotOnLoan(uint64 reservationId, uint32 unitId);
    /// @notice Thrown when the operator does not belong to the borrower.
    error CheckoutNotBorrower(uint64 reservationId, address operator);
    /// @notice Thrown when the assertion or the presence statement is too old, or the latter more than two minutes
    /// ahead of the chain.
    error CheckoutExpired(uint40 at, uint40 nowAt);
    /// @notice Thrown when the assertion is not the operator's passkey over this very check-out.
    error CheckoutAssertionInvalid(address operator);
    /// @notice Thrown when the presence statement is not by this unit's lock for this operator.
    error CheckoutPresenceInvalid(uint32 unitId);
    /// @notice Thrown when this operator already has the grant: nothing can be replayed.
    error CheckoutAlreadyGranted(uint64 reservationId, address operator);

    /// @notice Proposes the key of a unit's lock. Caller: biomedical of the owner, which holds the unit.
    /// @dev Emits {LockProposed}. A later proposal replaces an earlier one.
    function proposeLock(uint32 unitId, bytes32 x, bytes32 y) external;

    /// @notice Enrols the key proposed, after looking at the lock. Caller: biomedical of another facility than the
    /// owner, which holds the unit.
    /// @dev Emits {LockEnrolled}.
    function enrolLock(uint32 unitId, bytes32 x, bytes32 y) external;

    /// @notice Grants the operator access to the unit for the rest of the loan. Anyone may relay.
    /// @dev Emits {CheckoutGranted}.
    function checkOut(CheckOut calldata request, Presence calldata presence, WebAuthn.WebAuthnAuth calldata assertion)
        external;

    /// @notice Whether the lock may open for this operator on this nonce, now: granted, still on loan, the
    /// operator not dismissed.
    function mayOpen(uint32 unitId, address operator, bytes32 lockNonce) external view returns (bool);

    function lockOf(uint32 unitId) external view returns (bytes32 x, bytes32 y);
    /// @notice EIP-712 digest that the operator's passkey signs.
    function digestOf(CheckOut calldata request) external view returns (bytes32);
    /// @notice SHA-256 of what the lock signs.
    function presenceDigestOf(uint32 unitId, address operator, bytes32 nonce, uint40 issuedAt)
        external
        view
        returns (bytes32);
}
