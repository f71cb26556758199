// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Makes passkey accounts at addresses known beforehand
interface IPasskeyAccountFactory {
    event PasskeyAccountCreated(address indexed account, bytes[] signers, uint64 threshold);

    /// @notice Creates the account of these ERC-7913 signers, or returns it when it exists.
    /// @param signers Each `verifier address | qx | qy`.
    /// @param threshold How many of them must sign.
    function create(bytes[] calldata signers, uint64 threshold) external returns (address account);

    /// @notice The address {create} gives.
    function predict(bytes[] calldata signers, uint64 threshold) external view returns (address account);

    /// @notice The ERC-7913 verifier of WebAuthn passkeys that signers should name.
    function webAuthnVerifier() external view returns (address);
}
