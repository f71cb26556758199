// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title ERC-4907: the user of a token, until a time
/// @dev Interface id 0xad092b5c.
interface IERC4907 {
    /// @notice Emitted when the user of `tokenId` changes; `expires` is in unix seconds.
    event UpdateUser(uint256 indexed tokenId, address indexed user, uint64 expires);

    /// @notice Sets the user of `tokenId` until `expires`.
    function setUser(uint256 tokenId, address user, uint64 expires) external;

    /// @notice The user of `tokenId` now, or zero.
    function userOf(uint256 tokenId) external view returns (address);

    /// @notice Unix seconds until which the user is the user.
    function userExpires(uint256 tokenId) external view returns (uint256);
}
