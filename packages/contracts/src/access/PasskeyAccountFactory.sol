// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {
    ERC7913WebAuthnVerifier
} from "@openzeppelin/contracts/utils/cryptography/verifiers/ERC7913WebAuthnVerifier.sol";
import {IPasskeyAccountFactory} from "./IPasskeyAccountFactory.sol";
import {PasskeyAccount} from "./PasskeyAccount.sol";

/// @title Makes passkey accounts at addresses known beforehand
/// @notice Nobody has any power here. The address of an account commits to its first signers.
contract PasskeyAccountFactory is IPasskeyAccountFactory {
    address private immutable _IMPLEMENTATION = address(new PasskeyAccount());
    address private immutable _VERIFIER = address(new ERC7913WebAuthnVerifier());

    /// @inheritdoc IPasskeyAccountFactory
    function create(bytes[] calldata signers, uint64 threshold) external returns (address account) {
        account = predict(signers, threshold);
        if (account.code.length != 0) return account;
        Clones.cloneDeterministic(_IMPLEMENTATION, _salt(signers, threshold));
        PasskeyAccount(payable(account)).initialize(signers, threshold);
        emit PasskeyAccountCreated(account, signers, threshold);
    }

    /// @inheritdoc IPasskeyAccountFactory
    function predict(bytes[] calldata signers, uint64 threshold) public view returns (address account) {
        return Clones.predictDeterministicAddress(_IMPLEMENTATION, _salt(signers, threshold));
    }

    /// @inheritdoc IPasskeyAccountFactory
    function webAuthnVerifier() external view returns (address) {
        return _VERIFIER;
    }

    function _salt(bytes[] calldata signers, uint64 threshold) private pure returns (bytes32) {
        return keccak256(abi.encode(signers, threshold));
    }
}
