// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {IERC4907} from "./IERC4907.sol";

/// @title ERC-4907 on top of ERC-721
/// @notice Who may set a user is left to the contract that inherits. Nothing that guards equipment or money reads
/// the user: it is for wallets and markets to look at.
abstract contract ERC4907 is ERC721, IERC4907 {
    struct User {
        address account;
        uint64 expires;
    }

    mapping(uint256 tokenId => User) private _users;

    /// @inheritdoc IERC4907
    function userOf(uint256 tokenId) external view returns (address) {
        User memory user = _users[tokenId];
        return user.expires >= block.timestamp ? user.account : address(0);
    }

    /// @inheritdoc IERC4907
    function userExpires(uint256 tokenId) external view returns (uint256) {
        return _users[tokenId].expires;
    }

    /// @inheritdoc ERC721
    function supportsInterface(bytes4 interfaceId) public view virtual override returns (bool) {
        return interfaceId == type(IERC4907).interfaceId || super.supportsInterface(interfaceId);
    }

    function _setUser(uint256 tokenId, address account, uint64 expires) internal {
        _users[tokenId] = User({account: account, expires: expires});
        emit UpdateUser(tokenId, account, expires);
    }
}
