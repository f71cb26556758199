// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title Content identifiers of documents
library Cid {
    bytes32 private constant _ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    /// @notice CIDv1 (raw codec, sha2-256) of a document's digest in base 32, as IPFS writes it.
    function ofDigest(bytes32 digest) internal pure returns (string memory) {
        // Version 1, codec raw, hash sha2-256, length 32; 36 bytes are 288 bits, padded to 58 characters of 5 bits.
        bytes memory source = abi.encodePacked(hex"01551220", digest, bytes1(0));
        bytes memory text = new bytes(59);
        text[0] = "b";
        for (uint256 i = 0; i < 58; ++i) {
            uint256 bit = i * 5;
            uint256 pair = (uint256(uint8(source[bit / 8])) << 8) | uint8(source[bit / 8 + (bit / 8 < 36 ? 1 : 0)]);
            text[i + 1] = _ALPHABET[(pair >> (11 - (bit % 8))) & 31];
        }
        return string(text);
    }
}
