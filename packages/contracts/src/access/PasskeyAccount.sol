// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Account} from "@openzeppelin/contracts/account/Account.sol";
import {ERC7821} from "@openzeppelin/contracts/account/extensions/draft-ERC7821.sol";
import {ERC4337Utils} from "@openzeppelin/contracts/account/utils/ERC4337Utils.sol";
import {IEntryPoint} from "@openzeppelin/contracts/interfaces/IERC4337.sol";
import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";
import {ERC721Holder} from "@openzeppelin/contracts/token/ERC721/utils/ERC721Holder.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {MultiSignerERC7913} from "@openzeppelin/contracts/utils/cryptography/signers/MultiSignerERC7913.sol";
import {ERC7739} from "@openzeppelin/contracts/utils/cryptography/signers/draft-ERC7739.sol";

/// @title The account of a person or facility that signs with passkeys and holds no gas
/// @notice Signers are ERC-7913 keys, `threshold` of which must sign; ERC-1271 signatures follow ERC-7739. Trusts
/// the EntryPoint v0.8 and the verifiers its signers name. Made by {PasskeyAccountFactory} as a clone.
contract PasskeyAccount is Account, MultiSignerERC7913, ERC7739, ERC7821, ERC721Holder, Initializable {
    constructor() EIP712("PasskeyAccount", "1") MultiSignerERC7913(_noSigner(), 1) {
        _disableInitializers();
    }

    /// @notice Sets the first signers. The factory calls it in the transaction that makes the clone.
    /// @param signers Each `verifier address | qx | qy`.
    /// @param threshold_ How many of them must sign.
    function initialize(bytes[] calldata signers, uint64 threshold_) external initializer {
        _addSigners(signers);
        _setThreshold(threshold_);
    }

    // Signers

    /// @notice Adds signers, such as a second authenticator. Caller: this account through its own operation.
    function addSigners(bytes[] calldata signers) external onlyEntryPointOrSelf {
        _addSigners(signers);
    }

    /// @notice Removes signers. Caller: this account; the threshold must stay within reach.
    function removeSigners(bytes[] calldata signers) external onlyEntryPointOrSelf {
        _removeSigners(signers);
    }

    /// @notice Changes how many signers must sign. Caller: this account.
    function setThreshold(uint64 threshold_) external onlyEntryPointOrSelf {
        _setThreshold(threshold_);
    }

    // Operations

    /// @inheritdoc Account
    /// @dev OpenZeppelin 5.7 names v0.9 here, which is not deployed where we run.
    function entryPoint() public pure override returns (IEntryPoint) {
        return ERC4337Utils.ENTRYPOINT_V08;
    }

    /// @inheritdoc ERC7821
    function _erc7821AuthorizedExecutor(address caller, bytes32 mode, bytes calldata executionData)
        internal
        view
        override
        returns (bool)
    {
        return caller == address(entryPoint()) || super._erc7821AuthorizedExecutor(caller, mode, executionData);
    }

    /// @dev The implementation itself belongs to an address that no key opens.
    function _noSigner() private pure returns (bytes[] memory signers) {
        signers = new bytes[](1);
        signers[0] = abi.encodePacked(address(0xdead));
    }
}
