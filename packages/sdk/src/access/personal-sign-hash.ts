import {
  type Address,
  concat,
  domainSeparator,
  encodeAbiParameters,
  type Hex,
  keccak256,
  stringToHex,
} from "viem";

const personalSignType = keccak256(stringToHex("PersonalSign(bytes prefixed)"));

/**
 * What a passkey account signs when a contract asks it, by ERC-1271, about `hash`: the hash nested in ERC-7739's
 * PersonalSign under the account's own EIP-712 domain, so that no other account of the same key can replay it.
 */
export function personalSignHash(hash: Hex, account: Address, chainId: number): Hex {
  const separator = domainSeparator({
    domain: { name: "PasskeyAccount", version: "1", chainId, verifyingContract: account },
  });
  const struct = keccak256(
    encodeAbiParameters([{ type: "bytes32" }, { type: "bytes32" }], [personalSignType, hash]),
  );
  return keccak256(concat(["0x1901", separator, struct]));
}
