// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IPeerBook, Peer} from "./IPeerBook.sol";

/// @title Deploys the peers and tells each of them the addresses of all others
/// @notice Trusts its deployer until the last peer is deployed, and nobody afterwards.
contract PeerBook is IPeerBook {
    address private immutable _DEPLOYER = msg.sender;

    /// @inheritdoc IPeerBook
    uint256 public deployed;

    /// @inheritdoc IPeerBook
    function deploy(Peer peer, bytes calldata creationCode) external returns (address at) {
        if (msg.sender != _DEPLOYER) revert PeerNotDeployer(msg.sender, _DEPLOYER);
        uint256 expected = deployed;
        if (uint256(peer) != expected) revert PeerOutOfOrder(peer, expected);
        deployed = expected + 1;

        bytes memory code = creationCode;
        assembly ("memory-safe") {
            at := create(0, add(code, 0x20), mload(code))
        }
        if (at == address(0) || at.code.length == 0 || at != addressOf(peer)) revert PeerCreationFailed(peer);
        emit PeerDeployed(peer, at);
    }

    /// @inheritdoc IPeerBook
    function addressOf(Peer peer) public view returns (address) {
        // A contract's nonce begins at 1, and RLP writes a nonce below 128 as itself: keccak256([book, position + 1]).
        bytes memory rlp = abi.encodePacked(bytes2(0xd694), address(this), uint8(peer) + 1);
        return address(uint160(uint256(keccak256(rlp))));
    }
}
