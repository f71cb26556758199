// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IPeerBook, Peer} from "./IPeerBook.sol";

/// @title A contract deployed by the PeerBook that trusts named peers only
/// @notice The book is the `msg.sender` of the constructor; peers are read once and kept as immutables, so no key
/// can swap one of them afterwards.
abstract contract PeerBound {
    /// @dev Reverts with {IPeerBook-PeerUnauthorized} unless the caller is `peer`.
    modifier onlyPeer(address peer) {
        _checkPeer(peer);
        _;
    }

    /// @dev For constructors only: later `msg.sender` is no book.
    function _peerAddress(Peer peer) internal view returns (address) {
        return IPeerBook(msg.sender).addressOf(peer);
    }

    function _checkPeer(address peer) internal view {
        if (msg.sender != peer) revert IPeerBook.PeerUnauthorized(msg.sender);
    }
}
